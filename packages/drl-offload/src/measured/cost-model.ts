/**
 * What devices' costs are expected to be, learned from the costs that were measured.
 *
 * For each choice (local, offload) a device's cost is linear in what is common to all devices, its row's features and their products
 * with the load of the offloaders, plus what is its own, linear in its row. The common part is learned from every report; each
 * device's own part starts at nothing, so that a new device is what all are, and departs as far as its reports say (a hierarchical
 * linear model: D. V. Lindley, A. F. M. Smith, JRSS B 34, 1972). No cost model's formula is in it.
 *
 * Costs are measured in units of the first report's cost of a device.
 */
import {
  requireNumber,
  OutOfDomainError,
  type DeviceId,
  type JsonObject,
  type JsonValue,
  type MeasuredSlot,
  type Random,
} from '@mec/model';
import type { ModelCosts } from './decision-search.js';
import { GaussianBlock } from './gaussian-block.js';
import { Noise } from './noise.js';
import { pageHinkley, type PageHinkleyOptions } from './page-hinkley.js';
import { RowFeatures } from './row-features.js';

/** Variances before anything is known, in units of the cost and of features of the order of one. */
const COMMON = 4;
const OWN = 1;
/** What is added to the common part's variances when the world has changed for many. */
const DOUBT = 1;
/** A surprise beyond this many standard deviations is taken as a measurement that much noisier. */
const WILD = 4;
/** Alarms of this many devices within so many slots, and at least of this share of all, mean that all may have changed. */
const MANY = 2;
const TOGETHER = 40;
const SHARE = 0.2;

/** A change of costs that was noticed. */
export interface DriftEvent {
  /** The slot proposed last. */
  readonly slot: number;
  /** Whose costs surprised; `null`: the slot's total. */
  readonly device: DeviceId | null;
  /** Whose costs are in doubt from then on: they are explored anew. */
  readonly scope: 'device' | 'all';
}

export interface CostModelOptions {
  readonly width: number;
  /** Devices remembered: the one not seen for longest is forgotten. */
  readonly deviceLimit: number;
  readonly drift: Required<PageHinkleyOptions> | undefined;
  readonly onDrift: (event: DriftEvent) => void;
}

/** What is known of one device under one choice. */
interface Arm {
  readonly block: GaussianBlock;
  /** Sum of the drift test. */
  alarm: number;
}

type Arms = readonly [local: Arm, offload: Arm];

/** A summand of a measurement. */
interface Term {
  readonly block: GaussianBlock;
  readonly features: Float64Array;
}

export class CostModel {
  readonly #options: CostModelOptions;
  readonly #features: RowFeatures;
  readonly #common: readonly [GaussianBlock, GaussianBlock];
  /** In the order in which they were seen last. */
  #devices = new Map<DeviceId, Arms>();
  readonly #noise = { device: new Noise(), total: new Noise() };
  #totalAlarm = 0;
  /** Devices that raised an alarm of late, with its slot. */
  #alarms = new Map<DeviceId, number>();
  #unit = 0;
  #loadUnit = 0;

  constructor(options: CostModelOptions) {
    this.#options = options;
    this.#features = new RowFeatures(options.width);
    const size = this.#features.count + this.#features.pairs.length;
    this.#common = [new GaussianBlock(size, COMMON), new GaussianBlock(size, COMMON)];
  }

  /** Whether a report has come, so that prices mean something. */
  get informed(): boolean {
    return this.#unit > 0;
  }

  /** Devices remembered. */
  get deviceCount(): number {
    return this.#devices.size;
  }

  /** Estimated relative standard deviation of a device's measured cost. */
  get noise(): number {
    return this.#noise.device.level;
  }

  /** Takes note of a slot's rows: their size, and who is there. */
  meet({ size, rows, ids }: MeasuredSlot): void {
    if (this.#loadUnit === 0) this.#loadUnit = Math.max(1, size / 2);
    const ratios = this.#features.meet(rows, size);
    if (ratios !== undefined) this.#rescale(ratios);
    for (const id of ids) {
      const arms = this.#armsOf(id);
      this.#devices.delete(id);
      this.#devices.set(id, arms);
    }
    while (this.#devices.size > Math.max(size, this.#options.deviceLimit)) {
      this.#devices.delete(this.#devices.keys().next().value!);
    }
  }

  /** Costs of a slot as the model expects them, for the search. */
  expected({ size, rows, ids, active }: MeasuredSlot): ModelCosts {
    const { count, pairs } = this.#features;
    const features = this.#features.of(rows, size);
    const alone = [new Float64Array(size), new Float64Array(size)] as const;
    const perLoad = [new Float64Array(size * count), new Float64Array(size * count)] as const;
    const loads = features.map((value) => value / this.#loadUnit);
    const newcomer = this.#newArms();
    for (let i = 0; i < size; i++) {
      const arms = this.#devices.get(ids[i]!) ?? newcomer;
      const first = i * count;
      for (const choice of CHOICES) {
        const { mean } = this.#common[choice];
        const ownMean = arms[choice].block.mean;
        let sum = 0;
        for (let k = 0; k < count; k++) sum += (mean[k]! + ownMean[k]!) * features[first + k]!;
        alone[choice][i] = sum * this.#unit;
        const slopes = perLoad[choice];
        for (let k = 0; k < pairs.length; k++) {
          const { feature, term } = pairs[k]!;
          slopes[first + term]! += mean[count + k]! * features[first + feature]! * this.#unit;
        }
      }
    }
    return { size, terms: count, alone, perLoad, loads, active };
  }

  /**
   * Costs of a slot as they may be: devices' own coefficients are drawn from what is known of them (Thompson sampling: W. R. Thompson,
   * Biometrika 25, 1933; with linear models S. Agrawal, N. Goyal, ICML 2013).
   *
   * @param costs - as {@link expected} of the same slot.
   * @param breadth - how far they are drawn from their means, in standard deviations.
   */
  drawn({ rows, ids }: MeasuredSlot, costs: ModelCosts, breadth: number, random: Random): ModelCosts {
    const { count } = this.#features;
    const features = this.#features.of(rows, costs.size);
    const alone = [costs.alone[0].slice(), costs.alone[1].slice()] as const;
    const newcomer = this.#newArms();
    for (let i = 0; i < costs.size; i++) {
      const arms = this.#devices.get(ids[i]!) ?? newcomer;
      for (const choice of CHOICES) {
        const { block } = arms[choice];
        const coefficients = block.draw(breadth, random);
        let sum = 0;
        for (let k = 0; k < count; k++) sum += (coefficients[k]! - block.mean[k]!) * features[i * count + k]!;
        alone[choice][i]! += sum * this.#unit;
      }
    }
    return { ...costs, alone };
  }

  /**
   * Learns from the costs of single devices.
   *
   * @param costs - one per device, NaN where none was measured.
   * @param now - the slot proposed last.
   */
  learnCosts(slot: MeasuredSlot, offload: Uint8Array, costs: Float64Array, now: number): void {
    if (this.#unit === 0) this.#unit = unitOf(costs);
    if (this.#unit === 0) return;
    const terms = this.#terms(slot, offload);
    for (let i = 0; i < slot.size; i++) {
      if (Number.isNaN(costs[i]!)) continue;
      const id = slot.ids[i]!;
      const arm = this.#armsOf(id)[offload[i] as Choice];
      this.#learn(terms[i]!, costs[i]! / this.#unit, this.#noise.device, (squared) => {
        arm.alarm = this.#tested(arm.alarm, squared);
        if (arm.alarm <= this.#threshold) return false;
        this.#doubtDevice(id, now);
        return true;
      });
    }
  }

  /** Learns from the cost of a whole slot. */
  learnTotal(slot: MeasuredSlot, offload: Uint8Array, cost: number, now: number): void {
    if (this.#unit === 0) this.#unit = Math.abs(cost) / slot.size;
    if (this.#unit === 0) return;
    const parts = this.#summed(this.#terms(slot, offload));
    this.#learn(parts, cost / this.#unit, this.#noise.total, (squared) => {
      this.#totalAlarm = this.#tested(this.#totalAlarm, squared);
      if (this.#totalAlarm <= this.#threshold) return false;
      this.#totalAlarm = 0;
      this.#doubtAll(null, now);
      return true;
    });
  }

  snapshot(): JsonObject {
    return {
      features: this.#features.snapshot(),
      common: this.#common.map((block) => block.snapshot()),
      devices: [...this.#devices].map(([id, arms]) => [id, arms.map(({ block, alarm }) => [block.snapshot(), alarm])]),
      alarms: [...this.#alarms],
      noise: [this.#noise.device.variance, this.#noise.total.variance],
      totalAlarm: this.#totalAlarm,
      unit: this.#unit,
      loadUnit: this.#loadUnit,
    };
  }

  /** @throws OutOfDomainError naming what is wrong; the model is of no use then. */
  restore(where: string, snapshot: JsonObject): void {
    const given = snapshot as Readonly<Record<string, never>>;
    const list = (what: string, value: JsonValue | undefined, length?: number): readonly never[] => {
      if (Array.isArray(value) && (length ?? value.length) === value.length)
        return value as unknown as readonly never[];
      throw new OutOfDomainError({ where, what: `snapshot: ${what}`, got: value, expected: 'a list' });
    };
    this.#features.restore(where, objectIn(where, 'features', snapshot.features));
    list('common', given.common, 2).forEach((block, k) => this.#common[k]!.restore(where, 'common', block));
    const devices = list('devices', given.devices);
    requireNumber(where, 'snapshot: number of devices', devices.length, {
      max: Math.max(1e6, this.#options.deviceLimit),
    });
    this.#devices = new Map();
    for (const device of devices) {
      const [id, arms] = list('device', device, 2);
      const saved = list('choices of a device', arms, 2);
      const restored = this.#armsOf(requireId(where, id));
      saved.forEach((arm, k) => {
        const [block, alarm] = list('choice', arm, 2);
        restored[k as Choice].block.restore(where, 'device', block);
        restored[k as Choice].alarm = requireNumber(where, 'snapshot: alarm', alarm, { min: 0 });
      });
    }
    this.#alarms = new Map();
    for (const entry of list('alarms', given.alarms)) {
      const [id, slot] = list('alarm', entry, 2);
      this.#alarms.set(requireId(where, id), requireNumber(where, 'snapshot: slot of an alarm', slot, { min: 0 }));
    }
    const [device, total] = list('noise', given.noise, 2);
    this.#noise.device.variance = requireNumber(where, 'snapshot: noise', device, { above: 0 });
    this.#noise.total.variance = requireNumber(where, 'snapshot: noise', total, { above: 0 });
    this.#totalAlarm = requireNumber(where, 'snapshot: totalAlarm', given.totalAlarm, { min: 0 });
    this.#unit = requireNumber(where, 'snapshot: unit', given.unit, { min: 0 });
    this.#loadUnit = requireNumber(where, 'snapshot: loadUnit', given.loadUnit, { min: 0 });
  }

  get #threshold(): number {
    return this.#options.drift?.threshold ?? Infinity;
  }

  #tested(sum: number, squared: number): number {
    const { drift } = this.#options;
    return drift === undefined ? 0 : pageHinkley(sum, squared, drift.allowance);
  }

  #armsOf(id: DeviceId): Arms {
    let arms = this.#devices.get(id);
    if (arms === undefined) {
      arms = this.#newArms();
      this.#devices.set(id, arms);
    }
    return arms;
  }

  /** A device of which nothing is known but what all have in common. */
  #newArms(): Arms {
    const arm = (): Arm => ({ block: new GaussianBlock(this.#features.count, OWN), alarm: 0 });
    return [arm(), arm()];
  }

  /** For each device what its cost in this decision is the sum of. */
  #terms({ size, rows, ids }: MeasuredSlot, offload: Uint8Array): Term[][] {
    const { count, pairs } = this.#features;
    const features = this.#features.of(rows, size);
    const load = new Float64Array(count);
    for (let i = 0; i < size; i++) {
      if (offload[i] === 0) continue;
      for (let l = 0; l < count; l++) load[l]! += features[i * count + l]! / this.#loadUnit;
    }
    return Array.from({ length: size }, (_, i) => {
      const choice = offload[i]! as Choice;
      const first = i * count;
      const own = features.subarray(first, first + count);
      const common = new Float64Array(count + pairs.length);
      common.set(own);
      for (let k = 0; k < pairs.length; k++) {
        const { feature, term } = pairs[k]!;
        common[count + k] = own[feature]! * load[term]!;
      }
      return [
        { block: this.#common[choice], features: common },
        { block: this.#armsOf(ids[i]!)[choice].block, features: own },
      ];
    });
  }

  /** Terms of the total: those of the same block become one. */
  #summed(devices: readonly (readonly Term[])[]): Term[] {
    const sums = new Map<GaussianBlock, Float64Array>();
    for (const { block, features } of devices.flat()) {
      const sum = sums.get(block);
      if (sum === undefined) sums.set(block, features.slice());
      else features.forEach((value, k) => (sum[k]! += value));
    }
    return [...sums].map(([block, features]) => ({ block, features }));
  }

  /**
   * One measurement: the noise learns from how surprising it is, the test for changes looks at it, the coefficients take it in.
   *
   * @param test - told the square of the surprise over its variance; true where coefficients were put in doubt.
   */
  #learn(parts: readonly Term[], measured: number, noise: Noise, test: (squared: number) => boolean): void {
    let { predicted, variance } = expectation(parts);
    let surprise = measured - predicted;
    const before = surprise ** 2 / (variance + noise.at(predicted));
    noise.learn(surprise, variance, predicted, measured);
    if (test(before)) {
      ({ predicted, variance } = expectation(parts));
      surprise = measured - predicted;
    }
    const plain = noise.at(predicted);
    const squared = surprise ** 2 / (variance + plain);
    const total = variance + plain * Math.max(1, squared / WILD ** 2);
    for (const { block } of parts) block.absorb(surprise, total);
  }

  #doubtDevice(id: DeviceId, slot: number): void {
    for (const arm of this.#armsOf(id)) {
      arm.block.forget(OWN);
      arm.alarm = 0;
    }
    for (const [device, at] of this.#alarms) if (at <= slot - TOGETHER) this.#alarms.delete(device);
    this.#alarms.set(id, slot);
    if (this.#alarms.size >= Math.max(MANY, SHARE * this.#devices.size)) this.#doubtAll(id, slot);
    else this.#options.onDrift({ slot, device: id, scope: 'device' });
  }

  #doubtAll(device: DeviceId | null, slot: number): void {
    for (const arms of this.#devices.values()) {
      for (const arm of arms) {
        arm.block.forget(OWN);
        arm.alarm = 0;
      }
    }
    for (const block of this.#common) block.doubt(DOUBT);
    this.#alarms.clear();
    this.#options.onDrift({ slot, device, scope: 'all' });
  }

  #rescale(ratios: Float64Array): void {
    const { pairs } = this.#features;
    const common = Float64Array.of(...ratios, ...pairs.map(({ feature, term }) => ratios[feature]! * ratios[term]!));
    for (const block of this.#common) block.rescale(common);
    for (const arms of this.#devices.values()) for (const { block } of arms) block.rescale(ratios);
  }
}

type Choice = 0 | 1;
const CHOICES: readonly Choice[] = [0, 1];

function expectation(parts: readonly Term[]): { readonly predicted: number; readonly variance: number } {
  let predicted = 0;
  let variance = 0;
  for (const { block, features } of parts) {
    predicted += block.predict(features);
    variance += block.variance(features);
  }
  return { predicted, variance };
}

/** The mean size of the costs that were measured, 0 where there are none or all are 0. */
function unitOf(costs: Float64Array): number {
  const measured = costs.filter((cost) => !Number.isNaN(cost));
  return measured.reduce((sum, cost) => sum + Math.abs(cost), 0) / Math.max(1, measured.length);
}

function requireId(where: string, id: unknown): DeviceId {
  if (typeof id === 'string' || (typeof id === 'number' && Number.isFinite(id))) return id;
  throw new OutOfDomainError({ where, what: 'snapshot: device', got: id, expected: 'a string or a finite number' });
}

function objectIn(where: string, what: string, value: JsonValue | undefined): JsonObject {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw new OutOfDomainError({ where, what: `snapshot: ${what}`, got: value, expected: 'an object' });
}
