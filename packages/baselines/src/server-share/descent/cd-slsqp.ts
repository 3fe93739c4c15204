/** CD_SLSQP of the paper's Fig. 9 and Table 1: coordinate descent, each decision's problem (10) handed to SLSQP. */
import {
  requireOptions,
  slsqpAllocator,
  type AnyCostStrategy,
  type Random,
  type SlsqpAllocatorOptions,
} from '@mec/model';
import { coordinateDescent } from '../../any-cost/coordinate-descent.js';
import type { Start } from '../../any-cost/start.js';

export interface CdSlsqpOptions {
  /** Options of the optimiser. */
  readonly slsqp?: SlsqpAllocatorOptions;
  /** Default: `random`. */
  readonly start?: Start;
  /** Draws the start. Default: a generator of fixed seed. */
  readonly random?: Random;
}

/**
 * Coordinate descent with allocation by SLSQP.
 *
 * @throws OutOfDomainError when an option is not what it should be. `decide` throws UnsupportedProblemError for a problem that
 * takes no allocator.
 * @see Section 4.3.
 */
export function cdSlsqp(options: CdSlsqpOptions = {}): AnyCostStrategy {
  requireOptions('cdSlsqp', options);
  const { slsqp, ...descent } = options;
  return coordinateDescent({ name: 'CD_SLSQP', allocator: slsqpAllocator(slsqp), ...descent });
}
