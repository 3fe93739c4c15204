/**
 * The numbers of a network with queues, those of LyDROO's published run by default.
 *
 * @see S. Bi, L. Huang, H. Wang, Y. J. A. Zhang, IEEE TWC 20(11), 2021, https://arxiv.org/abs/2010.01370, section 7.
 */
import { requireNumber, requireOptions } from '@mec/model/contract';

export interface QueueParameters {
  /** V, weight of the rates against the queues, >= 0. */
  readonly tradeOff: number;
  /** gamma, J: what a device may spend in a frame on average. */
  readonly energyLimit: number;
  /** nu: the energy queue grows by nu for each J over the limit. */
  readonly energyScale: number;
  /** What the energy queue is multiplied by in a frame's objective. Not in the paper; 10 in its published program. */
  readonly energyWeight: number;
  /** phi, cycles per bit of a local computation. */
  readonly cyclesPerBit: number;
  /** k, J s^2 per cycle^3: a processor at f cycles/s takes k f^3 W. */
  readonly energyCoefficient: number;
  /** f_max, cycles/s. */
  readonly mostFrequency: number;
  /** P_max, W. */
  readonly mostPower: number;
  /** W, Hz. */
  readonly bandwidth: number;
  /** v_u, bits sent for each bit computed, >= 1. */
  readonly sentPerBit: number;
  /** N_0, W: noise over the whole bandwidth. */
  readonly noisePower: number;
}

/** What LyDROO's published run was made with: noise of -174 dBm/Hz over 2 MHz. */
export const lydrooParameters: QueueParameters = Object.freeze({
  tradeOff: 20,
  energyLimit: 0.08,
  energyScale: 1000,
  energyWeight: 10,
  cyclesPerBit: 100,
  energyCoefficient: 1e-26,
  mostFrequency: 3e8,
  mostPower: 0.1,
  bandwidth: 2e6,
  sentPerBit: 1.1,
  noisePower: 2e6 * 10 ** -17.4 * 1e-3,
});

/** Smallest and largest allowed value of each, so that no product leaves the range of numbers. */
const RANGES: Readonly<Record<keyof QueueParameters, readonly [min: number, max: number, unit: string]>> = {
  tradeOff: [0, 1e12, 'Mbit'],
  energyLimit: [0, 1e12, 'J'],
  energyScale: [0, 1e12, '1/J'],
  energyWeight: [0, 1e12, ''],
  cyclesPerBit: [1e-6, 1e12, 'cycles'],
  energyCoefficient: [1e-40, 1, 'J s^2'],
  mostFrequency: [1, 1e15, 'cycles/s'],
  mostPower: [1e-12, 1e12, 'W'],
  bandwidth: [1, 1e15, 'Hz'],
  sentPerBit: [1, 1e6, 'bits'],
  noisePower: [1e-30, 1e6, 'W'],
};

/**
 * LyDROO's numbers with some exchanged.
 *
 * @throws OutOfDomainError naming the first that leaves its range.
 */
export function queueParameters(where: string, given: Partial<QueueParameters> = {}): QueueParameters {
  requireOptions(where, given, 'an object of parameters');
  const parameters = { ...lydrooParameters, ...given };
  for (const [name, [min, max, unit]] of Object.entries(RANGES)) {
    requireNumber(where, `parameters.${name}`, parameters[name as keyof QueueParameters], { min, max, unit });
  }
  return parameters;
}
