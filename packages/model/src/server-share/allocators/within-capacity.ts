import { requireNumber } from '../../contract/domain.js';

/**
 * Takes back what rounding gave away: a sum that ended a few units in the last place above the capacity is scaled down.
 * Writes to `allocation` and returns it; an allocation that adds up to at most the capacity stays as it is.
 *
 * @param edgeCapacity - MB/s, >= 0.
 * @throws OutOfDomainError when it leaves its range.
 */
export function withinCapacity(allocation: Float64Array, edgeCapacity: number): Float64Array {
  // The usual case first: this runs at every allocation.
  if (!(typeof edgeCapacity === 'number' && edgeCapacity >= 0)) {
    requireNumber('withinCapacity', 'edgeCapacity', edgeCapacity, { min: 0, unit: 'MB/s' });
  }
  for (let excess = 1; ; excess *= 2) {
    let total = 0;
    for (let i = 0; i < allocation.length; i++) total += allocation[i]!;
    // Not `<=`: a NaN would never end the loop.
    if (!(total > edgeCapacity)) return allocation;
    const factor = (edgeCapacity / total) * (1 - excess * Number.EPSILON);
    for (let i = 0; i < allocation.length; i++) allocation[i]! *= factor;
  }
}
