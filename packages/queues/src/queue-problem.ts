/** One frame of a network with data and energy queues: who computes locally, who uploads, and what the best rates and powers earn. */
import {
  requireFunction,
  requireLength,
  requireList,
  requireNumber,
  requireOffload,
  requireOptions,
  requireRows,
  type CostWalk,
  type Evaluation,
} from '@mec/model/contract';
import type { QueueAllocation, QueueObserver, QueueProblem } from './frame.js';
import { powerAt } from './market.js';
import { queueParameters, type QueueParameters } from './parameters.js';
import { observeEarnings } from './rows.js';
import { termsOf, type FrameState, type Terms } from './terms.js';
import { uploadMarket, type UploadMarket } from './upload-market.js';

export interface QueueProblemOptions {
  /** h_i, one per device: 0, or from 1e-30 to 1e30. */
  readonly gains: ArrayLike<number>;
  /** Q_i, Mbit, >= 0, one per device. */
  readonly dataQueues: ArrayLike<number>;
  /** Y_i, >= 0, one per device: nu times the energy spent beyond the limit so far. */
  readonly energyQueues: ArrayLike<number>;
  /** w_i, >= 0, one per device. Default 1.5, 1, 1.5, 1, ... */
  readonly weights?: ArrayLike<number>;
  /** Exchanged for some of {@link lydrooParameters}. */
  readonly parameters?: Partial<QueueParameters>;
  /** What a policy may know, `size * width` finite numbers. Default {@link observeEarnings}. */
  readonly observe?: QueueObserver;
}

/**
 * LyDROO's problem in one frame of 1 s: drift plus penalty. The cost of a decision is minus
 * `sum_i (Q_i + V w_i) r_i - Y_i e_i` under the best rates and powers, in Mbit^2.
 *
 * @throws OutOfDomainError, LengthMismatchError naming the first argument that is wrong.
 * @see S. Bi, L. Huang, H. Wang, Y. J. A. Zhang, IEEE TWC 20(11), 2021, problem (26).
 * @example
 * const problem = queueProblem({ gains: [5e-11, 2e-12], dataQueues: [3, 40], energyQueues: [0, 60] });
 * problem.evaluate(Uint8Array.of(1, 0)); // { cost, allocation: { rates, energies, uploadTime } }
 */
export function queueProblem(options: QueueProblemOptions): QueueProblem {
  const where = 'queueProblem';
  requireOptions(where, options);
  const { gains, dataQueues, energyQueues, observe = observeEarnings } = options;
  requireFunction(where, 'observe', observe);
  const parameters = queueParameters(where, options.parameters);
  requireList(where, 'gains', gains, 'a list of gains h_i, one per device');
  const size = requireNumber(where, 'number of gains', gains.length, { min: 1, integer: true });
  const { weights = lydrooWeights(size) } = options;
  const state = { gains, dataQueues, energyQueues, weights };
  return new Frame(state, parameters, termsOf(where, state, parameters), observe);
}

/**
 * w_i = 1.5, 1, 1.5, 1, ..., as in LyDROO.
 *
 * @throws OutOfDomainError when size is not an integer >= 1.
 */
export function lydrooWeights(size: number): Float64Array {
  requireNumber('lydrooWeights', 'size', size, { min: 1, integer: true, unit: 'devices' });
  return Float64Array.from({ length: size }, (_, i) => (i % 2 === 0 ? 1.5 : 1));
}

/** Limits may be exceeded by this part of them: rounding. */
const ROUNDING = 1e-9;

/** A class, since an environment makes one for every frame. */
class Frame implements QueueProblem {
  readonly choices = 2;
  readonly sense = 'maximise';
  readonly size: number;
  readonly gains: Float64Array;
  readonly dataQueues: Float64Array;
  readonly energyQueues: Float64Array;
  readonly weights: Float64Array;
  readonly parameters: QueueParameters;
  readonly terms: Terms;
  readonly observation: Float64Array;
  readonly active: readonly number[];
  readonly #market: UploadMarket;

  constructor(state: FrameState, parameters: QueueParameters, terms: Terms, observe: QueueObserver) {
    this.size = terms.size;
    this.gains = Float64Array.from(state.gains);
    this.dataQueues = Float64Array.from(state.dataQueues);
    this.energyQueues = Float64Array.from(state.energyQueues);
    this.weights = Float64Array.from(state.weights);
    this.parameters = parameters;
    this.terms = terms;
    this.#market = uploadMarket(terms);
    // Without data or a channel an upload earns nothing, and computing locally never earns less.
    this.active = Array.from(this.gains.keys()).filter((i) => this.gains[i]! > 0 && this.dataQueues[i]! > 0);
    this.observation = requireRows('queueProblem', 'what observe makes', observe(this), this.size);
  }

  evaluate(offload: Uint8Array): Evaluation<QueueAllocation> {
    requireOffload('evaluate', this.size, offload);
    const { homeRate, homeEnergy } = this.terms;
    const allocation = {
      rates: new Float64Array(this.size),
      energies: new Float64Array(this.size),
      uploadTime: new Float64Array(this.size),
    };
    for (let i = 0; i < this.size; i++) {
      if (offload[i] === 1) continue;
      allocation.rates[i] = homeRate[i]!;
      allocation.energies[i] = homeEnergy[i]!;
    }
    const uploads = this.#market.earn(offload, allocation);
    return { cost: 0 - (atHome(this.terms, offload) + uploads), allocation };
  }

  earnings(allocation: Pick<QueueAllocation, 'rates' | 'energies'>): number {
    requireOptions('earnings', allocation, '{ rates, energies }');
    const { rates, energies } = allocation;
    const { worth, energyPrice } = this.terms;
    let earned = 0;
    for (const [what, list] of Object.entries({ rates, energies })) {
      requireList('earnings', what, list, 'a list of numbers, one per device');
      requireLength('earnings', what, list, this.size, 'one per device');
      for (let i = 0; i < this.size; i++) requireNumber('earnings', `${what}[${i}]`, list[i], { min: 0 });
    }
    for (let i = 0; i < this.size; i++) earned += worth[i]! * rates[i]! - energyPrice[i]! * energies[i]!;
    return earned;
  }

  isFeasible(offload: Uint8Array, allocation: QueueAllocation): boolean {
    requireOffload('isFeasible', this.size, offload);
    requireOptions('isFeasible', allocation, '{ rates, energies, uploadTime }');
    const { rates, energies, uploadTime } = allocation;
    for (const list of [rates, energies, uploadTime]) {
      if (!(list instanceof Float64Array) || list.length !== this.size || !list.every((x) => x >= 0)) return false;
    }
    const { bits, fastest } = this.terms;
    let total = 0;
    for (let i = 0; i < this.size; i++) {
      const tau = uploadTime[i]!;
      total += tau;
      if (rates[i]! > bits[i]! * (1 + ROUNDING) || (offload[i] === 0 && tau > 0)) return false;
      const most = offload[i] === 1 ? fastest[i]! * tau : this.parameters.mostFrequency / this.#cycles;
      if (rates[i]! > most * (1 + ROUNDING)) return false;
      if (energies[i]! < this.#needed(i, offload[i] === 1, rates[i]!, tau) * (1 - ROUNDING)) return false;
    }
    return total <= 1 + ROUNDING;
  }

  /** Cycles of a Mbit. */
  get #cycles(): number {
    return this.parameters.cyclesPerBit * 1e6;
  }

  /** The energy that a rate takes, J. */
  #needed(i: number, uploads: boolean, rate: number, tau: number): number {
    if (!uploads) return this.parameters.energyCoefficient * (rate * this.#cycles) ** 3;
    return tau === 0 || rate === 0 ? 0 : tau * powerAt(this.terms, i, rate / tau);
  }

  walk(): CostWalk {
    const { terms } = this;
    const market = this.#market;
    const decision = new Uint8Array(this.size);
    const costHere = (): number => 0 - (atHome(terms, decision) + market.earn(decision));
    return {
      start(offload) {
        decision.set(offload);
        return costHere();
      },
      set(device, choice) {
        decision[device] = choice;
        return costHere();
      },
    };
  }
}

/** What the local devices earn. */
function atHome({ size, homeValue }: Terms, offload: Uint8Array): number {
  let earned = 0;
  for (let i = 0; i < size; i++) if (offload[i] === 0) earned += homeValue[i]!;
  return earned;
}
