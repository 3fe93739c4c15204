/** The numbers that a slot with several servers is made of. */
import type { SeveralServersSystem } from './system.js';

export interface ServerCoefficients {
  /** N. */
  readonly size: number;
  readonly system: SeveralServersSystem;
  /** d_i, MB. */
  readonly tasks: Float64Array;
  /** L_i. */
  readonly localCost: Float64Array;
  /** U_im, row-major, N x M; Infinity where server m is out of reach. */
  readonly uploadCost: Float64Array;
  /** s_i. */
  readonly edgeRoot: Float64Array;
}
