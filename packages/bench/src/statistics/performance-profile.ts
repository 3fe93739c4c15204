/**
 * Performance profiles (Dolan and More, Benchmarking optimization software with performance profiles, Math. Program. 91,
 * 2002, arXiv:cs/0102001): how many of the problems each solver settles within a factor of the best.
 *
 * Notation: values[p] <-> t_{p,s}, ratios[p] <-> r_{p,s}, share <-> rho_s(tau).
 */
import {
  OutOfDomainError,
  requireLength,
  requireList,
  requireNumber,
  requireNumbers,
  requireOptions,
} from '@mec/model';

/** What a solver took for each problem: seconds, evaluations, cost. */
export interface SolverMeasure {
  readonly solver: string;
  /** One per problem, the same problems in the same order for every solver; >= 0, less is better, Infinity: failed. */
  readonly values: ArrayLike<number>;
}

export interface PerformanceProfile {
  readonly solver: string;
  /**
   * r_{p,s} = t_{p,s} / min_s t_{p,s} per problem, >= 1; Infinity where the solver failed, or took more than the 0 that
   * another did.
   */
  readonly ratios: Float64Array;
  /** Where rho_s rises, ascending: `share` of the problems have a ratio <= `tau`. Empty if all failed. */
  readonly steps: readonly ProfileStep[];
}

export interface ProfileStep {
  readonly tau: number;
  readonly share: number;
}

/**
 * One profile per solver, in their order.
 *
 * A problem that every solver fails counts all the same, so that shares stay comparable. A profile depends on the whole
 * set of solvers: leaving one out moves the others.
 *
 * @throws OutOfDomainError when there is no solver or no problem, two solvers share a name, or a value is negative or
 *   NaN; LengthMismatchError when the solvers differ in their number of problems.
 * @example
 * performanceProfiles([{ solver: 'a', values: [1, 4] }, { solver: 'b', values: [2, Infinity] }]);
 */
export function performanceProfiles(measures: readonly SolverMeasure[]): PerformanceProfile[] {
  validate(measures);
  const best = new Float64Array(measures[0]!.values.length).fill(Infinity);
  for (const { values } of measures) {
    for (let p = 0; p < best.length; p++) best[p] = Math.min(best[p]!, values[p]!);
  }
  return measures.map(({ solver, values }) => {
    const ratios = best.map((least, p) => ratioOf(values[p]!, least));
    return { solver, ratios, steps: stepsOf(ratios) };
  });
}

/**
 * rho_s(tau): the share of problems that the solver settles within `tau` times the best. At 1 it is the share it wins.
 *
 * @param tau - >= 1; Infinity gives the share of problems solved at all.
 * @throws OutOfDomainError when it is less or NaN.
 */
export function shareWithin(profile: PerformanceProfile, tau: number): number {
  if (!(tau >= 1)) throw new OutOfDomainError({ where: 'shareWithin', what: 'tau', got: tau, expected: '>= 1' });
  return profile.steps.filter((step) => step.tau <= tau).at(-1)?.share ?? 0;
}

function ratioOf(value: number, least: number): number {
  if (value === Infinity) return Infinity;
  return value === least ? 1 : value / least;
}

function stepsOf(ratios: Float64Array): ProfileStep[] {
  const solved = ratios.filter((ratio) => ratio < Infinity).sort();
  const steps: ProfileStep[] = [];
  solved.forEach((tau, k) => {
    if (tau !== solved[k + 1]) steps.push({ tau, share: (k + 1) / ratios.length });
  });
  return steps;
}

function validate(measures: readonly SolverMeasure[]): void {
  const where = 'performanceProfiles';
  requireList(where, 'measures', measures, 'a list of { solver, values }');
  requireNumber(where, 'measures.length', measures.length, { min: 1 });
  measures.forEach((measure, s) => {
    requireOptions(where, measure, '{ solver, values }');
    requireNumbers(where, `measures[${s}].values`, measure.values);
  });
  const problems = measures[0]!.values.length;
  requireNumber(where, 'measures[0].values.length', problems, { min: 1 });
  measures.forEach(({ solver, values }, s) => {
    if (measures.findIndex((measure) => measure.solver === solver) !== s) {
      const expected = 'a name that no other solver has';
      throw new OutOfDomainError({ where, what: `measures[${s}].solver`, got: solver, expected });
    }
    requireLength(where, `measures[${s}].values`, values, problems, 'problems, as measures[0]');
    for (let p = 0; p < problems; p++) {
      if (values[p]! >= 0) continue;
      const what = `measures[${s}].values[${p}]`;
      throw new OutOfDomainError({ where, what, got: values[p], expected: '>= 0, Infinity where the solver failed' });
    }
  });
}
