import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { performanceProfiles, shareWithin, type SolverMeasure } from '../../src/index.js';

fc.configureGlobal({ seed: 20270 });

const measure = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: 1e-3, max: 1e3, noNaN: true }) },
  { weight: 1, arbitrary: fc.constant(Infinity) },
);
const tables = fc
  .record({ solvers: fc.integer({ min: 1, max: 5 }), problems: fc.integer({ min: 1, max: 12 }) })
  .chain(({ solvers, problems }) =>
    fc.array(fc.array(measure, { minLength: problems, maxLength: problems }), {
      minLength: solvers,
      maxLength: solvers,
    }),
  )
  .map((rows) => rows.map((values, s): SolverMeasure => ({ solver: `s${s}`, values })));
const taus = fc.double({ min: 1, max: 1e7, noNaN: true });

describe('performanceProfiles', () => {
  // By hand: the best are 1, 4, 3 and nobody's; so a has ratios 1, 2, 1, failed and b 2, 1, failed, failed.
  test('are shares of problems within a factor of the best', () => {
    const [a, b] = performanceProfiles([
      { solver: 'a', values: [1, 8, 3, Infinity] },
      { solver: 'b', values: [2, 4, Infinity, Infinity] },
    ]);
    expect(a).toEqual({
      solver: 'a',
      ratios: Float64Array.of(1, 2, 1, Infinity),
      steps: [
        { tau: 1, share: 0.5 },
        { tau: 2, share: 0.75 },
      ],
    });
    expect(b!.steps).toEqual([
      { tau: 1, share: 0.25 },
      { tau: 2, share: 0.5 },
    ]);
    expect([1, 1.999, 2, Infinity].map((tau) => shareWithin(a!, tau))).toEqual([0.5, 0.5, 0.75, 0.75]);
  });

  test('of a solver that always fails have no step', () => {
    const [failed] = performanceProfiles([
      { solver: 'failed', values: [Infinity] },
      { solver: 'solved', values: [1] },
    ]);
    expect(failed!.steps).toEqual([]);
    expect(shareWithin(failed!, Infinity)).toBe(0);
  });

  test('count a 0 as infinitely better than more, and as good as another 0', () => {
    const ratios = performanceProfiles([
      { solver: 'a', values: [0, 0] },
      { solver: 'b', values: [0, 3] },
    ]).map((profile) => Array.from(profile.ratios));
    expect(ratios).toEqual([
      [1, 1],
      [1, Infinity],
    ]);
  });

  test('rise from the share won to the share solved', () => {
    fc.assert(
      fc.property(tables, taus, taus, (measures, tau, other) => {
        for (const [s, profile] of performanceProfiles(measures).entries()) {
          const values = Array.from(measures[s]!.values);
          const best = values.map((_, p) => Math.min(...measures.map((m) => m.values[p]!)));
          const won = values.filter((value, p) => value < Infinity && value === best[p]).length;
          const solved = values.filter((value) => value < Infinity).length;
          expect(shareWithin(profile, 1)).toBeCloseTo(won / values.length, 12);
          expect(shareWithin(profile, Infinity)).toBeCloseTo(solved / values.length, 12);
          expect(shareWithin(profile, Math.min(tau, other))).toBeLessThanOrEqual(
            shareWithin(profile, Math.max(tau, other)),
          );
          const counted = profile.ratios.filter((ratio) => ratio <= tau).length;
          expect(shareWithin(profile, tau)).toBeCloseTo(counted / values.length, 12);
        }
      }),
    );
  });

  test('have a winner for each problem that anyone solves', () => {
    fc.assert(
      fc.property(tables, (measures) => {
        const profiles = performanceProfiles(measures);
        for (let p = 0; p < measures[0]!.values.length; p++) {
          const least = Math.min(...profiles.map(({ ratios }) => ratios[p]!));
          expect(least).toBe(measures.some(({ values }) => values[p]! < Infinity) ? 1 : Infinity);
        }
      }),
    );
  });

  // Powers of two, so that scaling rounds nothing.
  test('do not change with the unit of a problem', () => {
    fc.assert(
      fc.property(
        tables,
        fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 12, maxLength: 12 }),
        (measures, powers) => {
          const scaled = measures.map(({ solver, values }) => ({
            solver,
            values: Array.from(values, (value, p) => value * 2 ** powers[p]!),
          }));
          expect(performanceProfiles(scaled)).toEqual(performanceProfiles(measures));
        },
      ),
    );
  });

  const named = (...all: readonly number[][]): SolverMeasure[] => all.map((values, s) => ({ solver: `s${s}`, values }));
  test.each([
    { measures: [], what: 'measures.length', got: 0, expected: 'a finite number >= 1' },
    { measures: named([]), what: 'measures[0].values.length', got: 0, expected: 'a finite number >= 1' },
    {
      measures: named([1], [NaN]),
      what: 'measures[1].values[0]',
      got: NaN,
      expected: '>= 0, Infinity where the solver failed',
    },
    {
      measures: named([1, -2]),
      what: 'measures[0].values[1]',
      got: -2,
      expected: '>= 0, Infinity where the solver failed',
    },
    {
      measures: [...named([1]), ...named([2])],
      what: 'measures[1].solver',
      got: 's0',
      expected: 'a name that no other solver has',
    },
  ])('refuse $what $got', ({ measures, ...detail }) => {
    expect(() => performanceProfiles(measures)).toThrow(
      expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN', detail: { where: 'performanceProfiles', ...detail } }),
    );
  });

  test('refuse solvers with different numbers of problems', () => {
    const detail = { what: 'measures[1].values', got: 1, expected: '2 (problems, as measures[0])' };
    expect(() => performanceProfiles(named([1, 2], [1]))).toThrow(
      expect.objectContaining({ code: 'MEC_LENGTH_MISMATCH', detail: { where: 'performanceProfiles', ...detail } }),
    );
  });

  test.each([0.5, NaN])('know no share within %p', (tau) => {
    const [profile] = performanceProfiles(named([1]));
    const detail = { where: 'shareWithin', what: 'tau', got: tau, expected: '>= 1' };
    expect(() => shareWithin(profile!, tau)).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN', detail }));
  });
});
