/**
 * Offloaders divide one uplink: device i sends at r_i while it has all of it, and has the part t_i, sum over S of t_i <= 1.
 *
 *   cost = sum over the local devices of L_i + sum over S of [ e_i + v_i / t_i ] + (sum over S of s_i)^2 / F
 *
 * Sending takes d_i / (t_i r_i) seconds. With access by time the part is one of the time, and a device sends, and spends power, in its own
 * turn only: v_i = d_i / r_i, e_i = alpha p_upload d_i / r_i. With access by frequency it sends all the while on its part of the band:
 * v_i = (1 + alpha p_upload) d_i / r_i, e_i = 0.
 *
 * The best parts are, by the KKT conditions of min sum v_i / t_i, proportional to w_i = sqrt(v_i), and cost (sum over S of w_i)^2; equal
 * parts cost |S| times the sum of v_i. So what offloading saves a device depends on who else offloads, twice.
 *
 * The cost is made of sums over devices. `evaluate` and the walk add them up by the same tree: their costs are equal to the bit.
 */
import {
  COST_PARTS,
  createProblem,
  createSumTree,
  requireFunction,
  requireOffload,
  requireOneOf,
  requireOptions,
  withCostFactors,
  type CostFactors,
  type CostWalk,
  type EdgeSystem,
  type Evaluation,
  type OffloadingProblem,
  type Rescalable,
  type SumTree,
} from '@mec/model';
import { serverShares } from '../server-shares.js';
import type { Access, ChannelShares, DividedUplinkCoefficients } from './coefficients.js';
import { observeDividedUplink } from './rows.js';

const ACCESSES: readonly Access[] = ['time', 'frequency'];
const CHANNEL_SHARES: readonly ChannelShares[] = ['best', 'equal'];

export interface DividedUplinkOptions {
  /** The paper's system; `uplinkRate` is what a device reaches when it has the whole uplink, MB/s. */
  readonly system: EdgeSystem;
  /** d_i in MB, >= 0; 0: the device is switched off. */
  readonly tasks: ArrayLike<number>;
  /** Default `time`. */
  readonly access?: Access;
  /** Default `best`. */
  readonly channelShares?: ChannelShares;
  /** Rows that a policy sees. Default {@link observeDividedUplink}. */
  readonly observe?: (problem: DividedUplinkProblem) => Float64Array;
}

/** N entries each, 0 where no task is offloaded. */
export interface DividedUplinkAllocation {
  /** t_i, parts of the uplink. */
  readonly channel: Float64Array;
  /** f_i, MB/s. */
  readonly server: Float64Array;
}

export interface DividedUplinkProblem extends Rescalable<DividedUplinkAllocation>, DividedUplinkCoefficients {
  evaluate(offload: Uint8Array): Evaluation<DividedUplinkAllocation>;
  isFeasible(offload: Uint8Array, allocation: DividedUplinkAllocation): boolean;
  readonly walk: () => CostWalk;
  withFactors(factors: CostFactors): DividedUplinkProblem;
}

/** Columns of the sums: what depends on nobody else, the server's load, the channel's load, and how many share it. */
const FIXED = 0;
const SERVER = 1;
const CHANNEL = 2;
const SHARERS = 3;
const COLUMNS = 4;

/** Rounding of a sum of N parts. */
const ROUNDING = 1e-9;

/** Fields are data, methods stand on the prototype, as in the paper's problem. */
class DividedUplink implements DividedUplinkProblem {
  readonly alone: OffloadingProblem;
  readonly access: Access;
  readonly channelShares: ChannelShares;
  readonly fixedCost: Float64Array;
  readonly channelWeight: Float64Array;
  observation: Float64Array = new Float64Array(0);
  readonly #observe: (problem: DividedUplinkProblem) => Float64Array;

  constructor(
    alone: OffloadingProblem,
    access: Access,
    channelShares: ChannelShares,
    observe: (problem: DividedUplinkProblem) => Float64Array,
  ) {
    this.alone = alone;
    this.access = access;
    this.channelShares = channelShares;
    const airtime = alone.tasks.map((task, i) => task / alone.system.devices[i]!.uplinkRate);
    const { energyWeight, devices } = alone.system;
    this.fixedCost = airtime.map((seconds, i) =>
      access === 'time' ? energyWeight * devices[i]!.uploadPower * seconds : 0,
    );
    this.channelWeight = access === 'time' ? airtime : alone.uploadCost.slice();
    this.#observe = observe;
    this.observation = observe(this);
  }

  get size(): number {
    return this.alone.size;
  }

  get active(): readonly number[] {
    return this.alone.active;
  }

  get costParts(): readonly string[] {
    return COST_PARTS;
  }

  evaluate(offload: Uint8Array): Evaluation<DividedUplinkAllocation> {
    const { size, alone } = this;
    requireOffload('DividedUplinkProblem.evaluate', size, offload);
    const { totals } = this.#sums(offload);
    const cost = this.#costOf(totals);
    if (cost === Infinity) {
      return { cost, allocation: { channel: new Float64Array(size), server: new Float64Array(size) } };
    }
    // What rounding may add to a sum of N parts is left out.
    const most = 1 - size * Number.EPSILON;
    const part = (i: number): number =>
      this.channelShares === 'equal'
        ? most / totals[SHARERS]!
        : most * (Math.sqrt(this.channelWeight[i]!) / totals[CHANNEL]!);
    const channel = Float64Array.from({ length: size }, (_, i) =>
      offload[i] === 1 && alone.tasks[i]! > 0 ? part(i) : 0,
    );
    return { cost, allocation: { channel, server: serverShares(alone, offload, totals[SERVER]!) } };
  }

  isFeasible(offload: Uint8Array, { channel, server }: DividedUplinkAllocation): boolean {
    const used = channel.reduce((sum, part) => sum + part, 0);
    return (
      this.alone.isFeasible!(offload, server) &&
      channel.length === this.size &&
      channel.every((part, i) => part >= 0 && part > 0 === (offload[i] === 1 && this.alone.tasks[i]! > 0)) &&
      used <= 1 + ROUNDING
    );
  }

  walk(): CostWalk {
    let sums = createSumTree(this.size, COLUMNS);
    return {
      start: (offload) => {
        sums = this.#sums(offload);
        return this.#costOf(sums.totals);
      },
      set: (device, choice) => {
        this.#put(sums, device, choice);
        sums.addAbove(device);
        return this.#costOf(sums.totals);
      },
    };
  }

  withFactors(factors: CostFactors): DividedUplinkProblem {
    const { system, tasks } = this.alone;
    const slower = createProblem(withCostFactors(system, factors), tasks);
    return new DividedUplink(slower, this.access, this.channelShares, this.#observe);
  }

  #sums(offload: Uint8Array): SumTree {
    const sums = createSumTree(this.size, COLUMNS);
    for (let i = 0; i < this.size; i++) this.#put(sums, i, offload[i]!);
    sums.addAll();
    return sums;
  }

  #put(sums: SumTree, i: number, choice: number): void {
    const sends = choice === 1 && this.alone.tasks[i]! > 0;
    const weight = this.channelWeight[i]!;
    sums.put(i, FIXED, choice === 1 ? this.fixedCost[i]! : this.alone.localCost[i]!);
    sums.put(i, SERVER, sends ? this.alone.edgeRoot[i]! : 0);
    sums.put(i, CHANNEL, sends ? (this.channelShares === 'best' ? Math.sqrt(weight) : weight) : 0);
    sums.put(i, SHARERS, sends ? 1 : 0);
  }

  #costOf(totals: Float64Array): number {
    const load = totals[SERVER]!;
    if (totals[SHARERS] === 0) return totals[FIXED]!;
    const channel = totals[CHANNEL]! * (this.channelShares === 'best' ? totals[CHANNEL]! : totals[SHARERS]!);
    return totals[FIXED]! + channel + (load * load) / this.alone.system.edgeCapacity;
  }
}

/**
 * Makes one slot.
 *
 * @throws OutOfDomainError or LengthMismatchError naming the option that is wrong.
 * @example
 * const devices = new Array(3).fill({ ...paperDevice, uplinkRate: 12 });
 * dividedUplinkProblem({ system: { ...paperSystem(3), devices }, tasks: [10, 15, 20] });
 */
export function dividedUplinkProblem(options: DividedUplinkOptions): DividedUplinkProblem {
  const where = 'dividedUplinkProblem';
  requireOptions(where, options);
  const { system, tasks, access = 'time', channelShares = 'best', observe = observeDividedUplink } = options;
  const alone = createProblem(system, tasks);
  requireOneOf(where, 'access', access, ACCESSES);
  requireOneOf(where, 'channelShares', channelShares, CHANNEL_SHARES);
  requireFunction(where, 'observe', observe);
  return new DividedUplink(alone, access, channelShares, observe);
}
