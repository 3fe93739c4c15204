/**
 * Frames that follow from each other: what is not computed waits, and what is spent beyond the limit is to be saved later,
 *
 *   Q_i <- max(0, Q_i - r_i + A_i) ,   Y_i <- max(0, Y_i + nu (e_i - gamma)) .
 *
 * A decision that maximises drift plus penalty in every frame keeps both kinds of queues stable where any policy does.
 *
 * @see LyDROO, sections 2 and 3.
 */
import {
  OutOfDomainError,
  requireLength,
  requireList,
  requireNumber,
  requireOptions,
  UnsupportedProblemError,
  type Decision,
  type Environment,
  type Outcome,
} from '@mec/model/contract';
import type { QueueAllocation, QueueObserver, QueueProblem } from './frame.js';
import { queueParameters, type QueueParameters } from './parameters.js';
import { queueProblem } from './queue-problem.js';
import type { QueueSlot } from './rician-slots.js';

export interface QueueEnvironmentOptions {
  /**
   * Channels and arrivals of the frames, the same each time they are iterated: {@link ricianSlots}, or a list of recorded ones. After
   * the last one they start again.
   */
  readonly slots: Iterable<QueueSlot>;
  /** w_i, >= 0, one per device. Default 1.5, 1, 1.5, 1, ... */
  readonly weights?: ArrayLike<number>;
  /** Exchanged for some of {@link lydrooParameters}. */
  readonly parameters?: Partial<QueueParameters>;
  /** What a policy may know. Default {@link observeEarnings}. */
  readonly observe?: QueueObserver;
}

/**
 * Queues that start empty. Outcomes, each the mean over the devices: of the frame that was decided its data queue in Mbit and
 * energy queue, what was computed in Mbit, what was spent in J, what arrived in Mbit, and of all devices what was earned.
 *
 * @throws OutOfDomainError, LengthMismatchError when an option leaves its range; `reset` and `step` when a slot does, and `step` for a decision
 *   whose allocation the frame does not allow.
 * @example
 * runStrategies({ strategies, environment: () => queueEnvironment({ slots: ricianSlots({ seed: 1 }) }), iterations: 500 });
 */
export function queueEnvironment(options: QueueEnvironmentOptions): Environment<QueueProblem, QueueAllocation> {
  const where = 'queueEnvironment';
  requireOptions(where, options);
  const { slots, ...rest } = options;
  const given: unknown = (slots as Partial<Iterable<QueueSlot>> | null | undefined)?.[Symbol.iterator];
  if (typeof given !== 'function' || typeof slots === 'string') {
    const expected = 'an iterable of { gains, arrivals }, such as ricianSlots()';
    throw new OutOfDomainError({ where, what: 'slots', got: slots, expected });
  }
  const { energyLimit, energyScale } = queueParameters(where, options.parameters);

  let stream: Iterator<QueueSlot> | undefined;
  let slot: QueueSlot | undefined;
  let problem: QueueProblem | undefined;
  let outcome: Outcome | undefined;

  /** The next slot's problem, with queues of the right length. */
  function next(dataQueues: Float64Array | undefined, energyQueues: Float64Array | undefined): QueueProblem {
    slot = nextSlot();
    const size = slot.gains.length;
    const data = dataQueues ?? new Float64Array(size);
    requireLength(where, 'slot.gains', slot.gains, data.length, 'one per device, as many in every slot');
    problem = queueProblem({
      ...rest,
      gains: slot.gains,
      dataQueues: data,
      energyQueues: energyQueues ?? new Float64Array(size),
    });
    return problem;
  }

  function nextSlot(): QueueSlot {
    let result = stream!.next();
    if (result.done === true) {
      stream = slots[Symbol.iterator]();
      result = stream.next();
    }
    const expected = '{ gains, arrivals }';
    if (result.done === true) throw new OutOfDomainError({ where, what: 'slots', got: 'no slot', expected });
    requireOptions(where, result.value, expected);
    const { gains, arrivals } = result.value;
    requireList(where, 'slot.gains', gains, 'a list of gains, one per device');
    requireList(where, 'slot.arrivals', arrivals, 'a list of arrivals in Mbit, one per device');
    requireLength(where, 'slot.arrivals', arrivals, gains.length, 'one per device');
    for (let i = 0; i < arrivals.length; i++) {
      requireNumber(where, `slot.arrivals[${i}]`, arrivals[i], { min: 0, max: 1e30, unit: 'Mbit' });
    }
    return result.value;
  }

  return {
    name: 'data and energy queues',
    reset() {
      stream = slots[Symbol.iterator]();
      outcome = undefined;
      return next(undefined, undefined);
    },
    step(decision: Decision<QueueAllocation>) {
      if (problem === undefined || slot === undefined) {
        throw new UnsupportedProblemError({
          where: `${where}.step`,
          what: 'problem',
          got: undefined,
          expected: 'reset() before',
        });
      }
      requireAllowed(`${where}.step`, problem, decision);
      const { rates, energies } = decision.allocation;
      const { arrivals } = slot;
      const { dataQueues, energyQueues } = problem;
      outcome = {
        'data queue (Mbit)': mean(dataQueues),
        'energy queue': mean(energyQueues),
        'rate (Mbit)': mean(rates),
        'energy (J)': mean(energies),
        'arrival (Mbit)': mean(Float64Array.from(arrivals)),
        earned: problem.earnings(decision.allocation),
      };
      return next(
        dataQueues.map((Q, i) => Math.max(0, Q - rates[i]! + arrivals[i]!)),
        energyQueues.map((Y, i) => Math.max(0, Y + energyScale * (energies[i]! - energyLimit))),
      );
    },
    get outcome() {
      return outcome;
    },
  };
}

function requireAllowed(where: string, problem: QueueProblem, decision: Decision<QueueAllocation>): void {
  requireOptions(where, decision, 'a Decision');
  if (problem.isFeasible!(decision.offload, decision.allocation)) return;
  const expected = 'rates, energies and times within the limits of the frame given last';
  throw new OutOfDomainError({ where, what: 'decision.allocation', got: decision.allocation, expected });
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
