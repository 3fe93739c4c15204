/**
 * The paper's system where each task should be done by a deadline.
 *
 *   cost = sum over devices of L_i (local) or U_i + c_i / f_i (offloaded), plus p_i for each that is late
 *
 * L_i, U_i, c_i are the paper's coefficients. A device is late when its delay, d_i / f_local locally or d_i / r_i + d_i / f_i
 * offloaded, is more than its deadline D_i. A penalty p_i of Infinity makes a deadline hard: a decision under which that device is
 * late cannot be carried out and costs Infinity. Where every decision is one of those, strategies return all local at the cost
 * Infinity, and agents learn nothing from the slot.
 */
import {
  COST_PARTS,
  createProblem,
  OutOfDomainError,
  requireFunction,
  requireLength,
  requireNumber,
  requireOffload,
  requireOneOf,
  requireOptions,
  withCostFactors,
  withinCapacity,
  type CostFactors,
  type EdgeSystem,
  type Evaluation,
  type OffloadingProblem,
  type Rescalable,
} from '@mec/model';
import type { DeadlineCoefficients } from './coefficients.js';
import { observeDeadlines } from './rows.js';
import { SHARE_RULES, sharesBy, type ShareRule } from './shares/share-rule.js';

export interface DeadlineOptions {
  readonly system: EdgeSystem;
  /** d_i in MB, >= 0; 0: the device is switched off, costs nothing and is never late. */
  readonly tasks: ArrayLike<number>;
  /** D_i in s, > 0, one for all or one per device; Infinity: none. Default 9. */
  readonly deadlines?: number | ArrayLike<number>;
  /** p_i, what a late device adds to the cost, >= 0, one for all or one per device; Infinity: never late. Default 20. */
  readonly penalties?: number | ArrayLike<number>;
  /** Default `deadlines`. */
  readonly shares?: ShareRule;
  /** Rows that a policy sees. Default {@link observeDeadlines}. */
  readonly observe?: (problem: DeadlineProblem) => Float64Array;
}

/** One slot. The allocation is f_i in MB/s, 0 where nothing is offloaded or the decision cannot be carried out. */
export interface DeadlineProblem extends Rescalable<Float64Array>, DeadlineCoefficients {
  readonly shares: ShareRule;
  evaluate(offload: Uint8Array): Evaluation;
  isFeasible(offload: Uint8Array, allocation: Float64Array): boolean;
  /** Each device's delay in s. */
  delays(offload: ArrayLike<number>, allocation: ArrayLike<number>): Float64Array;
  /** The same slot with slower uplinks (`uplink`) or devices (`processor`); deadlines stay. */
  withFactors(factors: CostFactors): DeadlineProblem;
}

/** Delays are sums and quotients: at its deadline to this part of it a device is on time. */
const ROUNDING = 1e-9;

/** Fields are data, methods stand on the prototype, as in the paper's problem. */
class Deadlines implements DeadlineProblem {
  readonly plain: OffloadingProblem;
  readonly deadlines: Float64Array;
  readonly penalties: Float64Array;
  readonly neededShare: Float64Array;
  readonly shares: ShareRule;
  observation: Float64Array = new Float64Array(0);
  readonly #observe: (problem: DeadlineProblem) => Float64Array;

  constructor(
    plain: OffloadingProblem,
    deadlines: Float64Array,
    penalties: Float64Array,
    shares: ShareRule,
    observe: (problem: DeadlineProblem) => Float64Array,
  ) {
    this.plain = plain;
    this.deadlines = deadlines;
    this.penalties = penalties;
    this.shares = shares;
    this.neededShare = plain.tasks.map((task, i) => {
      const left = deadlines[i]! - task / plain.system.devices[i]!.uplinkRate;
      if (task === 0) return 0;
      return left > 0 ? task / left : Infinity;
    });
    this.#observe = observe;
    this.observation = observe(this);
  }

  get size(): number {
    return this.plain.size;
  }

  get active(): readonly number[] {
    return this.plain.active;
  }

  get costParts(): readonly string[] {
    return COST_PARTS;
  }

  evaluate(offload: Uint8Array): Evaluation {
    const { plain, size } = this;
    requireOffload('DeadlineProblem.evaluate', size, offload);
    const nothing = { cost: Infinity, allocation: new Float64Array(size) };
    const allocation = this.#allocate(offload);
    if (allocation === undefined) return nothing;
    let cost = 0;
    for (let i = 0; i < size; i++) {
      if (plain.tasks[i] === 0) continue;
      const offloaded = offload[i] === 1;
      cost += offloaded ? plain.uploadCost[i]! + plain.edgeWeight[i]! / allocation[i]! : plain.localCost[i]!;
      if (this.#isLate(i, offloaded, allocation[i]!)) cost += this.penalties[i]!;
    }
    return cost < Infinity ? { cost, allocation } : nothing;
  }

  isFeasible(offload: Uint8Array, allocation: Float64Array): boolean {
    if (!this.plain.isFeasible!(offload, allocation)) return false;
    return this.penalties.every(
      (penalty, i) => penalty < Infinity || !this.#isLate(i, offload[i] === 1, allocation[i]!),
    );
  }

  delays(offload: ArrayLike<number>, allocation: ArrayLike<number>): Float64Array {
    const where = 'DeadlineProblem.delays';
    requireOffload(where, this.size, offload);
    requireLength(where, 'allocation', allocation, this.size, 'one share per device');
    return Float64Array.from({ length: this.size }, (_, i) => this.#delay(i, offload[i] === 1, allocation[i]!));
  }

  withFactors(factors: CostFactors): DeadlineProblem {
    const slower = createProblem(withCostFactors(this.plain.system, factors), this.plain.tasks);
    return new Deadlines(slower, this.deadlines, this.penalties, this.shares, this.#observe);
  }

  /** Shares of the offloaded tasks; undefined when this slot allows none. */
  #allocate(offload: Uint8Array): Float64Array | undefined {
    const { tasks, edgeRoot, system } = this.plain;
    const allocation = new Float64Array(this.size);
    const offloaded: number[] = [];
    for (let i = 0; i < this.size; i++) if (offload[i] === 1 && tasks[i]! > 0) offloaded.push(i);
    if (offloaded.length === 0) return allocation;
    if (system.edgeCapacity === 0) return undefined;
    const of = (values: Float64Array): Float64Array => Float64Array.from(offloaded, (i) => values[i]!);
    const shares = sharesBy(this.shares, {
      root: of(edgeRoot),
      needed: of(this.neededShare),
      penalty: of(this.penalties),
      capacity: system.edgeCapacity,
    });
    if (shares === undefined) return undefined;
    offloaded.forEach((i, k) => (allocation[i] = shares[k]!));
    return withinCapacity(allocation, system.edgeCapacity);
  }

  #delay(i: number, offloaded: boolean, share: number): number {
    const task = this.plain.tasks[i]!;
    if (task === 0) return 0;
    const { uplinkRate, localRate } = this.plain.system.devices[i]!;
    return offloaded ? task / uplinkRate + task / share : task / localRate;
  }

  #isLate(i: number, offloaded: boolean, share: number): boolean {
    return this.#delay(i, offloaded, share) > this.deadlines[i]! * (1 + ROUNDING);
  }
}

/**
 * Makes one slot.
 *
 * @throws OutOfDomainError or LengthMismatchError naming the option that is wrong.
 * @example
 * const soft = deadlineProblem({ system: paperSystem(3), tasks: [10, 15, 20], deadlines: 7, penalties: 20 });
 * const hard = deadlineProblem({ system: paperSystem(3), tasks: [10, 15, 20], deadlines: [7, 7, 12], penalties: Infinity });
 */
export function deadlineProblem(options: DeadlineOptions): DeadlineProblem {
  const where = 'deadlineProblem';
  requireOptions(where, options);
  const { system, tasks, deadlines = 9, penalties = 20, shares = 'deadlines', observe = observeDeadlines } = options;
  const plain = createProblem(system, tasks);
  requireOneOf(where, 'shares', shares, SHARE_RULES);
  requireFunction(where, 'observe', observe);
  const due = perDevice(where, 'deadlines', deadlines, plain.size, { above: 0, unit: 's, or Infinity for none' });
  const fines = perDevice(where, 'penalties', penalties, plain.size, { min: 0, unit: 'or Infinity: never late' });
  return new Deadlines(plain, due, fines, shares, observe);
}

/** One number for all devices, or one for each; Infinity is allowed. */
function perDevice(
  where: string,
  what: string,
  given: number | ArrayLike<number>,
  size: number,
  domain: { readonly min?: number; readonly above?: number; readonly unit: string },
): Float64Array {
  const check = (name: string, value: unknown): number =>
    value === Infinity ? Infinity : requireNumber(where, name, value, domain);
  if (typeof given === 'number') return new Float64Array(size).fill(check(what, given));
  // Callers from plain JavaScript may hand anything.
  if (typeof given !== 'object' || (given as unknown) === null) {
    throw new OutOfDomainError({ where, what, got: given, expected: 'a number, or one per device' });
  }
  requireLength(where, what, given, size, 'one per device');
  return Float64Array.from({ length: size }, (_, i) => check(`${what}[${i}]`, given[i]));
}
