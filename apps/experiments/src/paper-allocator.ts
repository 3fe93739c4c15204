/** Problem (10) by SLSQP as Kraft published it and scipy ships it: second derivatives are estimated (BFGS), not given. */
import { slsqpAllocator, type Allocator, type SlsqpAllocatorOptions } from '@mec/model';

export const PAPER_SLSQP: SlsqpAllocatorOptions = { hessian: 'bfgs' };

export function paperAllocator(): Allocator {
  return slsqpAllocator(PAPER_SLSQP);
}
