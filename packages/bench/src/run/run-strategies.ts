/**
 * Strategies over the same slots (common random numbers), each decision compared with the best known cost.
 *
 * A workload's problem is made once and handed to every strategy in turn, so they differ by their decisions alone. An
 * environment's slots follow from the decisions, so every strategy has an environment of its own, made the same way.
 */
import {
  LengthMismatchError,
  OutOfDomainError,
  requireFunction,
  requireMethods,
  requireNumber,
  requireOptions,
  requireProblem,
  type Decision,
  type DecisionProblem,
  type Environment,
  type OffloadingProblem,
  type Sense,
  type Strategy,
  type Workload,
} from '@mec/model';
import { comparedWith } from './comparison.js';
import { CostBelowMinimumError } from './cost-below-minimum-error.js';
import { countedProblem, type EvaluationCounter } from './counted-problem.js';
import type { StrategyRun } from './strategy-run.js';

interface CommonOptions<P> {
  /** Of the kind that decides the problems given. */
  readonly strategies: readonly Strategy<NoInfer<P>, unknown>[];
  /** How many slots are decided, an integer >= 1. */
  readonly iterations: number;
  /**
   * The minimum cost of a problem, over all decisions; Infinity where none can be carried out. Default: the lowest cost that a
   * strategy of the run reached in the slot.
   */
  readonly minimum?: (problem: NoInfer<P>) => number;
  /** Called after each slot, with the count of those done; `true` ends the run early. */
  readonly onIteration?: (done: number) => boolean | void;
}

export interface WorkloadRunOptions<P = OffloadingProblem> extends CommonOptions<P> {
  readonly workload: Workload<P>;
  readonly environment?: never;
}

export interface EnvironmentRunOptions<P = OffloadingProblem> extends CommonOptions<P> {
  /** Makes an environment, the same way each time: from the same seed. Called once per strategy. */
  readonly environment: () => Environment<P>;
  readonly workload?: never;
}

export type RunOptions<P = OffloadingProblem> = WorkloadRunOptions<P> | EnvironmentRunOptions<P>;

/** A cost may lie below the minimum by this much of it: sums taken in another order. */
const ROUNDING = 1e-9;

/**
 * Decides every slot with every strategy.
 *
 * @returns one run per strategy, in their order; shorter than `iterations` when `onIteration` ended it.
 * @throws OutOfDomainError when an option leaves its range, a cost or minimum is not a number, or a strategy states Infinity for a
 *   decision that the problem can price; LengthMismatchError when the workload ends before; CostBelowMinimumError when a
 *   strategy states a cost that no decision has.
 * @example
 * runStrategies({ strategies, workload, iterations: 1000, minimum: (problem) => minimum(problem).cost });
 * runStrategies({ strategies, environment: () => queues({ seed: 1 }), iterations: 500 });
 */
export function runStrategies<P extends DecisionProblem<unknown> = OffloadingProblem>(
  options: RunOptions<P>,
): StrategyRun[] {
  requireRun(options);
  const { strategies, iterations, minimum, onIteration } = options;
  const counter: EvaluationCounter = { count: 0 };
  const records = strategies.map(() => ({
    cost: new Float64Array(iterations),
    best: new Float64Array(iterations),
    evaluations: new Float64Array(iterations),
    outcomes: new Map<string, Float64Array>(),
  }));
  const stream = options.workload === undefined ? undefined : options.workload[Symbol.iterator]();
  const environments = options.environment === undefined ? [] : strategies.map(() => options.environment());
  for (const environment of environments) {
    requireMethods('runStrategies', 'what environment makes', environment, ['reset', 'step'], 'an Environment');
  }
  const slots = environments.map((environment) => environment.reset());
  let sense: Sense = 'minimise';

  let done = 0;
  let stopped = false;
  while (done < iterations && !stopped) {
    let shared: P | undefined;
    let lowest: number | undefined;
    if (stream !== undefined) {
      const next = stream.next();
      if (next.done === true) break;
      shared = seen(next.value);
      lowest = minimumOf(shared);
    }
    strategies.forEach((strategy, k) => {
      const problem = shared ?? seen(slots[k]!);
      const least = shared === undefined ? minimumOf(problem) : lowest;
      counter.count = 0;
      const decision = strategy.decide(problem);
      const record = records[k]!;
      record.evaluations[done] = counter.count;
      record.cost[done] = checked(decision, problem, strategy.name, least);
      record.best[done] = least ?? Infinity;
      if (shared === undefined) {
        slots[k] = environments[k]!.step(decision);
        note(environments[k]!.outcome, record.outcomes);
      }
    });
    if (minimum === undefined) {
      const reached = Math.min(...records.map(({ cost }) => cost[done]!));
      for (const { best } of records) best[done] = reached;
    }
    done++;
    stopped = onIteration?.(done) === true;
  }
  stream?.return?.();
  if (done < iterations && !stopped) {
    const expected = `${iterations} (slots to decide)`;
    throw new LengthMismatchError({ where: 'runStrategies', what: 'workload', got: done, expected });
  }
  // Copies: a view would carry the whole buffer along to another thread.
  const cut = (values: Float64Array): Float64Array => values.slice(0, done);
  const costs = records.map(({ cost, best }) => ({ cost: cut(cost), best: cut(best) }));
  return comparedWith(costs, sense).map((compared, k) => ({
    strategy: strategies[k]!.name,
    sense,
    ...compared,
    evaluations: cut(records[k]!.evaluations),
    outcomes: Object.fromEntries([...records[k]!.outcomes].map(([name, values]) => [name, cut(values)])),
  }));

  function seen(problem: P): P {
    requireProblem('runStrategies', problem);
    sense = problem.sense ?? 'minimise';
    return countedProblem(problem, counter);
  }

  function minimumOf(problem: P): number | undefined {
    if (minimum === undefined) return undefined;
    const lowest = minimum(problem);
    return lowest === Infinity ? lowest : requireNumber('runStrategies', `minimum in iteration ${done + 1}`, lowest);
  }

  function checked(decision: Decision<unknown>, problem: P, strategy: string, lowest: number | undefined): number {
    const what = `cost of ${strategy} in iteration ${done + 1}`;
    // Callers from plain JavaScript may return anything.
    const cost = (decision as Decision<unknown> | null | undefined)?.cost;
    const infeasible = cost === Infinity && problem.evaluate(decision.offload).cost === Infinity;
    const stated = infeasible ? Infinity : requireNumber('runStrategies', what, cost);
    if (lowest !== undefined && stated < lowest && !(stated >= lowest - ROUNDING * Math.abs(lowest))) {
      throw new CostBelowMinimumError({ strategy, iteration: done + 1, cost: stated, minimum: lowest });
    }
    return stated;
  }

  function note(outcome: Environment<P>['outcome'], outcomes: Map<string, Float64Array>): void {
    for (const [name, value] of Object.entries(outcome ?? {})) {
      let values = outcomes.get(name);
      if (values === undefined) outcomes.set(name, (values = new Float64Array(iterations)));
      values[done] = requireNumber('runStrategies', `outcome ${name} in iteration ${done + 1}`, value);
    }
  }
}

function requireRun<P>(options: RunOptions<P>): void {
  const where = 'runStrategies';
  requireOptions(where, options);
  const { strategies, iterations, minimum, onIteration } = options;
  requireNumber(where, 'iterations', iterations, { min: 1, integer: true });
  const given: unknown = strategies;
  if (!Array.isArray(given) || given.length === 0) {
    throw new OutOfDomainError({ where, what: 'strategies', got: given, expected: 'at least one strategy' });
  }
  strategies.forEach((strategy, k) => requireMethods(where, `strategies[${k}]`, strategy, ['decide'], 'a Strategy'));
  if (minimum !== undefined) requireFunction(where, 'minimum', minimum);
  if (onIteration !== undefined) requireFunction(where, 'onIteration', onIteration);
  if (options.environment !== undefined) {
    requireFunction(where, 'environment', options.environment);
    return;
  }
  const iterate: unknown = (options.workload as Partial<Workload> | null | undefined)?.[Symbol.iterator];
  if (typeof iterate === 'function') return;
  const expected = 'a Workload (or `environment`, a function that makes an Environment)';
  throw new OutOfDomainError({ where, what: 'workload', got: options.workload, expected });
}
