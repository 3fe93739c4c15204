/** What a frame of a wireless-powered network is to whoever decides it. */
import type { DecisionProblem } from '@mec/model/contract';
import type { WirelessParameters } from './parameters.js';
import type { Terms } from './terms.js';

/** How a frame of unit length is divided. */
export interface FrameAllocation {
  /** a: the share in which the access point broadcasts energy. */
  readonly energyTime: number;
  /** tau_i: the share in which each device uploads; 0 for local devices. N entries. */
  readonly uploadTime: Float64Array;
}

export interface WirelessPoweredProblem extends DecisionProblem<FrameAllocation> {
  readonly choices: 2;
  readonly sense: 'maximise';
  /** h_i, N entries. */
  readonly gains: Float64Array;
  /** w_i, N entries. */
  readonly weights: Float64Array;
  readonly parameters: WirelessParameters;
  /** What the rates are made of. */
  readonly terms: Terms;
  /**
   * The weighted sum computation rate Q(x, a, tau), bit/s, of any division of the frame.
   *
   * @param offload - x_i, one entry per device.
   * @throws OutOfDomainError, LengthMismatchError when the decision is not valid, or a time is not a number >= 0.
   */
  rate(offload: ArrayLike<number>, allocation: FrameAllocation): number;
}

/** Turns a problem into rows of numbers, one per device. */
export type WirelessObserver = (problem: Omit<WirelessPoweredProblem, 'observation'>) => Float64Array;
