/**
 * Who offloads to which of M servers. With S_m the devices at server m,
 *
 *   cost = sum over the local devices of L_i + sum over m of [ sum over S_m of U_im + (sum over S_m of s_i)^2 / F_m ]
 *
 * since problem (10) of the paper falls apart into one per server, and each has the paper's solution f_i = F_m s_i / sum of s over
 * S_m. L_i, U_im and s_i are the paper's coefficients at the rate r_im. A device at a server that it does not reach, or at one
 * without capacity, makes the decision one that cannot be carried out.
 *
 * The cost has M + 1 sums over devices. `evaluate` and the walk add them up by the same tree, so their costs are equal to the bit.
 */
import {
  COST_PARTS,
  createProblem,
  createSumTree,
  requireFunction,
  requireOffload,
  requireOptions,
  type CostFactors,
  type CostWalk,
  type Evaluation,
  type OffloadingProblem,
  type Rescalable,
  type SumTree,
} from '@mec/model';
import type { ServerCoefficients } from './coefficients.js';
import { observeServers } from './rows.js';
import { requireSystem, slowerSystem, type SeveralServersSystem } from './system.js';

export interface SeveralServersOptions {
  readonly system: SeveralServersSystem;
  /** d_i in MB, >= 0; 0: the device is switched off. */
  readonly tasks: ArrayLike<number>;
  /** Rows that a policy sees. Default {@link observeServers}. */
  readonly observe?: (problem: SeveralServersProblem) => Float64Array;
}

/** One slot. Choice 0 is local, choice m is server m. The allocation is f_i in MB/s at the server that was chosen, 0 for a local device. */
export interface SeveralServersProblem extends Rescalable<Float64Array>, ServerCoefficients {
  readonly size: number;
  /** M + 1. */
  readonly choices: number;
  evaluate(offload: Uint8Array): Evaluation;
  isFeasible(offload: Uint8Array, allocation: Float64Array): boolean;
  readonly walk: () => CostWalk;
  withFactors(factors: CostFactors): SeveralServersProblem;
}

/** Rounding of a sum of N shares. */
const ROUNDING = 1e-9;

/** Fields are data, methods stand on the prototype, as in the paper's problem. */
class SeveralServers implements SeveralServersProblem {
  readonly system: SeveralServersSystem;
  readonly tasks: Float64Array;
  readonly localCost: Float64Array;
  readonly uploadCost: Float64Array;
  readonly edgeRoot: Float64Array;
  readonly active: readonly number[];
  observation: Float64Array = new Float64Array(0);
  readonly #observe: (problem: SeveralServersProblem) => Float64Array;

  constructor(
    system: SeveralServersSystem,
    tasks: ArrayLike<number>,
    observe: (problem: SeveralServersProblem) => Float64Array,
  ) {
    const servers = system.capacities.length;
    const size = system.devices.length;
    const slots = Array.from({ length: servers }, (_, m) => atServer(system, tasks, m));
    this.system = system;
    this.tasks = slots[0]!.tasks;
    this.localCost = slots[0]!.localCost;
    this.edgeRoot = slots[0]!.edgeRoot;
    this.uploadCost = new Float64Array(size * servers);
    slots.forEach(({ uploadCost }, m) => {
      for (let i = 0; i < size; i++) {
        const reaches = system.devices[i]!.uplinkRates[m]! > 0 || this.tasks[i] === 0;
        this.uploadCost[i * servers + m] = reaches ? uploadCost[i]! : Infinity;
      }
    });
    const usable = (i: number, m: number): boolean =>
      system.capacities[m]! > 0 && this.uploadCost[i * servers + m]! < Infinity;
    this.active = Array.from({ length: size }, (_, i) => i).filter(
      (i) => this.tasks[i]! > 0 && slots.some((_, m) => usable(i, m)),
    );
    this.#observe = observe;
    this.observation = observe(this);
  }

  get size(): number {
    return this.tasks.length;
  }

  get choices(): number {
    return this.system.capacities.length + 1;
  }

  get costParts(): readonly string[] {
    return COST_PARTS;
  }

  evaluate(offload: Uint8Array): Evaluation {
    requireOffload('SeveralServersProblem.evaluate', this.size, offload, this.choices);
    const sums = this.#sums(offload);
    const cost = this.#costOf(sums.totals);
    const allocation = new Float64Array(this.size);
    if (cost < Infinity) {
      for (let i = 0; i < this.size; i++) {
        const m = offload[i]!;
        // The rounding of the sums of shares is kept below the capacity.
        const most = m === 0 ? 0 : this.system.capacities[m - 1]! * (1 - this.size * Number.EPSILON);
        if (m > 0 && this.tasks[i]! > 0) allocation[i] = most * (this.edgeRoot[i]! / sums.totals[m]!);
      }
    }
    return { cost, allocation };
  }

  isFeasible(offload: Uint8Array, allocation: Float64Array): boolean {
    if (allocation.length !== this.size) return false;
    const used = new Float64Array(this.choices);
    for (let i = 0; i < this.size; i++) {
      const m = offload[i]!;
      const share = allocation[i]!;
      const needed = m > 0 && this.tasks[i]! > 0;
      if (!(share >= 0) || share > 0 !== needed) return false;
      if (needed && this.uploadCost[i * (this.choices - 1) + m - 1] === Infinity) return false;
      used[m]! += share;
    }
    return used.every((sum, m) => m === 0 || sum <= this.system.capacities[m - 1]! * (1 + ROUNDING));
  }

  walk(): CostWalk {
    let sums = createSumTree(this.size, this.choices);
    const here = new Uint8Array(this.size);
    return {
      start: (offload) => {
        here.set(offload);
        sums = this.#sums(here);
        return this.#costOf(sums.totals);
      },
      set: (device, choice) => {
        if (here[device]! > 0) sums.put(device, here[device]!, 0);
        here[device] = choice;
        this.#put(sums, device, choice);
        sums.addAbove(device);
        return this.#costOf(sums.totals);
      },
    };
  }

  withFactors(factors: CostFactors): SeveralServersProblem {
    return new SeveralServers(slowerSystem(this.system, factors), this.tasks, this.#observe);
  }

  /** Column 0: what costs no server's time. Column m: the load of server m, its sum of s_i. */
  #sums(offload: Uint8Array): SumTree {
    const sums = createSumTree(this.size, this.choices);
    for (let i = 0; i < this.size; i++) this.#put(sums, i, offload[i]!);
    sums.addAll();
    return sums;
  }

  #put(sums: SumTree, i: number, choice: number): void {
    sums.put(i, 0, choice === 0 ? this.localCost[i]! : this.uploadCost[i * (this.choices - 1) + choice - 1]!);
    if (choice > 0) sums.put(i, choice, this.edgeRoot[i]!);
  }

  #costOf(totals: Float64Array): number {
    let cost = totals[0]!;
    for (let m = 1; m < totals.length; m++) {
      // A server without capacity and without load would give 0 / 0.
      if (totals[m]! > 0) cost += (totals[m]! * totals[m]!) / this.system.capacities[m - 1]!;
    }
    return cost;
  }
}

/** The paper's slot with server m alone: its checks and its coefficients. A server out of reach gets a rate that nothing uses. */
function atServer({ capacities, energyWeight, devices }: SeveralServersSystem, tasks: ArrayLike<number>, m: number) {
  return createProblem(
    {
      edgeCapacity: capacities[m]!,
      energyWeight,
      devices: devices.map(({ uplinkRates, ...device }) => ({ ...device, uplinkRate: uplinkRates[m]! || 1 })),
    },
    tasks,
  ) satisfies OffloadingProblem;
}

/**
 * Makes one slot.
 *
 * @throws OutOfDomainError or LengthMismatchError naming the argument that is wrong.
 * @example
 * const devices = [[2.5, 0], [2, 3]].map((uplinkRates) => ({ ...paperDevice, uplinkRates }));
 * severalServersProblem({ system: { capacities: [20, 10], energyWeight: 1, devices }, tasks: [12, 20] });
 */
export function severalServersProblem(options: SeveralServersOptions): SeveralServersProblem {
  const where = 'severalServersProblem';
  requireOptions(where, options);
  const { system, tasks, observe = observeServers } = options;
  requireSystem(where, system);
  requireFunction(where, 'observe', observe);
  return new SeveralServers(system, tasks, observe);
}
