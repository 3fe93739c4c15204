/**
 * An estimate of what decisions cost, learned from every decision that is tried: a network for what is common to all devices, and terms
 * of single devices and of pairs for what is peculiar to them, believed as far as they prove right.
 */
import { OutOfDomainError, type Random } from '@mec/model';
import { compareTries, roomForTries, type ComparedTries } from '../memory/compare-tries.js';
import type { Experience } from '../memory/experience.js';
import type { TriedSlot } from '../memory/tried-slot.js';
import { joinSnapshots, partOfSnapshot } from '../snapshot/snapshot-parts.js';
import type { Persistent } from '../snapshot/snapshot.js';
import type { SlotView } from '../view/slot-view.js';
import { columnScale } from './column-scale.js';
import { costUnit } from './cost-unit.js';
import { errorSize } from './error-size.js';
import { knownDevices } from './known-devices.js';
import { PAIRED, pairTerms } from './pair-terms.js';
import { personalTerms } from './personal-terms.js';
import { createSetNetwork } from './set-network.js';
import { slotEstimate, type PairView, type SlotEstimate } from './slot-estimate.js';
import { training, type Unexplained } from './training.js';
import { trust } from './trust.js';

export interface EstimateOptions {
  /** Numbers per row. */
  readonly width: number;
  /** T, neurons that look at a device. */
  readonly hidden: number;
  /** H, functions of sums, an even number. */
  readonly units: number;
  /** Adam's step size. */
  readonly learningRate: number;
  /** Devices remembered. */
  readonly devices: number;
}

export interface CostEstimate extends Persistent {
  /** Cost per unit of the estimate; 0 before anything was tried. */
  readonly unit: number;
  /** The estimate of a slot, before a decision is set. Holds until the next call. */
  begin(view: SlotView): SlotEstimate;
  /** Learns at once what is peculiar to the slot's devices. */
  remember(experience: Experience): void;
  /**
   * One training step on remembered slots.
   *
   * @param ages - slots remembered since each.
   * @returns the loss of each slot before it.
   */
  learn(slots: readonly TriedSlot[], ages: readonly number[]): Float64Array;
}

/** A try that differs in more devices says little of each. */
const MOST_FLIPS = 4;

/** Pairs are learned from slots no older than this: what was unexplained may be so no longer. */
const RECENT = 100;

/** So many first steps are taken twice on their slots. */
const EARLY = 600;

/** An error is expected to grow with the difference itself: (1 + |difference|)^2 times this, in variances of a small one. */
const RELATIVE = 0.25;

/** An estimate of nothing yet; its weights are drawn. */
export function costEstimate(options: EstimateOptions, random: Random): CostEstimate {
  const { width, hidden, units } = options;
  const scale = columnScale(width);
  const P = scale.features;
  const network = createSetNetwork({ features: P, hidden, units });
  const trainer = training(network, scale, options.learningRate, random);
  const personal = personalTerms(width);
  const pairs: PairView = { terms: pairTerms(), places: new Int32Array(0), weight: 0 };
  const belief = trust();
  const unit = costUnit();
  const errors = errorSize();
  const devices = knownDevices(options.devices);
  const slot = slotEstimate(network, pairs);
  const parts = { scale, trainer, personal, pairs: pairs.terms, belief, unit, errors, devices };
  let places = new Int32Array(0);
  let pastPlaces = new Int32Array(0);
  let gains = new Float64Array(personal.width);
  const flipped: number[] = [];
  let compared: ComparedTries = roomForTries(0, 0);

  function look(view: SlotView): void {
    const { size: count, rows } = view;
    if (view.width !== width) refuseWidth(view.width);
    // Until something was tried, a slot is looked at as if it were the first.
    if (unit.size === 0) trainer.begin(count);
    slot.grow(count);
    if (places.length < count) {
      places = new Int32Array(count);
      pairs.places = new Int32Array(count);
    }
    scale.fill(rows, count, slot.features);
    slot.begin(count);
  }

  function pairPlaces(from: Int32Array, count: number, out: Int32Array): void {
    for (let i = 0; i < count; i++) out[i] = count <= PAIRED && from[i]! < PAIRED ? from[i]! : -1;
  }

  function refuseWidth(got: number): never {
    throw new OutOfDomainError({ where: 'costEstimate', what: 'numbers per device', got, expected: String(width) });
  }

  /** What the personal terms foretell of the difference between two decisions; `flipped` are the devices in which they differ. */
  function foretold(decisions: Uint8Array, to: number, features: Float64Array, who: Int32Array): number {
    let sum = 0;
    for (const i of flipped) sum += (decisions[to + i] === 1 ? 1 : -1) * personal.term(who[i]!, features, i * P);
    return sum;
  }

  function differing(decisions: Uint8Array, count: number, to: number, from: number): void {
    flipped.length = 0;
    for (let i = 0; i < count; i++) if (decisions[to + i] !== decisions[from + i]) flipped.push(i);
  }

  /** One step of the filter: the slot's estimate is the network's alone. */
  function learnTry(count: number, k: number): void {
    const { decisions, parents, gains: costs } = compared;
    const truth = costs[k]! / unit.size;
    const to = k * count;
    const from = parents[k]! * count;
    differing(decisions, count, to, from);
    slot.set(decisions.subarray(from, from + count));
    let estimated = 0;
    for (const i of flipped) {
      estimated += slot.change(i);
      slot.flip(i);
    }
    const own = foretold(decisions, to, slot.features, places);
    const D = personal.width;
    if (gains.length < flipped.length * D) gains = new Float64Array(flipped.length * D);
    let known = 0;
    flipped.forEach((i, q) => (known += personal.gain(places[i]!, slot.features, i * P, gains, q * D)));
    const joint = pairs.terms.difference(pairs.places, decisions, to, from, count);
    belief.observe(truth - estimated, own, joint);

    const error = truth - estimated - own - belief.pairs * joint;
    const share = flipped.length * RELATIVE * (1 + Math.abs(truth)) ** 2;
    const variance = known + errors.variance * share;
    const changed = errors.observe(error, known, share);
    flipped.forEach((i, q) => {
      const step = (decisions[to + i] === 1 ? error : -error) / variance;
      personal.correct(places[i]!, gains, q * D, step, variance);
    });
    if (changed) personal.doubt();
  }

  function rescale(): void {
    const factor = unit.adjust();
    if (factor === 1) return;
    trainer.scale(factor);
    personal.scale(factor);
    pairs.terms.scale(factor);
    errors.scale(factor * factor);
  }

  return {
    get unit() {
      return unit.size;
    },
    begin(view) {
      look(view);
      devices.find(view, places);
      pairPlaces(places, view.size, pairs.places);
      pairs.weight = view.size <= PAIRED ? belief.pairs : 0;
      const weight = belief.personal;
      const { features, spread } = slot;
      for (let i = 0; i < view.size; i++) {
        slot.personal[i] = weight === 0 ? 0 : weight * personal.term(places[i]!, features, i * P);
        spread[i] = weight === 0 ? 0 : weight * Math.sqrt(personal.gain(places[i]!, features, i * P, gains, 0));
      }
      return slot;
    },
    remember({ view, tries }) {
      scale.observe(view.rows, view.size);
      look(view);
      devices.meet(view, places, (place) => {
        personal.forget(place);
        if (place < PAIRED) pairs.terms.forget(place);
      });
      personal.grow(devices.room);
      pairPlaces(places, view.size, pairs.places);
      slot.personal.fill(0);
      pairs.weight = 0;
      if (compared.decisions.length < tries.count * view.size || compared.gains.length < tries.count) {
        compared = roomForTries(view.size, tries.count);
      }
      compareTries(view.size, tries, compared);
      for (let k = 1; k < tries.count; k++) {
        const flips = compared.flips[k]!;
        const gain = compared.gains[k]!;
        if (!Number.isFinite(gain) || flips === 0) continue;
        unit.observe(gain, flips);
        if (flips <= MOST_FLIPS && unit.size > 0) learnTry(view.size, k);
      }
      for (let i = 0; i < view.size; i++) personal.drift(places[i]!);
      rescale();
    },
    learn(slots, ages) {
      for (const { rows, size: count } of slots) if (rows.length !== count * width) refuseWidth(rows.length / count);
      const unexplained = (b: number): Unexplained | undefined =>
        ages[b]! < RECENT && slots[b]!.size <= PAIRED ? shareAmongPairs() : undefined;
      const losses = trainer.step(slots, unit.size || 1, unexplained);
      // In the beginning there is little to learn from, and much to learn.
      if (trainer.steps < EARLY) trainer.step(slots, unit.size || 1, unexplained);
      return losses;
    },
    snapshot: () => joinSnapshots(parts),
    restore(snapshot) {
      for (const [name, part] of Object.entries(parts)) part.restore(partOfSnapshot(snapshot, name));
      personal.grow(devices.room);
    },
  };

  /** What network and personal terms leave unexplained is for the pairs. */
  function shareAmongPairs(): Unexplained {
    let seen: TriedSlot | undefined;
    const where = new Int32Array(PAIRED);
    return (tried, k, features, left) => {
      const { size: count, decisions, parents } = tried;
      if (seen !== tried) {
        seen = tried;
        if (pastPlaces.length < count) pastPlaces = new Int32Array(PAIRED);
        devices.find(tried, pastPlaces);
        pairPlaces(pastPlaces, count, where);
      }
      const to = k * count;
      const from = parents[k]! * count;
      differing(decisions, count, to, from);
      const own = belief.personal * foretold(decisions, to, features, pastPlaces);
      pairs.terms.correct(left - own - pairs.terms.difference(where, decisions, to, from, count));
    };
  }
}
