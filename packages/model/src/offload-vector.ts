/** The decision vector x: one entry per device, 1 offloads, 0 computes locally (9d). */
import { requireLength } from './domain.js';
import { OutOfDomainError } from './errors.js';

/**
 * Checks a decision vector.
 *
 * @param offload - x_i, `size` entries, each 0 or 1.
 * @throws LengthMismatchError, or OutOfDomainError naming the first entry that is neither 0 nor 1.
 */
export function requireOffload(where: string, size: number, offload: ArrayLike<number>): void {
  requireLength(where, 'offload', offload, size, 'one entry per device');
  for (let i = 0; i < size; i++) {
    const x = offload[i];
    if (x !== 0 && x !== 1) {
      throw new OutOfDomainError({ where, what: `offload[${i}]`, got: x, expected: '0 (local) or 1 (offload)' });
    }
  }
}
