/** Neighbouring records of one run depend on each other; the means of blocks of them hardly do, so those are resampled. */
import { requireNumber, requireNumbers } from '@mec/model';

/**
 * Means of consecutive blocks; what is left over at the end joins the last block.
 *
 * @param size - values per block, an integer >= 1.
 * @returns floor(length / size) means, or the one mean of fewer values than a block holds.
 * @throws OutOfDomainError when size is not such an integer or there are no values.
 */
export function blockMeans(values: ArrayLike<number>, size: number): Float64Array {
  requireNumbers('blockMeans', 'values', values);
  requireNumber('blockMeans', 'size', size, { min: 1, integer: true });
  requireNumber('blockMeans', 'values.length', values.length, { min: 1 });
  const count = Math.max(1, Math.floor(values.length / size));
  return Float64Array.from({ length: count }, (_, block) => {
    const end = block === count - 1 ? values.length : (block + 1) * size;
    let sum = 0;
    for (let i = block * size; i < end; i++) sum += values[i]!;
    return sum / (end - block * size);
  });
}
