/**
 * Offloaders send at once on one channel, and each is noise to the others:
 *
 *   r_i(S) = B log2(1 + g_i / (1 + theta sum over j in S, j != i, of g_j))
 *   cost   = sum over the local devices of L_i + sum over S of (1 + alpha p_upload) d_i / r_i(S) + (sum over S of s_i)^2 / F
 *
 * g_i is the device's received power over the noise's, theta the part of another's power that gets through (1: one channel, treated as
 * noise; less with spreading or several antennas). A device that joins slows every other's upload, so no formula gives the best set:
 * with many devices nobody knows it, with few it is found by enumeration.
 */
import {
  COST_PARTS,
  createProblem,
  OutOfDomainError,
  requireFactors,
  requireFunction,
  requireLength,
  requireNumber,
  requireOffload,
  requireOptions,
  type CostFactors,
  type Device,
  type EdgeSystem,
  type Evaluation,
  type OffloadingProblem,
  type Rescalable,
} from '@mec/model';
import { serverShares } from '../server-shares.js';
import type { InterferenceCoefficients } from './coefficients.js';
import { observeInterference } from './rows.js';

/** The paper's system without uplink rates: those follow from who sends. */
export interface RadioSystem extends Omit<EdgeSystem, 'devices'> {
  /** An `uplinkRate` is not looked at. */
  readonly devices: readonly Omit<Device, 'uplinkRate'>[];
}

export interface InterferenceOptions {
  readonly system: RadioSystem;
  /** d_i in MB, >= 0; 0: the device is switched off. */
  readonly tasks: ArrayLike<number>;
  /** g_i > 0, received power over noise. */
  readonly gains: ArrayLike<number>;
  /** B, MB/s for each doubling, > 0. Default 2. */
  readonly bandwidth?: number;
  /** theta, 0 to 1. Default 0.3. */
  readonly crosstalk?: number;
  /** Rows that a policy sees. Default {@link observeInterference}. */
  readonly observe?: (problem: InterferenceProblem) => Float64Array;
}

/** N entries each, 0 where no task is offloaded. */
export interface InterferenceAllocation {
  /** r_i(S), MB/s. */
  readonly uplinkRate: Float64Array;
  /** f_i, MB/s. */
  readonly server: Float64Array;
}

export interface InterferenceProblem extends Rescalable<InterferenceAllocation>, InterferenceCoefficients {
  evaluate(offload: Uint8Array): Evaluation<InterferenceAllocation>;
  isFeasible(offload: Uint8Array, allocation: InterferenceAllocation): boolean;
  withFactors(factors: CostFactors): InterferenceProblem;
}

/** Rates that agree to this part are the same. */
const ROUNDING = 1e-9;

interface Radio {
  readonly gains: Float64Array;
  readonly bandwidth: number;
  readonly crosstalk: number;
  /** What U_i is multiplied by. */
  readonly uplinkFactors: Float64Array;
  readonly observe: (problem: InterferenceProblem) => Float64Array;
}

/** Fields are data, methods stand on the prototype, as in the paper's problem. */
class Interference implements InterferenceProblem {
  readonly alone: OffloadingProblem;
  readonly gains: Float64Array;
  readonly bandwidth: number;
  readonly crosstalk: number;
  observation: Float64Array = new Float64Array(0);
  readonly #system: RadioSystem;
  readonly #radio: Radio;

  constructor(system: RadioSystem, tasks: ArrayLike<number>, radio: Radio) {
    this.gains = radio.gains;
    this.bandwidth = radio.bandwidth;
    this.crosstalk = radio.crosstalk;
    this.#system = system;
    this.#radio = radio;
    const devices = system.devices.map((device, i) => ({ ...device, uplinkRate: this.rate(i, 0) }));
    this.alone = createProblem({ ...system, devices }, tasks);
    this.observation = radio.observe(this);
  }

  get size(): number {
    return this.gains.length;
  }

  get active(): readonly number[] {
    return this.alone.active;
  }

  get costParts(): readonly string[] {
    return COST_PARTS;
  }

  rate(i: number, noise: number): number {
    return (this.bandwidth * Math.log2(1 + this.gains[i]! / (1 + noise))) / this.#radio.uplinkFactors[i]!;
  }

  evaluate(offload: Uint8Array): Evaluation<InterferenceAllocation> {
    requireOffload('InterferenceProblem.evaluate', this.size, offload);
    const { alone, size } = this;
    const { localCost, uploadCost, edgeRoot, tasks, system } = alone;
    const uplinkRate = this.#rates(offload);
    let cost = 0;
    let load = 0;
    for (let i = 0; i < size; i++) {
      if (offload[i] === 0) {
        cost += localCost[i]!;
      } else if (tasks[i]! > 0) {
        // U_i alone, stretched by how much slower the upload is among the others.
        cost += uploadCost[i]! * (system.devices[i]!.uplinkRate / uplinkRate[i]!);
        load += edgeRoot[i]!;
      }
    }
    if (load > 0) cost += (load * load) / system.edgeCapacity;
    return cost < Infinity
      ? { cost, allocation: { uplinkRate, server: serverShares(alone, offload, load) } }
      : { cost, allocation: { uplinkRate: new Float64Array(size), server: new Float64Array(size) } };
  }

  isFeasible(offload: Uint8Array, { uplinkRate, server }: InterferenceAllocation): boolean {
    const possible = this.#rates(offload);
    return (
      this.alone.isFeasible!(offload, server) &&
      uplinkRate.length === this.size &&
      uplinkRate.every((rate, i) => rate >= 0 && rate <= possible[i]! * (1 + ROUNDING))
    );
  }

  withFactors(factors: CostFactors): InterferenceProblem {
    requireFactors('InterferenceProblem.withFactors', this.size, COST_PARTS, factors);
    const { uplink, processor } = factors;
    const { uplinkFactors } = this.#radio;
    const devices = this.#system.devices.map((device, i) => ({
      ...device,
      localRate: device.localRate / (processor?.[i] ?? 1),
    }));
    return new Interference({ ...this.#system, devices }, this.alone.tasks, {
      ...this.#radio,
      uplinkFactors: uplinkFactors.map((factor, i) => factor * (uplink?.[i] ?? 1)),
    });
  }

  #rates(offload: Uint8Array): Float64Array {
    const { tasks } = this.alone;
    const sends = (i: number): boolean => offload[i] === 1 && tasks[i]! > 0;
    return Float64Array.from({ length: this.size }, (_, i) => {
      if (!sends(i)) return 0;
      // Added afresh for each: the sum of all less one's own would lose what is far weaker.
      let noise = 0;
      for (let j = 0; j < this.size; j++) if (j !== i && sends(j)) noise += this.gains[j]!;
      return this.rate(i, this.crosstalk * noise);
    });
  }
}

/**
 * Makes one slot.
 *
 * @throws OutOfDomainError or LengthMismatchError naming the option that is wrong.
 * @example
 * interferenceProblem({ system: paperSystem(3), tasks: [10, 15, 20], gains: [0.5, 4, 20] });
 */
export function interferenceProblem(options: InterferenceOptions): InterferenceProblem {
  const where = 'interferenceProblem';
  requireOptions(where, options);
  const { system, tasks, gains, bandwidth = 2, crosstalk = 0.3, observe = observeInterference } = options;
  const devices: unknown = (system as Partial<RadioSystem> | null | undefined)?.devices;
  if (!Array.isArray(devices) || devices.length === 0) {
    throw new OutOfDomainError({ where, what: 'system.devices', got: devices, expected: 'at least one device' });
  }
  requireLength(where, 'gains', gains, devices.length, 'one per device');
  for (let i = 0; i < gains.length; i++) requireNumber(where, `gains[${i}]`, gains[i], { above: 0 });
  requireNumber(where, 'bandwidth', bandwidth, { above: 0, unit: 'MB/s for each doubling' });
  requireNumber(where, 'crosstalk', crosstalk, { min: 0, max: 1 });
  requireFunction(where, 'observe', observe);
  return new Interference(system, tasks, {
    gains: Float64Array.from(gains),
    bandwidth,
    crosstalk,
    uplinkFactors: new Float64Array(gains.length).fill(1),
    observe,
  });
}
