/** The estimate at work in one slot: what a decision costs, and what each change of one device adds. */
import type { PairTerms } from './pair-terms.js';
import { embedDevice, emptySums, unit, type SetNetwork } from './set-network.js';

/** Follows one decision at a time; costs are in units of the estimate and up to a constant of the slot. */
export interface SlotEstimate {
  /** N. */
  readonly size: number;
  /** The decision it stands at: the first N entries. Read only. */
  readonly decision: Uint8Array;
  /** Features of the slot's devices, row-major. */
  readonly features: Float64Array;
  /** What is added to each device's own term beside the network's: counts from the next {@link set} on. */
  readonly personal: Float64Array;
  /** How uncertain each device's personal term is: its standard deviation, as far as it is believed. */
  readonly spread: Float64Array;
  /** Begins a slot; `features` are filled by the caller before. */
  begin(size: number): void;
  /** Makes room for a number of devices. */
  grow(size: number): void;
  /** Goes to a decision. */
  set(decision: Uint8Array): void;
  /** What flipping one device would add to the cost. */
  change(device: number): number;
  /** Flips one device. */
  flip(device: number): void;
  /** The cost of the decision it stands at. */
  value(): number;
  /** A number that tells decisions apart, all but surely. */
  readonly fingerprint: number;
  /** The same for the decision with one device flipped. */
  fingerprintWith(device: number): number;
}

/** How pairs of devices enter: with a weight, or not at all. */
export interface PairView {
  readonly terms: PairTerms;
  /** Places of the slot's devices in the terms; -1: has none. */
  places: Int32Array;
  /** From 0, not believed, to 1. */
  weight: number;
}

export function slotEstimate(network: SetNetwork, pairs: PairView): SlotEstimate {
  const { features: P, hidden: T, units: H } = network;
  const width = 1 + H;
  const { unitWeights } = network.parts;
  let size = 0;
  let room = 0;
  let features = new Float64Array(0);
  let personal = new Float64Array(0);
  let spread = new Float64Array(0);
  let embedded = new Float64Array(0);
  let own = new Float64Array(0);
  let paired = new Float64Array(0);
  let decision = new Uint8Array(0);
  let fingerprint = 0;
  let upToDate = false;
  const neurons = new Float64Array(T);
  const sums = new Float64Array(P + 1);
  const empty = new Float64Array(H);
  const z = new Float64Array(H);
  const now = new Float64Array(H);

  /** phi_h of the sums, brought up to date when they are asked for: not every flip is followed by a question. */
  function unitsNow(): void {
    if (upToDate) return;
    for (let h = 0; h < H; h++) now[h] = unit(h, z[h]!);
    upToDate = true;
  }

  function refreshPairs(): void {
    if (pairs.weight === 0) return;
    for (let i = 0; i < size; i++) paired[i] = pairs.terms.sum(pairs.places, i, decision, size);
  }

  return {
    get size() {
      return size;
    },
    get decision() {
      return decision;
    },
    get features() {
      return features;
    },
    get personal() {
      return personal;
    },
    get spread() {
      return spread;
    },
    get fingerprint() {
      return fingerprint;
    },
    fingerprintWith: (device) => fingerprint ^ keyOf(device),
    grow(count) {
      if (room >= count) return;
      room = count;
      features = new Float64Array(count * P);
      personal = new Float64Array(count);
      spread = new Float64Array(count);
      embedded = new Float64Array(count * width);
      own = new Float64Array(count);
      paired = new Float64Array(count);
      decision = new Uint8Array(count);
    },
    begin(count) {
      size = count;
      sums.fill(0);
      for (let i = 0; i < size; i++) {
        for (let p = 0; p < P; p++) sums[p]! += features[i * P + p]!;
        embedDevice(network, features, i * P, neurons, 0, embedded, i * width);
      }
      sums[P] = size;
      emptySums(network, sums, empty);
    },
    set(next) {
      fingerprint = 0;
      z.set(empty);
      for (let i = 0; i < size; i++) {
        own[i] = embedded[i * width]! + personal[i]!;
        decision[i] = next[i]!;
        if (next[i] === 0) continue;
        fingerprint ^= keyOf(i);
        for (let h = 0, d = i * width + 1; h < H; h++, d++) z[h]! += embedded[d]!;
      }
      upToDate = false;
      refreshPairs();
    },
    change(device) {
      unitsNow();
      const on = decision[device] === 0;
      const sign = on ? 1 : -1;
      let sum = own[device]!;
      if (pairs.weight > 0) sum += pairs.weight * paired[device]!;
      sum *= sign;
      const first = device * width + 1;
      for (let h = 0; h < H; h += 2) {
        const even = z[h]! + sign * embedded[first + h]!;
        sum += unitWeights[h]! * (Math.sqrt(1 + even * even) - 1 - now[h]!);
        const odd = z[h + 1]! + sign * embedded[first + h + 1]!;
        sum += unitWeights[h + 1]! * (odd / Math.sqrt(1 + odd * odd) - now[h + 1]!);
      }
      return sum;
    },
    flip(device) {
      const sign = decision[device] === 0 ? 1 : -1;
      decision[device]! ^= 1;
      fingerprint ^= keyOf(device);
      for (let h = 0, d = device * width + 1; h < H; h++, d++) z[h]! += sign * embedded[d]!;
      upToDate = false;
      if (pairs.weight > 0) pairs.terms.follow(pairs.places, device, sign, paired, size);
    },
    value() {
      unitsNow();
      let sum = 0;
      for (let i = 0; i < size; i++) {
        if (decision[i] === 0) continue;
        sum += own[i]!;
        if (pairs.weight > 0) sum += (pairs.weight * paired[i]!) / 2;
      }
      for (let h = 0; h < H; h++) sum += unitWeights[h]! * now[h]!;
      return sum;
    },
  };
}

/** The finaliser of MurmurHash3 over a device's place. */
function keyOf(device: number): number {
  let key = Math.imul(device + 1, 0x9e3779b9);
  key = Math.imul(key ^ (key >>> 16), 0x85ebca6b);
  key = Math.imul(key ^ (key >>> 13), 0xc2b2ae35);
  return key ^ (key >>> 16);
}
