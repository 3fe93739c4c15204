/**
 * What the rates of one frame are made of.
 *
 * For a share a of the frame in which the access point broadcasts energy, and tau_i in which device i uploads,
 *
 *   local      l_i a^(1/3)                          l_i = w_i (mu P / k)^(1/3) h_i^(1/3) / phi
 *   uploading  w_i e tau_i ln(1 + s_i a / tau_i)    s_i = mu P h_i^2 / N_0,  e = B / (v_u ln 2)
 *
 * A local device computes during the whole frame on the energy it harvested, which takes it to f = (mu P h a / k)^(1/3) cycles/s.
 * An uploader spends what it harvested, mu P h a, within tau, and h weakens it once more on its way to the access point.
 *
 * @see DROO, eqs (1)-(5).
 */
import {
  OutOfDomainError,
  requireLength,
  requireList,
  requireNumber,
  UnsupportedProblemError,
} from '@mec/model/contract';
import type { WirelessParameters } from './parameters.js';

export interface Terms {
  readonly size: number;
  /** l_i, bit/s: the weighted local rate if energy were broadcast during the whole frame. */
  readonly home: Float64Array;
  /** s_i: what is received of an upload, over the noise, if both took the whole frame. */
  readonly signal: Float64Array;
  /** Devices of equal weight make one group: which group each device is in. */
  readonly group: Int32Array;
  /** w e of each group, bit/s. */
  readonly unit: Float64Array;
}

/** Numbers outside are refused, so that no term overflows or vanishes by rounding. */
const GAINS = { smallest: 1e-30, largest: 1e30 } as const;
const WEIGHTS = { min: 1e-12, max: 1e12 } as const;
const SIGNALS = { smallest: 1e-30, largest: 1e30 } as const;

/**
 * Checks gains and weights and works out the terms.
 *
 * @param gains - a list of at least one entry.
 * @throws OutOfDomainError, LengthMismatchError naming the first argument that is wrong.
 */
export function termsOf(
  where: string,
  gains: ArrayLike<number>,
  weights: ArrayLike<number>,
  parameters: WirelessParameters,
): Terms {
  const size = gains.length;
  requireList(where, 'weights', weights, 'a list of weights w_i, one per device');
  requireLength(where, 'weights', weights, size, 'one per device');
  const { transmitPower, harvestedShare, cyclesPerBit, energyCoefficient, noisePower } = parameters;
  const harvested = harvestedShare * transmitPower;
  const frequency = Math.cbrt(harvested / energyCoefficient) / cyclesPerBit;
  const perSecond = parameters.bandwidth / (parameters.sentPerBit * Math.LN2);

  const home = new Float64Array(size);
  const signal = new Float64Array(size);
  const group = new Int32Array(size);
  const unit: number[] = [];
  const groups = new Map<number, number>();
  for (let i = 0; i < size; i++) {
    const h = gains[i]!;
    const w = requireNumber(where, `weights[${i}]`, weights[i], WEIGHTS);
    const s = (harvested * h * h) / noisePower;
    if (h !== 0 && !(within(GAINS, h) && within(SIGNALS, s))) {
      const { smallest, largest } = GAINS;
      const expected = `0, or from ${smallest} to ${largest} with mu P h^2 / N_0 from ${SIGNALS.smallest} to ${SIGNALS.largest}`;
      throw new OutOfDomainError({ where, what: `gains[${i}]`, got: h, expected });
    }
    home[i] = w * frequency * Math.cbrt(h);
    signal[i] = s;
    let known = groups.get(w);
    if (known === undefined) {
      known = unit.push(w * perSecond) - 1;
      groups.set(w, known);
    }
    group[i] = known;
  }
  return { size, home, signal, group, unit: Float64Array.from(unit) };
}

/**
 * What a decision's rate depends on, added afresh.
 *
 * @param offload - x_i, N entries.
 * @param signals - filled: G, the sum of s_i over each group's uploaders.
 * @returns A, the sum of l_i over the others, bit/s.
 */
export function sumsOf({ size, home, signal, group }: Terms, offload: Uint8Array, signals: Float64Array): number {
  signals.fill(0);
  let atHome = 0;
  for (let i = 0; i < size; i++) {
    if (offload[i] === 0) atHome += home[i]!;
    else signals[group[i]!]! += signal[i]!;
  }
  return atHome;
}

/**
 * Throws when the value is another cost model's problem, or not a problem.
 *
 * @throws UnsupportedProblemError.
 */
export function requireTerms(where: string, problem: { readonly terms: Terms }): void {
  const given = problem as { readonly terms?: Partial<Terms> } | null | undefined;
  if (given?.terms?.unit instanceof Float64Array) return;
  const expected = 'a problem made by wirelessPoweredProblem';
  throw new UnsupportedProblemError({ where, what: 'problem', got: problem, expected });
}

function within({ smallest, largest }: { smallest: number; largest: number }, value: unknown): boolean {
  return typeof value === 'number' && value >= smallest && value <= largest;
}
