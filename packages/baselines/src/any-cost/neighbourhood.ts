/**
 * A decision and those that differ from it in one device: the ground that descent, annealing and enumeration walk on.
 *
 * Where the problem has a walk, costs come from it and one evaluation at the end has the last word; elsewhere every cost is an
 * evaluation, and none is asked for twice in a row.
 */
import type { Decision, DecisionProblem, Evaluation } from '@mec/model/contract';
import { statedCost } from './evaluated.js';

export interface Neighbourhood<A> {
  /** Goes to a decision (copied) and returns its cost. */
  start(offload: ArrayLike<number>): number;
  /** The choice of a device here. */
  choiceOf(device: number): number;
  /** The cost if one device chose otherwise; the place stays. */
  at(device: number, choice: number): number;
  /** Goes there. */
  move(device: number, choice: number): void;
  /** The decision here, in arrays of its own. */
  decision(): Decision<A>;
}

/** The neighbourhoods of a problem's decisions. */
export function neighbourhood<A>(where: string, problem: DecisionProblem<A>): Neighbourhood<A> {
  return problem.walk === undefined ? byEvaluation(where, problem) : byWalk(where, problem, problem.walk);
}

function byWalk<A>(
  where: string,
  problem: DecisionProblem<A>,
  makeWalk: NonNullable<DecisionProblem<A>['walk']>,
): Neighbourhood<A> {
  const walk = makeWalk.call(problem);
  const here = new Uint8Array(problem.size);
  return {
    start(offload) {
      here.set(offload);
      return statedCost(where, walk.start(here));
    },
    choiceOf: (device) => here[device]!,
    at(device, choice) {
      const cost = statedCost(where, walk.set(device, choice));
      walk.set(device, here[device]!);
      return cost;
    },
    move(device, choice) {
      here[device] = choice;
      walk.set(device, choice);
    },
    decision() {
      const { cost, allocation } = problem.evaluate(here);
      return { offload: here.slice(), allocation, cost: statedCost(where, cost) };
    },
  };
}

/** An evaluation of a neighbour that may be moved to. */
interface Seen<A> {
  readonly device: number;
  readonly choice: number;
  readonly evaluation: Evaluation<A>;
}

function byEvaluation<A>(where: string, problem: DecisionProblem<A>): Neighbourhood<A> {
  const here = new Uint8Array(problem.size);
  let current: Evaluation<A> | undefined;
  /** Of the neighbours looked at from here: the cheapest, and the last. */
  let cheapest: Seen<A> | undefined;
  let last: Seen<A> | undefined;
  const evaluate = (): Evaluation<A> => {
    const evaluation = problem.evaluate(here);
    statedCost(where, evaluation.cost);
    return evaluation;
  };
  const matches = (seen: Seen<A> | undefined, device: number, choice: number): seen is Seen<A> =>
    seen?.device === device && seen.choice === choice;
  return {
    start(offload) {
      here.set(offload);
      cheapest = last = undefined;
      current = evaluate();
      return current.cost;
    },
    choiceOf: (device) => here[device]!,
    at(device, choice) {
      const kept = here[device]!;
      here[device] = choice;
      last = { device, choice, evaluation: evaluate() };
      here[device] = kept;
      if (cheapest === undefined || last.evaluation.cost < cheapest.evaluation.cost) cheapest = last;
      return last.evaluation.cost;
    },
    move(device, choice) {
      here[device] = choice;
      const seen = [last, cheapest].find((candidate) => matches(candidate, device, choice));
      current = seen?.evaluation;
      cheapest = last = undefined;
    },
    decision() {
      const { cost, allocation } = current ?? evaluate();
      return { offload: here.slice(), allocation, cost };
    },
  };
}
