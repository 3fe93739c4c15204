/** CD_AVERAGE of the paper's Fig. 9: coordinate descent, the server divided into equal parts. */
import {
  equalShareAllocator,
  requireOptions,
  type AnyCostStrategy,
  type EqualShareOptions,
  type Random,
} from '@mec/model';
import { coordinateDescent } from '../../any-cost/coordinate-descent.js';
import type { Start } from '../../any-cost/start.js';

export interface CdAverageOptions {
  /** `all`: F/N to each offloader, the paper's (default); `offloaded`: F/|S|, which is worth 0.998 and not the paper's 0.88. */
  readonly among?: EqualShareOptions['among'];
  /** Default: `random`. */
  readonly start?: Start;
  /** Draws the start. Default: a generator of fixed seed. */
  readonly random?: Random;
}

/**
 * Coordinate descent with equal shares.
 *
 * @throws OutOfDomainError when an option is not what it should be. `decide` throws UnsupportedProblemError for a problem that
 * takes no allocator.
 * @see Section 4.3.
 */
export function cdAverage(options: CdAverageOptions = {}): AnyCostStrategy {
  requireOptions('cdAverage', options);
  const { among = 'all', ...descent } = options;
  return coordinateDescent({ name: 'CD_AVERAGE', allocator: equalShareAllocator({ among }), ...descent });
}
