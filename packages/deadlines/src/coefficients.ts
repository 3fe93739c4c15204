/** The numbers that a slot with deadlines is made of. */
import type { OffloadingProblem } from '@mec/model';

export interface DeadlineCoefficients {
  /** The same slot without deadlines: system, tasks and coefficients. */
  readonly plain: OffloadingProblem;
  /** D_i, s. */
  readonly deadlines: Float64Array;
  /** p_i. */
  readonly penalties: Float64Array;
  /** m_i = d_i / (D_i - d_i / r_i), MB/s: the share from which on an offloader is on time. 0: always, Infinity: never. */
  readonly neededShare: Float64Array;
}
