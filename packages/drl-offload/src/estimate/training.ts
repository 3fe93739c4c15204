/**
 * Training of the set network: differences of cost between a try and its parent, as they were and as they are estimated.
 *
 * The loss of a difference is the pseudo-Huber one of (estimated - true) / (flips sqrt(1 + |true|)), so that a large difference, or one of
 * many flips at once, counts no more than a small one. True differences are cut at +-{@link CUT} units: how much dearer than dear a
 * decision is does not matter, and an estimate beyond the cut on the right side has no loss.
 *
 * The network that acts is a running mean of the one that is trained: it is steadier, so steps may stay large.
 *
 * @see Polyak and Juditsky, 1992 (https://doi.org/10.1137/0330046), for the mean.
 */
import type { Random } from '@mec/model';
import type { TriedSlot } from '../memory/tried-slot.js';
import { adamStep, createAdam } from '../network/adam.js';
import type { Persistent, Snapshot } from '../snapshot/snapshot.js';
import { countIn, floatsIn, numberIn } from '../snapshot/snapshot-values.js';
import type { ColumnScale } from './column-scale.js';
import {
  createSetNetwork,
  drawSetNetwork,
  embedDevice,
  emptySums,
  networkParts,
  scaleSetNetwork,
  sumScaleOf,
  unit,
  unitSlope,
  type SetNetwork,
} from './set-network.js';

/** Units of the estimate beyond which a difference is simply large. */
const CUT = 10;

/** Adam's step size is divided by 1 + steps / this, but not by more than {@link SLOWEST}. */
const HALF_AFTER = 500;
const SLOWEST = 2.5;

/** What the acting network takes of the trained one with every step, at least: more in the beginning. */
const MEAN_RATE = 0.01;
const MEAN_START = 0.1;

/** Told of each difference what is left of it: truth less estimate, in units of the estimate. */
export type Unexplained = (slot: TriedSlot, k: number, features: Float64Array, left: number) => void;

export interface Training extends Persistent {
  /**
   * One step on slots that were tried.
   *
   * @param costUnit - cost per unit of the estimate, > 0.
   * @param slots - row-major numbers of the scale's width each.
   * @returns the mean loss of each slot's differences before the step.
   */
  step(
    slots: readonly TriedSlot[],
    costUnit: number,
    unexplained: (slot: number) => Unexplained | undefined,
  ): Float64Array;
  /** Steps taken. */
  readonly steps: number;
  /** Tells both networks how many devices the first slot has. */
  begin(size: number): void;
  /** Multiplies what both networks say: the unit of the estimate has changed. */
  scale(factor: number): void;
}

/**
 * Makes the training of a network, whose weights are drawn here.
 *
 * @param acting - follows.
 * @param learningRate - Adam's, > 0.
 */
export function training(acting: SetNetwork, scale: ColumnScale, learningRate: number, random: Random): Training {
  const { features: P, hidden: T, units: H } = acting;
  const width = 1 + H;
  const network = createSetNetwork(acting);
  drawSetNetwork(network, random);
  const { parameters } = network;
  acting.parameters.set(parameters);
  const adam = createAdam(parameters.length);
  const gradient = new Float64Array(parameters.length);
  const slopes = networkParts(gradient, network);
  // Room for one slot: its features, the devices that offload in some try, and its tries.
  let features = new Float64Array(0);
  const featureSums = new Float64Array(P + 1);
  let devices = new Int32Array(0);
  let neurons = new Float64Array(0);
  let embedded = new Float64Array(0);
  let wanted = new Float64Array(0);
  let sums = new Float64Array(0);
  let costs = new Float64Array(0);
  let pulls = new Float64Array(0);
  const empty = new Float64Array(H);
  const unitPull = new Float64Array(H);
  const contextPull = new Float64Array(H);
  let terms = 0;

  function makeRoom(size: number, tries: number): void {
    if (devices.length < size) {
      features = new Float64Array(size * P);
      devices = new Int32Array(size);
      neurons = new Float64Array(size * T);
      embedded = new Float64Array(size * width);
      wanted = new Float64Array(size * width);
    }
    if (costs.length < tries) {
      sums = new Float64Array(tries * H);
      costs = new Float64Array(tries);
      pulls = new Float64Array(tries);
    }
  }

  /** Devices that offload in some try: the others' own numbers do not enter. Returns how many. */
  function involved({ size, decisions }: TriedSlot): number {
    let count = 0;
    for (let i = 0; i < size; i++) {
      for (let at = i; at < decisions.length; at += size) {
        if (decisions[at] === 0) continue;
        devices[count++] = i;
        break;
      }
    }
    return count;
  }

  /** Writes the slot's features and their sums. */
  function look({ rows, size }: TriedSlot): void {
    scale.fill(rows, size, features);
    featureSums.fill(0);
    for (let i = 0; i < size; i++) for (let p = 0; p < P; p++) featureSums[p]! += features[i * P + p]!;
    featureSums[P] = size;
  }

  /** Adds a slot's part of the gradient, and to `terms` the number of its differences. Returns their loss. */
  function learnFrom(slot: TriedSlot, costUnit: number, unexplained: Unexplained | undefined): number {
    const { size, decisions, parents, flips, gains } = slot;
    const { unitWeights } = network.parts;
    const tries = gains.length;
    makeRoom(size, tries);
    look(slot);
    const count = involved(slot);
    emptySums(network, featureSums, empty);
    for (let d = 0; d < count; d++) {
      embedDevice(network, features, devices[d]! * P, neurons, d * T, embedded, d * width);
    }
    for (let k = 0; k < tries; k++) {
      let cost = 0;
      for (let h = 0; h < H; h++) sums[k * H + h] = empty[h]!;
      for (let d = 0; d < count; d++) {
        if (decisions[k * size + devices[d]!] === 0) continue;
        cost += embedded[d * width]!;
        for (let h = 0; h < H; h++) sums[k * H + h]! += embedded[d * width + 1 + h]!;
      }
      for (let h = 0; h < H; h++) cost += unitWeights[h]! * unit(h, sums[k * H + h]!);
      costs[k] = cost;
      pulls[k] = 0;
    }
    let loss = 0;
    for (let k = 1; k < tries; k++) {
      const truth = gains[k]! / costUnit;
      if (Number.isNaN(truth) || flips[k] === 0) continue;
      terms++;
      const parent = parents[k]!;
      const estimated = costs[k]! - costs[parent]!;
      if (Math.abs(truth) < Infinity) unexplained?.(slot, k, features, truth - estimated);
      const target = Math.max(-CUT, Math.min(CUT, truth));
      if ((truth >= CUT && estimated > CUT) || (truth <= -CUT && estimated < -CUT)) continue;
      const size = Math.abs(truth) < Infinity ? Math.abs(truth) : CUT;
      const weight = 1 / (flips[k]! * Math.sqrt(1 + size));
      const error = (estimated - target) * weight;
      const root = Math.sqrt(1 + error * error);
      const pull = (weight * error) / root;
      pulls[k]! += pull;
      pulls[parent]! -= pull;
      loss += root - 1;
    }
    pullBack(slot, count, tries);
    return loss;
  }

  function pullBack(slot: TriedSlot, count: number, tries: number): void {
    const { size, decisions } = slot;
    const { unitWeights, outputs } = network.parts;
    wanted.fill(0, 0, count * width);
    contextPull.fill(0);
    for (let k = 0; k < tries; k++) {
      const pull = pulls[k]!;
      if (pull === 0) continue;
      for (let h = 0; h < H; h++) {
        const z = sums[k * H + h]!;
        slopes.unitWeights[h]! += pull * unit(h, z);
        const push = pull * unitWeights[h]! * unitSlope(h, z);
        unitPull[h] = push;
        contextPull[h]! += push;
      }
      for (let d = 0; d < count; d++) {
        if (decisions[k * size + devices[d]!] === 0) continue;
        const at = d * width;
        wanted[at]! += pull;
        for (let h = 0; h < H; h++) wanted[at + 1 + h]! += unitPull[h]!;
      }
    }
    const sumScale = sumScaleOf(network);
    for (let h = 0; h < H; h++) {
      slopes.unitBias[h]! += contextPull[h]!;
      for (let p = 0; p <= P; p++)
        slopes.context[p * H + h]! += contextPull[h]! * sumScale * sumScale * featureSums[p]!;
    }
    for (let d = 0; d < count; d++) {
      const at = d * width;
      for (let k = 1; k < width; k++) wanted[at + k]! *= sumScale;
      for (let t = 0; t < T; t++) {
        const neuron = neurons[d * T + t]!;
        if (neuron === 0) continue;
        let push = 0;
        for (let k = 0, w = t * width; k < width; k++, w++) {
          const pull = wanted[at + k]!;
          slopes.outputs[w]! += neuron * pull;
          push += pull * outputs[w]!;
        }
        slopes.inputBias[t]! += push;
        const from = devices[d]! * P;
        for (let p = 0; p < P; p++) slopes.inputs[p * T + t]! += push * features[from + p]!;
      }
    }
  }

  /** One step of the trained network, and what the acting one takes of it. */
  function move(share: number): void {
    for (let i = 0; i < gradient.length; i++) gradient[i]! *= share;
    adamStep(adam, parameters, gradient, learningRate / Math.min(SLOWEST, 1 + adam.step / HALF_AFTER));
    const rate = Math.max(MEAN_RATE, 1 / (1 + MEAN_START * adam.step));
    const mean = acting.parameters;
    for (let i = 0; i < mean.length; i++) mean[i]! += rate * (parameters[i]! - mean[i]!);
  }

  return {
    step(slots, costUnit, unexplained) {
      gradient.fill(0);
      const losses = new Float64Array(slots.length);
      let all = 0;
      slots.forEach((slot, b) => {
        terms = 0;
        const loss = learnFrom(slot, costUnit, unexplained(b));
        losses[b] = terms === 0 ? 0 : loss / terms;
        all += terms;
      });
      if (all > 0) move(1 / all);
      return losses;
    },
    get steps() {
      return adam.step;
    },
    begin(size) {
      acting.firstSize = network.firstSize = size;
    },
    scale(factor) {
      scaleSetNetwork(network, factor);
      scaleSetNetwork(acting, factor);
    },
    snapshot: (): Snapshot => ({
      values: { steps: adam.step, size: network.firstSize },
      arrays: {
        acting: acting.parameters.slice(),
        trained: parameters.slice(),
        mean: adam.mean.slice(),
        variance: adam.variance.slice(),
      },
    }),
    restore(snapshot) {
      const where = 'training';
      const { length } = parameters;
      const [followed, trained, mean] = ['acting', 'trained', 'mean'].map((name) =>
        floatsIn(snapshot, where, name, { length }),
      );
      const variance = floatsIn(snapshot, where, 'variance', { length, min: 0 });
      const size = numberIn(snapshot, where, 'size', { min: 0, integer: true });
      adam.step = countIn(snapshot, where, 'steps');
      acting.firstSize = network.firstSize = size;
      acting.parameters.set(followed!);
      parameters.set(trained!);
      adam.mean.set(mean!);
      adam.variance.set(variance);
    },
  };
}
