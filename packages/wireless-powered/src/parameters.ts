/**
 * The numbers of a wireless-powered network, those of DROO's published data by default.
 *
 * @see L. Huang, S. Bi, Y. J. Zhang, IEEE TMC 19(11), 2020, https://arxiv.org/abs/1808.01977, section 6.
 */
import { requireNumber, requireOptions } from '@mec/model/contract';

export interface WirelessParameters {
  /** P, W: what the access point sends while it broadcasts energy. */
  readonly transmitPower: number;
  /** mu, in (0, 1]: the share of the received energy that a device harvests. */
  readonly harvestedShare: number;
  /** phi, cycles per bit of a local computation. */
  readonly cyclesPerBit: number;
  /** k, J s^2 per cycle^3: a processor at f cycles/s takes k f^3 W. */
  readonly energyCoefficient: number;
  /** N_0, W: noise at the access point. */
  readonly noisePower: number;
  /** B, Hz. */
  readonly bandwidth: number;
  /** v_u, bits sent for each bit computed, >= 1. */
  readonly sentPerBit: number;
}

/**
 * What DROO's data were made with. Its paper prints 0.51 for the harvested share; the published rates follow from 0.7 (to 2e-6),
 * so 0.7 stands here.
 */
export const drooParameters: WirelessParameters = Object.freeze({
  transmitPower: 3,
  harvestedShare: 0.7,
  cyclesPerBit: 100,
  energyCoefficient: 1e-26,
  noisePower: 1e-10,
  bandwidth: 2e6,
  sentPerBit: 1.1,
});

const UNITS: Readonly<Record<keyof WirelessParameters, string>> = {
  transmitPower: 'W',
  harvestedShare: 'of the received energy',
  cyclesPerBit: 'cycles',
  energyCoefficient: 'J s^2',
  noisePower: 'W',
  bandwidth: 'Hz',
  sentPerBit: 'bits',
};

/**
 * DROO's numbers with some exchanged.
 *
 * @throws OutOfDomainError naming the first that leaves its range.
 */
export function wirelessParameters(where: string, given: Partial<WirelessParameters> = {}): WirelessParameters {
  requireOptions(where, given, 'an object of parameters');
  const parameters = { ...drooParameters, ...given };
  for (const [name, unit] of Object.entries(UNITS)) {
    const max = name === 'harvestedShare' ? 1 : LARGEST;
    const min = name === 'sentPerBit' ? 1 : SMALLEST;
    requireNumber(where, `parameters.${name}`, parameters[name as keyof WirelessParameters], { min, max, unit });
  }
  return parameters;
}

/** Powers of these stay far from the ends of the number format. */
const SMALLEST = 1e-40;
const LARGEST = 1e40;
