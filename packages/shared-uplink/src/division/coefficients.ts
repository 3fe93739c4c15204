/** The numbers that a slot on a divided uplink is made of. */
import type { OffloadingProblem } from '@mec/model';

/** `time`: devices send one after the other (TDMA). `frequency`: all the while, each on its own band (FDMA). */
export type Access = 'time' | 'frequency';

/** `best`: parts of the least cost. `equal`: 1 / |S| each. */
export type ChannelShares = 'best' | 'equal';

export interface DividedUplinkCoefficients {
  /** The same slot where each device has the whole uplink to itself: system, tasks and coefficients. */
  readonly alone: OffloadingProblem;
  readonly access: Access;
  readonly channelShares: ChannelShares;
  /** e_i: what sending costs whatever the part. */
  readonly fixedCost: Float64Array;
  /** v_i: sending costs v_i / t_i more. */
  readonly channelWeight: Float64Array;
}
