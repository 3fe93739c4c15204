/**
 * Channels with Rayleigh fading: h_i is exponential, with the mean that the distance gives,
 *
 *   mean h_i = A_d (c / (4 pi f_c d_i))^{d_e} .
 *
 * @see DROO, section 6.
 */
import { requireNumber, requireOptions } from '@mec/model/contract';

export interface PathLoss {
  /** A_d, the antennas' gain. */
  readonly antennaGain: number;
  /** f_c, Hz. */
  readonly carrier: number;
  /** d_e. */
  readonly exponent: number;
}

/** DROO's. */
export const drooPathLoss: PathLoss = Object.freeze({ antennaGain: 3, carrier: 915e6, exponent: 2.8 });

/** c, m/s, as rounded in DROO. */
const LIGHT = 3e8;

/** DROO's distances in m: from 2.5 to 5.2 in equal steps. One device stands at 2.5. */
export function drooDistances(size: number): Float64Array {
  requireNumber('drooDistances', 'size', size, { min: 1, integer: true, unit: 'devices' });
  return Float64Array.from({ length: size }, (_, i) => 2.5 + (size === 1 ? 0 : (2.7 * i) / (size - 1)));
}

/**
 * Mean channel gain at a distance.
 *
 * @param distance - m, > 0.
 * @throws OutOfDomainError when a number leaves its range.
 */
export function meanGain(distance: number, pathLoss: PathLoss = drooPathLoss): number {
  const where = 'meanGain';
  requireOptions(where, pathLoss, 'a PathLoss');
  requireNumber(where, 'distance', distance, { min: 1e-6, max: 1e6, unit: 'm' });
  const { antennaGain, carrier, exponent } = pathLoss;
  requireNumber(where, 'pathLoss.antennaGain', antennaGain, { min: 1e-6, max: 1e6 });
  requireNumber(where, 'pathLoss.carrier', carrier, { min: 1, max: 1e15, unit: 'Hz' });
  requireNumber(where, 'pathLoss.exponent', exponent, { min: 0, max: 6 });
  return antennaGain * (LIGHT / (4 * Math.PI * carrier * distance)) ** exponent;
}
