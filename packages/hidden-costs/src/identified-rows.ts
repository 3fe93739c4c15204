/** Rows that say which device they are of: what a network shared by all devices needs to learn who pays more than is told. */
import { requireNumber, requireNumbers } from '@mec/model/contract';

/**
 * Each row followed by N numbers: 1 at the device's place, 0 elsewhere. A policy of such rows is made for one N and one order of devices.
 *
 * @param observation - row-major, N rows of equal width.
 * @param size - N.
 * @returns row-major, N x (width + N), new.
 * @throws OutOfDomainError when the observation is not a list of that length.
 */
export function identifiedRows(observation: Float64Array, size: number): Float64Array {
  const where = 'identifiedRows';
  requireNumber(where, 'size', size, { min: 1, max: 1e4, integer: true, unit: 'devices' });
  requireNumbers(where, 'observation', observation);
  const width = observation.length / size;
  requireNumber(where, 'length of observation / size', width, { min: 0, integer: true });
  const rows = new Float64Array(size * (width + size));
  for (let i = 0; i < size; i++) {
    const row = i * (width + size);
    rows.set(observation.subarray(i * width, (i + 1) * width), row);
    rows[row + width + i] = 1;
  }
  return rows;
}
