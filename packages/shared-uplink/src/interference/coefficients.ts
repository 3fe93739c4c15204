/** The numbers that a slot on one channel is made of. */
import type { OffloadingProblem } from '@mec/model';

export interface InterferenceCoefficients {
  /** The same slot where nobody else ever sends: system, tasks and coefficients. */
  readonly alone: OffloadingProblem;
  readonly gains: Float64Array;
  readonly bandwidth: number;
  readonly crosstalk: number;
  /** r_i(S) in MB/s of device i when its noise, the others' power that gets through, is `noise` (>= 0, in units of the noise). */
  rate(i: number, noise: number): number;
}
