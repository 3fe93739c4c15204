/** The decision vector x: one entry per device, 0 computes locally, 1 offloads (9d); with several servers also 2, 3, ... */
import { requireLength } from './domain.js';
import { OutOfDomainError } from './errors.js';

/**
 * Checks a decision vector.
 *
 * @param offload - `size` entries, each 0 ... choices - 1.
 * @param choices - options of each device. Default 2.
 * @throws LengthMismatchError, or OutOfDomainError naming the first entry that is not one of the choices.
 */
export function requireOffload(where: string, size: number, offload: ArrayLike<number>, choices = 2): void {
  requireLength(where, 'offload', offload, size, 'one entry per device');
  for (let i = 0; i < size; i++) {
    const x = offload[i]!;
    if (x === 0 || x === 1) continue;
    if (typeof x === 'number' && x > 0 && x < choices && Number.isInteger(x)) continue;
    const expected = choices === 2 ? '0 (local) or 1 (offload)' : `an integer from 0 (local) to ${choices - 1}`;
    throw new OutOfDomainError({ where, what: `offload[${i}]`, got: x, expected });
  }
}
