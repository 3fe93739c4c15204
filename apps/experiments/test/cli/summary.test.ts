import { describe, expect, test } from '@jest/globals';
import { summarise } from '../../src/cli/summary.js';
import { claimOf, manifestOf } from '../output/report-samples.js';

const claims = [
  claimOf({ figure: 'Fig. 3', claim: 'The loss falls', verdict: 'holds', measured: 0.33 }),
  claimOf({
    figure: 'Fig. 6',
    claim: 'The ratio is back about 1,000 iterations after the environment has changed for the first time',
    verdict: 'undecided',
    reason: 'one seed does not tell how others do',
  }),
  claimOf({
    figure: 'Fig. 8',
    claim: 'The ratio dips a little',
    verdict: 'fails',
    measured: -0.003,
    interval: [-0.004, -0.002],
    criterion: 'at least 0.001',
  }),
  claimOf({
    figure: 'Fig. 9',
    claim:
      'A claim that is borne out and whose words are far too long for a single line of any terminal that there is today',
    verdict: 'holds',
    measured: 0.998,
  }),
];
const manifest = manifestOf({ seconds: 61, backend: 'wasm' });

describe('summarise', () => {
  test('says what fails, then what is undecided, then what holds, then the tally', () => {
    const text = summarise(claims, manifest, 100);
    const places = [
      'FAILS',
      '\nundecided',
      '\nholds ',
      '2 of 4 claims hold, 1 fails, 1 is undecided; 61 s (wasm).',
      'Open ',
    ];
    const found = places.map((place) => text.indexOf(place));
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(found).not.toContain(-1);
    expect(text).toContain('-0.003000 [-0.004000, -0.002000], holds if at least 0.001');
    expect(text).toContain('one seed does not tell how others do');
  });

  test.each([60, 80, 100])('fits %p columns, and leaves no word out', (columns) => {
    const text = summarise(claims, manifest, columns);
    const lines = text.split('\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(columns);
    const words = text.replace(/ {2,}-?[\d.]+$/gm, '').replace(/\s+/g, ' ');
    for (const { figure, claim } of claims) expect(words).toContain(`${figure}: ${claim}`);
    expect(lines.filter((line) => line.startsWith('holds'))).toHaveLength(2);
  });

  test('is no wider than is easily read, and has a width where there is no terminal', () => {
    const widest = (columns: number | undefined): number =>
      Math.max(
        ...summarise(claims, manifest, columns)
          .split('\n')
          .map(({ length }) => length),
      );
    expect(widest(300)).toBeLessThanOrEqual(100);
    expect(widest(undefined)).toBeLessThanOrEqual(80);
  });

  test('says that a short run does not speak of the paper', () => {
    expect(summarise(claims, manifest, 80)).not.toContain('Shorter');
    expect(summarise(claims, manifestOf({ fullScale: false }), 80)).toContain('Shorter than the paper’s');
  });

  test('counts no claims where none is made', () => {
    const text = summarise([], manifestOf({ fullScale: false }), 80);
    expect(text).toContain('No claims to judge; ');
    expect(text).not.toMatch(/0 of 0|verdicts/);
  });
});
