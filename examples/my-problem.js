// A cost model of your own, in one file: every baseline for any cost, enumeration, the agent, the tables of `pnpm bench` and the
// contract test work on it. Try `pnpm bench --problem examples/my-problem.js`.
//
// Tasks with deadlines. N devices share an edge server in equal parts; whatever comes later than its deadline costs a penalty
// on top of its delay. Each device that offloads makes the others wait, so how many offload matters as much as who.
import { createRandom, OutOfDomainError, requireLength, requireNumber, requireOptions } from '@mec/model';

/** MB/s. */
const UPLINK = 8;
const LOCAL = 3;
const EDGE = 30;

/**
 * One slot.
 *
 * @param {object} slot
 * @param {ArrayLike<number>} slot.tasks - d_i in MB, > 0.
 * @param {ArrayLike<number>} slot.deadlines - in s, > 0, one per task.
 * @param {number} [slot.penalty] - added to the cost for each task that is late, in s, >= 0. Infinity makes deadlines hard.
 * @returns {import('@mec/model').DecisionProblem} a problem whose allocation is each offloader's share of the server, MB/s.
 */
export function deadlineProblem(slot) {
  const where = 'deadlineProblem';
  requireOptions(where, slot);
  const { tasks, deadlines, penalty = 10 } = slot;
  const size = requireNumber(where, 'number of tasks', tasks?.length, { min: 1, integer: true });
  requireLength(where, 'deadlines', deadlines, size, 'one per task');
  for (let i = 0; i < size; i++) {
    requireNumber(where, `tasks[${i}]`, tasks[i], { above: 0, unit: 'MB' });
    requireNumber(where, `deadlines[${i}]`, deadlines[i], { above: 0, unit: 's' });
  }
  if (!(penalty >= 0)) throw new OutOfDomainError({ where, what: 'penalty', got: penalty, expected: '>= 0 s' });

  /** Delay of a device, when `sharers` offload. */
  const delay = (i, offloads, sharers) =>
    offloads ? tasks[i] / UPLINK + (tasks[i] * sharers) / EDGE : tasks[i] / LOCAL;

  const costOf = (offload) => {
    let sharers = 0;
    for (let i = 0; i < size; i++) sharers += offload[i];
    let cost = 0;
    for (let i = 0; i < size; i++) {
      const time = delay(i, offload[i] === 1, sharers);
      cost += time > deadlines[i] ? time + penalty : time;
    }
    return { cost, sharers };
  };

  // What a policy may know of each device: how tight its deadline is at home and at the server alone, and both in seconds.
  const observation = new Float64Array(4 * size);
  for (let i = 0; i < size; i++) {
    const home = delay(i, false, 0);
    const away = delay(i, true, 1);
    observation.set([home / deadlines[i], away / deadlines[i], home, deadlines[i]], 4 * i);
  }

  return {
    size,
    observation,
    evaluate(offload) {
      const { cost, sharers } = costOf(offload);
      return { cost, allocation: Float64Array.from(offload, (x) => (x === 1 ? EDGE / sharers : 0)) };
    },
    isFeasible(offload, allocation) {
      const total = allocation.reduce((sum, share) => sum + share, 0);
      return total <= EDGE * (1 + 1e-9) && allocation.every((share, i) => share > 0 === (offload[i] === 1));
    },
  };
}

/**
 * Slots of 6 devices, as `pnpm bench --problem` wants them: the default export makes a workload (or an environment) from a seed.
 *
 * @param {{ seed: number, deviceCount?: number }} options
 * @returns {import('@mec/model').Workload<import('@mec/model').DecisionProblem>}
 */
export default function deadlineWorkload({ seed, deviceCount = 6 }) {
  return {
    name: 'deadlines',
    events: [],
    *[Symbol.iterator]() {
      // Made here, so that every iteration over the workload meets the same slots.
      const random = createRandom(seed).split('deadlines');
      for (;;) yield drawProblem(random, deviceCount);
    },
  };
}

/**
 * Tasks of 5 to 25 MB with 2 to 6 s to go.
 *
 * @param {import('@mec/model').Random} random
 * @param {number} size
 */
export function drawProblem(random, size) {
  const draw = (low, high) => Float64Array.from({ length: size }, () => random.uniform(low, high));
  return deadlineProblem({ tasks: draw(5, 25), deadlines: draw(2, 6) });
}
