/** Problems whose costs can be raised or lowered, device by device and part by part. */
import { requireProblem, type DecisionProblem } from './decision-problem.js';
import { requireLength, requireNumber, requireOneOf } from './domain.js';
import { OutOfDomainError, UnsupportedProblemError } from './errors.js';

/** For each named part of the cost one factor per device, finite and > 0; parts that are not named keep their cost. */
export type CostFactors = Readonly<Record<string, ArrayLike<number>>>;

/** A problem that can be seen at other costs than its own. */
export interface Rescalable<A> extends DecisionProblem<A> {
  /** The parts that take factors, such as `uplink` and `processor`. */
  readonly costParts: readonly string[];
  /**
   * The same slot where each named part of a device's cost is its factor times as large.
   *
   * @throws OutOfDomainError or LengthMismatchError naming the part or factor that is wrong: see {@link requireFactors}.
   */
  withFactors(factors: CostFactors): DecisionProblem<A>;
}

/**
 * Checks factors at a model's door.
 *
 * @param parts - those that the model has.
 * @throws OutOfDomainError when a part is not one of them or a factor is not finite and > 0; LengthMismatchError when a part has not
 * one factor per device.
 */
export function requireFactors(where: string, size: number, parts: readonly string[], factors: CostFactors): void {
  // Callers from plain JavaScript may hand anything.
  const given: unknown = factors;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new OutOfDomainError({ where, what: 'factors', got: given, expected: 'factors by part of the cost' });
  }
  for (const [part, values] of Object.entries(factors)) {
    requireOneOf(where, 'part of the cost', part, parts);
    requireLength(where, `factors.${part}`, values, size, 'one factor per device');
    for (let i = 0; i < size; i++) requireNumber(where, `factors.${part}[${i}]`, values[i], { above: 0 });
  }
}

/**
 * The problem at other costs.
 *
 * @throws OutOfDomainError when the problem is not a DecisionProblem; UnsupportedProblemError when its model takes no factors; what {@link Rescalable.withFactors} throws.
 */
export function underFactors<A>(where: string, problem: DecisionProblem<A>, factors: CostFactors): DecisionProblem<A> {
  requireProblem(where, problem);
  const given = problem as Partial<Rescalable<A>>;
  if (typeof given.withFactors !== 'function') {
    throw new UnsupportedProblemError({
      where,
      what: 'problem.withFactors',
      got: given.withFactors,
      expected: 'a method: the cost model must say what a factor on a part of its cost means',
    });
  }
  return given.withFactors(factors);
}
