/**
 * What each device can do in a frame of 1 s, one for one; Mbit and J throughout.
 *
 * With c_i = Q_i + V w_i, and Y_i the energy queue times its weight, device i earns c_i r_i - Y_i e_i for r_i Mbit and e_i J:
 *
 *   local      r_i = f_i / phi <= Q_i, e_i = k f_i^3, f_i <= f_max: largest at f_i = (c_i / (3 phi k Y_i))^(1/2), or at a limit;
 *   uploading  at s_i Mbit/s, which takes g_i(s) = (e^(kappa s) - 1) / H_i W, kappa = ln 2 v_u / W, H_i = h_i / N_0; s_i <= R(P_max).
 *
 * @see LyDROO, problem (26).
 */
import {
  OutOfDomainError,
  requireLength,
  requireList,
  requireNumber,
  UnsupportedProblemError,
} from '@mec/model/contract';
import type { QueueParameters } from './parameters.js';
import { speedCost } from './speed.js';

export interface Terms {
  readonly size: number;
  /** kappa, s/Mbit: what makes an upload's power grow with its speed. */
  readonly kappa: number;
  /** Q_i, Mbit: no more can be computed. */
  readonly bits: Float64Array;
  /** c_i, per Mbit. */
  readonly worth: Float64Array;
  /** Y_i times its weight, per J. */
  readonly energyPrice: Float64Array;
  /** H_i = h_i / N_0, 1/W. */
  readonly quality: Float64Array;
  /** R(P_max), Mbit/s. */
  readonly fastest: Float64Array;
  /** Price of time from which on the best speed is the fastest. */
  readonly cap: Float64Array;
  /** What is done locally: Mbit, J, and what it earns. */
  readonly homeRate: Float64Array;
  readonly homeEnergy: Float64Array;
  readonly homeValue: Float64Array;
}

export interface FrameState {
  readonly gains: ArrayLike<number>;
  readonly dataQueues: ArrayLike<number>;
  readonly energyQueues: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
}

/** Bits in the unit of the queues. */
const MBIT = 1e6;
/** Queues and weights up to here: sums and squares of them stay far from the ends of the number format. */
const LARGEST = 1e30;
const GAINS = { smallest: 1e-30, largest: 1e30 } as const;

/**
 * Checks the state of a frame and works out its terms.
 *
 * @throws OutOfDomainError, LengthMismatchError naming the first argument that is wrong.
 */
export function termsOf(where: string, state: FrameState, parameters: QueueParameters): Terms {
  const { gains, dataQueues, energyQueues, weights } = state;
  const size = gains.length;
  for (const [what, list] of Object.entries({ dataQueues, energyQueues, weights })) {
    requireList(where, what, list, 'a list of numbers, one per device');
    requireLength(where, what, list, size, 'one per device');
  }
  const { tradeOff, energyWeight, cyclesPerBit, energyCoefficient, mostFrequency, mostPower } = parameters;
  const kappa = (Math.LN2 * parameters.sentPerBit * MBIT) / parameters.bandwidth;
  const cycles = cyclesPerBit * MBIT;
  const column = (): Float64Array => new Float64Array(size);
  const terms = {
    size,
    kappa,
    bits: column(),
    worth: column(),
    energyPrice: column(),
    quality: column(),
    fastest: column(),
    cap: column(),
    homeRate: column(),
    homeEnergy: column(),
    homeValue: column(),
  };
  for (let i = 0; i < size; i++) {
    const h = requireGain(where, `gains[${i}]`, gains[i]);
    const Q = requireNumber(where, `dataQueues[${i}]`, dataQueues[i], { min: 0, max: LARGEST, unit: 'Mbit' });
    const queue = requireNumber(where, `energyQueues[${i}]`, energyQueues[i], { min: 0, max: LARGEST });
    const w = requireNumber(where, `weights[${i}]`, weights[i], { min: 0, max: LARGEST });
    const c = Q + tradeOff * w;
    const Y = energyWeight * queue;
    const H = h / parameters.noisePower;
    const most = Math.log1p(mostPower * H);
    terms.bits[i] = Q;
    terms.worth[i] = c;
    terms.energyPrice[i] = Y;
    terms.quality[i] = H;
    terms.fastest[i] = most / kappa;
    terms.cap[i] = H > 0 ? (Y / H) * speedCost(most) : 0;

    const limit = Math.min(cycles * Q, mostFrequency);
    const f = Y > 0 ? Math.min(limit, Math.sqrt(c / (3 * cycles * energyCoefficient * Y))) : limit;
    terms.homeRate[i] = Math.min(Q, f / cycles);
    terms.homeEnergy[i] = energyCoefficient * f ** 3;
    terms.homeValue[i] = c * terms.homeRate[i]! - Y * terms.homeEnergy[i]!;
  }
  return terms;
}

function requireGain(where: string, what: string, h: unknown): number {
  if (h === 0 || (typeof h === 'number' && h >= GAINS.smallest && h <= GAINS.largest)) return h;
  const expected = `0, or from ${GAINS.smallest} to ${GAINS.largest}`;
  throw new OutOfDomainError({ where, what, got: h, expected });
}

/**
 * Throws when the value is another cost model's problem, or not a problem.
 *
 * @throws UnsupportedProblemError.
 */
export function requireTerms(where: string, problem: { readonly terms: Terms }): void {
  const given = problem as { readonly terms?: Partial<Terms> } | null | undefined;
  if (given?.terms?.homeValue instanceof Float64Array) return;
  throw new UnsupportedProblemError({
    where,
    what: 'problem',
    got: problem,
    expected: 'a problem made by queueProblem',
  });
}
