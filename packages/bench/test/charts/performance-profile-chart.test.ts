import { describe, expect, test } from '@jest/globals';
import { performanceProfileChart, performanceProfiles, renderSvg } from '../../src/index.js';

const profiles = performanceProfiles([
  { solver: 'SLSQP', values: [1, 2, 3, 4] },
  { solver: 'random search', values: [4, 32, 3, Infinity] },
]);

const linesOf = (svg: string): string[] =>
  Array.from(svg.matchAll(/<path aria-label="[^"]*"[^>]* d="(M[^"]*)"/g), (m) => m[1]!);

describe('performanceProfileChart', () => {
  test('names solvers and axes', async () => {
    const svg = await renderSvg(performanceProfileChart(profiles));
    for (const text of ['SLSQP', 'random search', 'Ratio to the best solver, τ', 'Share of problems']) {
      expect(svg).toContain(`>${text}</text>`);
    }
  });

  // Ratios 1, 4, 16 of the second solver are 0, 1/2 and all of the log axis from 1 to 16; shares 1/4, 2/4, 3/4 of 1.02.
  test('draws a staircase on a log axis, cut at the limit', async () => {
    const svg = await renderSvg(performanceProfileChart(profiles, { limit: 16, width: 400, height: 102 }));
    expect(linesOf(svg)).toEqual(['M0,2L400,2L400,2', 'M0,77L200,77L200,52L400,52L400,27']);
    const cut = await renderSvg(performanceProfileChart(profiles, { limit: 2, width: 400, height: 102 }));
    expect(linesOf(cut)[1]).toBe('M0,77L400,77L400,77');
  });

  test('goes a little beyond the last step by default', async () => {
    const [, line] = linesOf(await renderSvg(performanceProfileChart(profiles, { width: 420, height: 102 })));
    // log 16 / log 16^1.05 of 420 pixels.
    expect(line).toMatch(/L400(\.0*\d*)?,27L420,27L420,27$/);
  });

  test('has an axis where all are equally good, and where all fail', async () => {
    const equal = performanceProfiles([{ solver: 'a', values: [1] }]);
    const failed = performanceProfiles([{ solver: 'a', values: [Infinity] }]);
    expect(linesOf(await renderSvg(performanceProfileChart(equal, { width: 400, height: 102 })))).toEqual([
      'M0,2L400,2L400,2',
    ]);
    expect(linesOf(await renderSvg(performanceProfileChart(failed, { width: 400, height: 102 })))).toEqual([
      'M0,102L400,102L400,102',
    ]);
  });

  test('takes colours and titles', async () => {
    const titles = { x: 'Ratio to the fewest evaluations', y: 'Share of 72 problems' };
    const svg = await renderSvg(performanceProfileChart(profiles, { colors: ['#123456', 'teal'], titles }));
    for (const text of [titles.x, titles.y, 'stroke="#123456"', 'stroke="teal"']) expect(svg).toContain(text);
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
