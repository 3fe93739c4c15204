/**
 * Tabular Q-learning, the method that the paper's introduction holds to be unfit for problems of many dimensions (its
 * reference [7]; the rule is of Watkins and Dayan, Machine Learning 8, 1992, doi 10.1007/BF00992698).
 *
 * One slot is an episode: the devices are asked one after the other, in the order of their indices, and what a device adds to
 * the cost is charged at once, so that the rewards of an episode add up to what the decision saves against all local.
 *   state   position of the device among those with a task  x  bin of its task  x  bin of the server's load so far
 *   action  local or offload
 * A table over whole slots instead would need a row for every combination of binned tasks and a column for each of the 2^N
 * decisions: see {@link jointTableSize}.
 */
import {
  createRandom,
  objective,
  requireNumber,
  requireOffloadingProblem,
  requireOptions,
  requireRandom,
  type Decision,
  type OffloadingProblem,
  type Random,
  type Strategy,
} from '@mec/model';
import { optimalDecision } from './priced-decision.js';

export interface QLearningOptions {
  /** Bins of equal width for tasks of 0 to `largestTask` MB, an integer >= 1. Default 8. */
  readonly taskBins?: number;
  /** Tasks above it fall into the last bin; > 0 MB. Default 25, the paper's largest. */
  readonly largestTask?: number;
  /** Bins of the load 2 T / F, from 0 to the load at which no device of the slot would join, an integer >= 1. Default 16. */
  readonly loadBins?: number;
  /** Step towards the new estimate, > 0 and <= 1. Default 0.05. */
  readonly learningRate?: number;
  /** Weight of what later devices bring, 0 to 1. Default 1: the cost of a slot is a plain sum. */
  readonly discount?: number;
  /** Probability of a random action in the first slot, 0 to 1. Default 1. */
  readonly firstExploration?: number;
  /** The same from slot `explorationSlots` on; in between it falls linearly. Default 0.01. */
  readonly lastExploration?: number;
  /** An integer >= 1. Default 2000. */
  readonly explorationSlots?: number;
  /** Default: a generator of fixed seed. */
  readonly random?: Random;
}

export interface QLearner extends Strategy {
  /** Decides without exploring or learning. */
  act(problem: OffloadingProblem): Decision;
  /** Numbers in the tables so far: one table for each number of devices with a task that was met. */
  readonly tableSize: number;
}

/**
 * Entries of a table of whole slots: (2 taskBins)^N.
 *
 * @throws OutOfDomainError when an argument is not an integer >= 1.
 */
export function jointTableSize(deviceCount: number, taskBins: number): number {
  requireNumber('jointTableSize', 'deviceCount', deviceCount, { min: 1, integer: true });
  requireNumber('jointTableSize', 'taskBins', taskBins, { min: 1, integer: true });
  return (2 * taskBins) ** deviceCount;
}

/**
 * Q-learning that acts and learns with every decision. Without capacity all local.
 *
 * @throws OutOfDomainError when an option leaves its range.
 */
export function qLearning(options: QLearningOptions = {}): QLearner {
  const settings = readOptions(options);
  const { loadBins, taskBins, largestTask } = settings;
  const tables = new Map<number, Float64Array>();
  let slots = 0;

  const tableOf = (devices: number): Float64Array => {
    const known = tables.get(devices);
    if (known !== undefined) return known;
    const table = new Float64Array(devices * taskBins * loadBins * 2);
    tables.set(devices, table);
    return table;
  };

  /** Plays one slot; with a learning rate of 0 the tables stay as they are. */
  const play = (problem: OffloadingProblem, exploration: number, rate: number): Decision => {
    requireOffloadingProblem('qLearning', problem);
    const { active } = problem;
    const table = tableOf(active.length);
    const fullLoad = active.reduce((most, i) => Math.max(most, problem.gain[i]! / problem.edgeRoot[i]!), 0);
    const offload = new Uint8Array(problem.size);
    /** Place in the table of the local action of a state; that of offloading follows it. */
    const state = (position: number, load: number): number => {
      const size = Math.floor((problem.tasks[active[position]!]! / largestTask) * taskBins);
      const filled = fullLoad === 0 ? 0 : Math.floor((objective.price(problem, load) / fullLoad) * loadBins);
      const row = (position * taskBins + Math.min(size, taskBins - 1)) * loadBins + Math.min(filled, loadBins - 1);
      return 2 * row;
    };

    let load = 0;
    let here = active.length > 0 ? state(0, 0) : 0;
    active.forEach((i, position) => {
      const explores = exploration > 0 && settings.random.next() < exploration;
      const action = explores ? settings.random.integer(2) : table[here + 1]! > table[here]! ? 1 : 0;
      const reward = action === 1 ? -objective.marginal(problem, i, load) : 0;
      if (action === 1) {
        offload[i] = 1;
        load += problem.edgeRoot[i]!;
      }
      const last = position + 1 === active.length;
      const next = last ? here : state(position + 1, load);
      const future = last ? 0 : settings.discount * Math.max(table[next]!, table[next + 1]!);
      table[here + action]! += rate * (reward + future - table[here + action]!);
      here = next;
    });
    return optimalDecision(problem, offload);
  };

  return {
    name: 'Q_LEARNING',
    get tableSize() {
      let size = 0;
      for (const table of tables.values()) size += table.length;
      return size;
    },
    act: (problem) => play(problem, 0, 0),
    decide(problem: OffloadingProblem): Decision {
      const progress = Math.min(1, slots++ / settings.explorationSlots);
      const { firstExploration, lastExploration, learningRate } = settings;
      return play(problem, firstExploration + (lastExploration - firstExploration) * progress, learningRate);
    },
  };
}

function readOptions(options: QLearningOptions): Required<QLearningOptions> {
  const where = 'qLearning';
  requireOptions(where, options);
  const count = { min: 1, max: 1e6, integer: true };
  const part = { min: 0, max: 1 };
  return {
    taskBins: requireNumber(where, 'taskBins', options.taskBins ?? 8, count),
    largestTask: requireNumber(where, 'largestTask', options.largestTask ?? 25, { above: 0, unit: 'MB' }),
    loadBins: requireNumber(where, 'loadBins', options.loadBins ?? 16, count),
    learningRate: requireNumber(where, 'learningRate', options.learningRate ?? 0.05, { above: 0, max: 1 }),
    discount: requireNumber(where, 'discount', options.discount ?? 1, part),
    firstExploration: requireNumber(where, 'firstExploration', options.firstExploration ?? 1, part),
    lastExploration: requireNumber(where, 'lastExploration', options.lastExploration ?? 0.01, part),
    explorationSlots: requireNumber(where, 'explorationSlots', options.explorationSlots ?? 2000, count),
    random: requireRandom(where, options.random ?? createRandom(0).split('Q-learning')),
  };
}
