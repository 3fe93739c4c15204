/** Rules that divide a resource among given offloaders, and problems whose rule may be exchanged. */
import type { CostWalk, DecisionProblem } from './decision-problem.js';
import { requireMethods } from './domain.js';
import { UnsupportedProblemError } from './errors.js';

export interface AllocationRule<P, A> {
  /** For people to read: no code depends on it. */
  readonly name: string;
  /**
   * What each offloader gets, new each time.
   *
   * @param offload - one entry per device; not written to.
   */
  allocate(problem: P, offload: ArrayLike<number>): A;
  /** Where this rule's costs can be followed from decision to decision: a new walk, with the costs that `allocate` leads to. */
  readonly walk?: ((problem: P) => CostWalk) | undefined;
  /** What it takes to make this rule anew, for what is saved; a rule without it must be given again. */
  readonly settings?: RuleSettings | undefined;
}

/** The function that makes a rule, and the options it was given: plain JSON. */
export interface RuleSettings {
  readonly kind: string;
  readonly options: Readonly<Record<string, string | number>>;
}

/** A rule for any kind of problem: whether it fits, only the problem can tell. */
export type AnyRule = AllocationRule<never, unknown>;

/** A problem that can be seen through another rule than its own. */
export interface Reallocatable<A> extends DecisionProblem<A> {
  withAllocator(allocator: AnyRule): DecisionProblem<A>;
}

/**
 * Throws unless the value is an allocator.
 *
 * @throws OutOfDomainError naming the argument.
 */
export function requireAllocator<R extends AnyRule>(where: string, allocator: R): R {
  // The usual case first: this runs at every decision of an agent.
  const given = allocator as Partial<AnyRule> | null | undefined;
  if (typeof given?.allocate !== 'function')
    requireMethods(where, 'allocator', allocator, ['allocate'], 'an Allocator');
  return allocator;
}

/**
 * The problem with its costs under a rule: the problem itself where none is given.
 *
 * @throws UnsupportedProblemError when a rule is given and the problem has only its own.
 */
export function underRule<A>(where: string, problem: DecisionProblem<A>, allocator?: AnyRule): DecisionProblem<A> {
  if (allocator === undefined) return problem;
  const { withAllocator } = problem as Partial<Reallocatable<A>>;
  if (typeof withAllocator !== 'function') {
    throw new UnsupportedProblemError({
      where,
      what: 'problem.withAllocator',
      got: withAllocator,
      expected: `a method, since the option allocator is set (${allocator.name}); leave it out to take the problem's own`,
    });
  }
  return (problem as Reallocatable<A>).withAllocator(allocator);
}
