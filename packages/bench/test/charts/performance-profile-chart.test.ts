import { describe, expect, test } from '@jest/globals';
import { lineChart, performanceProfileChart, performanceProfileLines, performanceProfiles } from '../../src/index.js';
import { renderSvg } from '../../src/render/index.js';

const profiles = performanceProfiles([
  { solver: 'SLSQP', values: [1, 2, 3, 4] },
  { solver: 'random search', values: [4, 32, 3, Infinity] },
]);

const linesOf = (svg: string): string[] =>
  Array.from(svg.matchAll(/mark-line role-mark[^>]*><path[^>]* d="(M[^"]*)"/g), (m) => m[1]!);

describe('performanceProfileChart', () => {
  test('is the line chart of its lines', () => {
    const options = { limit: 3, width: 200 };
    expect(performanceProfileChart(profiles, options)).toEqual(lineChart(performanceProfileLines(profiles, options)));
  });

  test('names solvers and axes', async () => {
    const svg = await renderSvg(performanceProfileChart(profiles));
    for (const text of ['SLSQP', 'random search', 'Ratio to the best solver, τ', 'Share of problems']) {
      expect(svg).toContain(`>${text}</text>`);
    }
  });

  // Ratios 1, 4, 16 of the second solver are 0, 1/2 and all of the log axis from 1 to 16; shares 1/4, 2/4, 3/4 of the height.
  test('draws a staircase on a log axis, cut at the limit', async () => {
    const svg = await renderSvg(performanceProfileChart(profiles, { limit: 16, width: 400, height: 100 }));
    expect(linesOf(svg)).toEqual(['M0,0L400,0L400,0', 'M0,75L200,75L200,50L400,50L400,25']);
    const cut = await renderSvg(performanceProfileChart(profiles, { limit: 2, width: 400, height: 100 }));
    expect(linesOf(cut)[1]).toBe('M0,75L400,75L400,75');
  });

  test('goes a little beyond the last step by default', async () => {
    const [, line] = linesOf(await renderSvg(performanceProfileChart(profiles, { width: 420, height: 100 })));
    // log 16 / log 16^1.05 of 420 pixels.
    expect(line).toMatch(/L400(\.0*\d*)?,25L420,25L420,25$/);
  });

  test('has an axis where all are equally good, and where all fail', async () => {
    const equal = performanceProfiles([{ solver: 'a', values: [1] }]);
    const failed = performanceProfiles([{ solver: 'a', values: [Infinity] }]);
    expect(linesOf(await renderSvg(performanceProfileChart(equal, { width: 400, height: 100 })))).toEqual([
      'M0,0L400,0L400,0',
    ]);
    expect(linesOf(await renderSvg(performanceProfileChart(failed, { width: 400, height: 100 })))).toEqual([
      'M0,100L400,100L400,100',
    ]);
  });

  test('takes colours and titles', async () => {
    const titles = { x: 'Ratio to the fewest evaluations', y: 'Share of 72 problems' };
    const svg = await renderSvg(performanceProfileChart(profiles, { colors: ['#123456', '#008080'], titles }));
    for (const text of [titles.x, titles.y, 'stroke="#123456"', 'stroke="#008080"']) expect(svg).toContain(text);
  });

  test.each([
    { options: { limit: 1 }, what: 'limit', got: 1, expected: 'a finite number > 1' },
    { options: { colors: ['red'] }, what: 'colors', got: ['red'], expected: '2 colours, one per profile' },
  ])('refuses $what $got', ({ options, ...detail }) => {
    expect(() => performanceProfileChart(profiles, options)).toThrow(
      expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN', detail: { where: 'performanceProfileChart', ...detail } }),
    );
  });
});
