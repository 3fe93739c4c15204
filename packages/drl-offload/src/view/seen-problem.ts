/** What the agent decides about: a slot of any cost model, with the view that its parts get. */
import {
  isOffloadingProblem,
  requireProblem,
  requireTwoChoices,
  type Allocator,
  type DecisionProblem,
  type Observer,
} from '@mec/model';
import { slotView, type SlotView } from './slot-view.js';

export interface SeenProblem<A> {
  /** Says what a decision costs. */
  readonly problem: DecisionProblem<A>;
  readonly view: SlotView;
}

/**
 * The paper's problem through an allocator, shown as `observe` tells; any other problem as it is.
 *
 * @throws OutOfDomainError when a part of the problem is missing or wrong; UnsupportedProblemError for more than two choices.
 */
export function seenProblem<A>(problem: DecisionProblem<A>, allocator: Allocator, observe: Observer): SeenProblem<A> {
  requireProblem('agent', problem);
  requireTwoChoices('agent', problem);
  if (!isOffloadingProblem(problem)) return { problem, view: slotView(problem) };
  const seen = problem.withAllocator(allocator, observe) as DecisionProblem<unknown> as DecisionProblem<A>;
  const { ids } = problem as DecisionProblem<unknown>;
  return { problem: seen, view: slotView(ids === undefined ? seen : withIds(seen, ids)) };
}

function withIds<A>(problem: DecisionProblem<A>, ids: ArrayLike<number | string>): DecisionProblem<A> {
  return Object.defineProperty(Object.create(problem) as DecisionProblem<A>, 'ids', { value: ids });
}
