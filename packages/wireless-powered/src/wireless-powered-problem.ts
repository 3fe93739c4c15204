/** One frame of a wireless-powered network: who computes locally, who uploads, and the rate that the best division gives. */
import {
  LengthMismatchError,
  OutOfDomainError,
  requireFunction,
  requireList,
  requireNumber,
  requireOffload,
  requireOptions,
  requireRows,
  type CostWalk,
  type Evaluation,
} from '@mec/model/contract';
import type { FrameAllocation, WirelessObserver, WirelessPoweredProblem } from './frame.js';
import { wirelessParameters, type WirelessParameters } from './parameters.js';
import { observePrices } from './rows.js';
import { rateWalk } from './rate-walk.js';
import { sumsOf, termsOf, type Terms } from './terms.js';
import { timeDivision, type TimeDivision } from './time-division.js';

export interface WirelessPoweredOptions {
  /** h_i, one per device: 0, or from 1e-30 to 1e30. */
  readonly gains: ArrayLike<number>;
  /** w_i, one per device, from 1e-12 to 1e12. Default 1, 1.5, 1, 1.5, ... */
  readonly weights?: ArrayLike<number>;
  /** Exchanged for some of {@link drooParameters}. */
  readonly parameters?: Partial<WirelessParameters>;
  /** What a policy may know, `size * width` finite numbers. Default {@link observePrices}. */
  readonly observe?: WirelessObserver;
}

/**
 * DROO's problem in one frame. The cost of a decision is minus the weighted sum computation rate in bit/s, under the best division
 * of the frame.
 *
 * @throws OutOfDomainError, LengthMismatchError naming the first argument that is wrong.
 * @see S. Bi, Y. J. Zhang, IEEE TWC 17(6), 2018; L. Huang, S. Bi, Y. J. Zhang, IEEE TMC 19(11), 2020, problem (P1).
 * @example
 * const problem = wirelessPoweredProblem({ gains: [1e-6, 5e-6, 2e-6] });
 * problem.evaluate(Uint8Array.of(0, 1, 0)); // { cost: -1.3e6, allocation: { energyTime, uploadTime } }
 */
export function wirelessPoweredProblem(options: WirelessPoweredOptions): WirelessPoweredProblem {
  const where = 'wirelessPoweredProblem';
  requireOptions(where, options);
  const { gains, observe = observePrices } = options;
  requireFunction(where, 'observe', observe);
  const parameters = wirelessParameters(where, options.parameters);
  requireList(where, 'gains', gains, 'a list of gains h_i, one per device');
  const size = requireNumber(where, 'number of gains', gains.length, { min: 1, integer: true });
  const { weights = alternatingWeights(size) } = options;
  return new Frame(gains, weights, parameters, termsOf(where, gains, weights, parameters), observe);
}

/**
 * w_i = 1, 1.5, 1, 1.5, ..., as in DROO.
 *
 * @throws OutOfDomainError when size is not an integer >= 1.
 */
export function alternatingWeights(size: number): Float64Array {
  requireNumber('alternatingWeights', 'size', size, { min: 1, integer: true, unit: 'devices' });
  return Float64Array.from({ length: size }, (_, i) => (i % 2 === 0 ? 1 : 1.5));
}

/** A frame may be over-full by this much: rounding of a sum. */
const ROUNDING = 1e-9;

/** A class, since a workload makes one for every frame. */
class Frame implements WirelessPoweredProblem {
  readonly choices = 2;
  readonly sense = 'maximise';
  readonly size: number;
  readonly gains: Float64Array;
  readonly weights: Float64Array;
  readonly parameters: WirelessParameters;
  readonly terms: Terms;
  readonly observation: Float64Array;
  readonly active: readonly number[];
  readonly #division: TimeDivision;
  readonly #signals: Float64Array;

  constructor(
    gains: ArrayLike<number>,
    weights: ArrayLike<number>,
    parameters: WirelessParameters,
    terms: Terms,
    observe: WirelessObserver,
  ) {
    this.parameters = parameters;
    this.terms = terms;
    this.size = terms.size;
    this.gains = Float64Array.from(gains);
    this.weights = Float64Array.from(weights);
    this.#division = timeDivision(terms.unit);
    this.#signals = new Float64Array(terms.unit.length);
    // A device that neither receives nor is heard computes nothing either way.
    this.active = Array.from(this.gains.keys()).filter((i) => this.gains[i]! > 0);
    this.observation = requireRows('wirelessPoweredProblem', 'what observe makes', observe(this), this.size);
  }

  evaluate(offload: Uint8Array): Evaluation<FrameAllocation> {
    requireOffload('evaluate', this.size, offload);
    const { signal, group } = this.terms;
    const rate = this.#division.solve(sumsOf(this.terms, offload, this.#signals), this.#signals, 0);
    const { energyTime, perSignal } = this.#division;
    const uploadTime = new Float64Array(this.size);
    for (let i = 0; i < this.size; i++) {
      if (offload[i] === 1) uploadTime[i] = signal[i]! * energyTime * perSignal[group[i]!]!;
    }
    return { cost: 0 - rate, allocation: { energyTime, uploadTime } };
  }

  rate(offload: ArrayLike<number>, allocation: FrameAllocation): number {
    requireOffload('rate', this.size, offload);
    requireOptions('rate', allocation, '{ energyTime, uploadTime }');
    const { energyTime, uploadTime } = allocation;
    requireTimes('rate', energyTime, uploadTime, this.size);
    const { home, signal, group, unit } = this.terms;
    const root = Math.cbrt(energyTime);
    let rate = 0;
    for (let i = 0; i < this.size; i++) {
      const tau = uploadTime[i]!;
      if (offload[i] === 0) rate += home[i]! * root;
      else if (tau > 0) rate += unit[group[i]!]! * tau * logOfOnePlus(signal[i]! * energyTime, tau);
    }
    return rate;
  }

  isFeasible(offload: Uint8Array, allocation: FrameAllocation): boolean {
    requireOffload('isFeasible', this.size, offload);
    requireOptions('isFeasible', allocation, '{ energyTime, uploadTime }');
    const { energyTime, uploadTime } = allocation;
    if (!(uploadTime instanceof Float64Array) || uploadTime.length !== this.size) return false;
    let total = energyTime;
    for (let i = 0; i < this.size; i++) {
      const tau = uploadTime[i]!;
      if (!(tau >= 0) || (offload[i] === 0 && tau > 0)) return false;
      total += tau;
    }
    return energyTime >= 0 && total <= 1 + ROUNDING;
  }

  walk(): CostWalk {
    return rateWalk(this.terms);
  }
}

/** ln(1 + energy / time), also where the quotient leaves the range of numbers. */
function logOfOnePlus(energy: number, time: number): number {
  const quotient = energy / time;
  return quotient < Infinity ? Math.log1p(quotient) : Math.log(energy) - Math.log(time);
}

function requireTimes(where: string, energyTime: number, uploadTime: ArrayLike<number>, size: number): void {
  const length: unknown = (uploadTime as ArrayLike<number> | null | undefined)?.length;
  if (length !== size) {
    throw new LengthMismatchError({ where, what: 'uploadTime', got: length, expected: `${size} (one per device)` });
  }
  const valid = (time: unknown): boolean => typeof time === 'number' && time >= 0 && time < Infinity;
  const expected = 'a share of the frame, >= 0';
  if (!valid(energyTime)) throw new OutOfDomainError({ where, what: 'energyTime', got: energyTime, expected });
  for (let i = 0; i < size; i++) {
    if (valid(uploadTime[i])) continue;
    throw new OutOfDomainError({ where, what: `uploadTime[${i}]`, got: uploadTime[i], expected });
  }
}
