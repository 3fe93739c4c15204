/** What a frame of a network with queues is to whoever decides it. */
import type { DecisionProblem } from '@mec/model/contract';
import type { QueueParameters } from './parameters.js';
import type { Terms } from './terms.js';

/** What each device does in a frame of 1 s; N entries each. */
export interface QueueAllocation {
  /** r_i, Mbit: what is computed. */
  readonly rates: Float64Array;
  /** e_i, J. */
  readonly energies: Float64Array;
  /** tau_i, s: the time of an upload; 0 for local devices. */
  readonly uploadTime: Float64Array;
}

export interface QueueProblem extends DecisionProblem<QueueAllocation> {
  readonly choices: 2;
  readonly sense: 'maximise';
  /** h_i, N entries. */
  readonly gains: Float64Array;
  /** Q_i, Mbit, N entries. */
  readonly dataQueues: Float64Array;
  /** Y_i, N entries. */
  readonly energyQueues: Float64Array;
  /** w_i, N entries. */
  readonly weights: Float64Array;
  readonly parameters: QueueParameters;
  /** What the earnings are made of. */
  readonly terms: Terms;
  /**
   * What any allocation earns: sum_i (Q_i + V w_i) r_i - Y_i e_i.
   *
   * @throws OutOfDomainError, LengthMismatchError when rates or energies are not lists of numbers >= 0.
   */
  earnings(allocation: Pick<QueueAllocation, 'rates' | 'energies'>): number;
}

/** Turns a problem into rows of numbers, one per device. */
export type QueueObserver = (problem: Omit<QueueProblem, 'observation'>) => Float64Array;
