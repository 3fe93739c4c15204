/**
 * A search that an estimate of the costs guides: each try is what the estimate likes best after what the tries before it cost.
 *
 * The first try is the policy's decision. Then, until the evaluations are spent: where a descent of the estimate from the cheapest try
 * finds something new, that; otherwise the smallest change of the cheapest try that was not tried, one device or an exchange of two.
 * A device whose own costs are uncertain is given the benefit of the doubt. What a try of few devices cost beyond its estimate is put
 * down to them for the rest of the slot.
 *
 * Some tries look further, more of them in the beginning and ever fewer later: numbers of offloaders, halved or doubled as long as that
 * lowers the cost; and, of many devices, any one of them.
 */
import { OutOfDomainError, type Random } from '@mec/model';
import { descent } from '../estimate/descent.js';
import type { SlotEstimate } from '../estimate/slot-estimate.js';
import type { EstimatingPolicy } from '../policy/estimate-policy.js';
import type { Policy } from '../policy/policy.js';
import type { Search, SearchSlot, Tries } from './search.js';

/** Slots that begin with numbers of offloaders of all sizes. */
const BEGINNING = 4;

/** After t slots, this over t is the part of them that look at other numbers of offloaders, and of those that try any device. */
const BROAD = 20;
const ANY_DEVICE = 200;

/** Devices from which on any one of them is tried at times: of fewer, all are looked at anyway. */
const MANY = 15;

/** How many of a slot's tries that takes, and how many in the first {@link OPEN} slots. */
const [SINGLE, SEVERAL, OPEN] = [1, 3, 100];

/** Candidates on either side of an exchange. */
const NEAREST = 3;

/** Standard deviations by which an uncertain device may be cheaper than it is estimated to be. */
const HOPE = 1.5;

/** A try of more devices says little of each. */
const MOST_FLIPS = 4;

/**
 * The search for `estimatePolicy()`.
 *
 * @throws OutOfDomainError in a slot whose policy estimates no costs.
 */
export function guidedSearch(): Search {
  const scratch = guidedScratch();
  return {
    kind: 'guidedSearch',
    name: 'guided',
    options: {},
    reachable: (size) => (size < 53 ? 2 ** size : Infinity),
    search(slot, tries) {
      const { view, policy } = slot;
      if (!isEstimating(policy)) {
        const expected = 'a policy that estimates costs, such as estimatePolicy()';
        throw new OutOfDomainError({ where: 'guidedSearch', what: 'policy', got: policy, expected });
      }
      scratch.grow(view.size);
      new GuidedSlot(slot, policy.estimate(view), policy.unit, tries, scratch).run();
    },
  };
}

function isEstimating(policy: Policy): policy is EstimatingPolicy {
  return typeof (policy as Partial<EstimatingPolicy>).estimate === 'function';
}

/** Room for a slot, kept from call to call; nothing in it is. */
function guidedScratch() {
  return {
    ...descent(),
    changes: new Float64Array(0),
    order: new Int32Array(0),
    cheapest: new Uint8Array(0),
    tried: new Uint8Array(0),
    /** The devices that are cheapest to flip: those at home, and the offloaders. */
    nearest: [new Int32Array(NEAREST), new Int32Array(NEAREST)] as const,
    fingerprints: [] as number[],
    grow(size: number): void {
      if (this.changes.length >= size) return;
      this.changes = new Float64Array(size);
      this.order = new Int32Array(size);
      this.cheapest = new Uint8Array(size);
      this.tried = new Uint8Array(size);
    },
  };
}

/** One slot of the search. */
class GuidedSlot {
  readonly #size: number;
  readonly #iteration: number;
  readonly #random: Random;
  readonly #first: Uint8Array;
  readonly #estimate: SlotEstimate;
  readonly #unit: number;
  readonly #tries: Tries;
  readonly #scratch: ReturnType<typeof guidedScratch>;
  #lowest = Infinity;

  constructor(
    { view, iteration, random, policyDecision }: SearchSlot,
    estimate: SlotEstimate,
    unit: number,
    tries: Tries,
    scratch: ReturnType<typeof guidedScratch>,
  ) {
    this.#size = view.size;
    this.#iteration = iteration;
    this.#random = random;
    this.#first = policyDecision;
    this.#estimate = estimate;
    this.#unit = unit;
    this.#tries = tries;
    this.#scratch = scratch;
    scratch.fingerprints.length = 0;
  }

  run(): void {
    const tries = this.#tries;
    const beginning = this.#iteration < BEGINNING;
    // Chance is drawn whether it counts or not: the stream depends on the slot's number alone.
    const broad = this.#chance(BROAD) || beginning;
    const anyDevice = this.#chance(ANY_DEVICE);
    this.#estimate.set(this.#first);
    this.#attempt();
    if (beginning && this.#iteration % 2 === 0) this.#allNumbers();
    if (broad || this.#lowest === Infinity) {
      this.#otherNumbers(1);
      this.#otherNumbers(0);
    }
    const reserved = !anyDevice || this.#size < MANY ? 0 : this.#iteration < OPEN ? SEVERAL : SINGLE;
    while (tries.left > 0) {
      if (tries.left <= reserved && this.#anyDevice()) continue;
      if (this.#descend() || this.#smallestChange()) continue;
      return;
    }
  }

  /** True in all of the first `slots` slots, then ever less often. */
  #chance(slots: number): boolean {
    return this.#random.next() * this.#iteration < slots;
  }

  get #isNew(): boolean {
    return !this.#scratch.fingerprints.includes(this.#estimate.fingerprint);
  }

  /** Tries the decision where the estimate stands. Returns whether it is the cheapest so far. */
  #attempt(): boolean {
    const { cheapest, tried, fingerprints } = this.#scratch;
    const { decision, fingerprint } = this.#estimate;
    const size = this.#size;
    for (let i = 0; i < size; i++) tried[i] = decision[i]!;
    const cost = this.#tries.attempt(tried.length === size ? tried : tried.subarray(0, size));
    fingerprints.push(fingerprint);
    if (fingerprints.length > 1) this.#putDown(cost);
    // As long as nothing can be carried out, the search moves on from what it tried last.
    if (this.#lowest < Infinity && !(cost < this.#lowest)) return false;
    this.#lowest = cost;
    for (let i = 0; i < size; i++) cheapest[i] = tried[i]!;
    return true;
  }

  /** Puts the error of the last try down to the devices in which it differs from the cheapest. */
  #putDown(cost: number): void {
    const { cheapest, tried } = this.#scratch;
    const estimate = this.#estimate;
    const truth = (cost - this.#lowest) / this.#unit;
    if (!Number.isFinite(truth)) return;
    let flips = 0;
    for (let i = 0; i < this.#size; i++) if (tried[i] !== cheapest[i]) flips++;
    if (flips === 0 || flips > MOST_FLIPS) return;
    const value = estimate.value();
    estimate.set(cheapest);
    const error = (truth - value + estimate.value()) / flips;
    for (let i = 0; i < this.#size; i++) {
      if (tried[i] === cheapest[i]) continue;
      estimate.personal[i]! += tried[i] === 1 ? error : -error;
      estimate.spread[i] = 0;
    }
  }

  /** Nobody, everybody, and half, a quarter, an eighth, ... of all, by chance. */
  #allNumbers(): void {
    const { tried } = this.#scratch;
    // Of few devices chance repeats itself: what is left then is for the rest of the search.
    for (let k = 0; this.#tries.left > 0 && k < 64; k++) {
      for (let i = 0; i < this.#size; i++) {
        tried[i] = k === 0 ? 0 : k === 1 ? 1 : this.#random.next() < 2 ** (-1 - ((k - 2) % 8)) ? 1 : 0;
      }
      this.#estimate.set(tried);
      if (this.#isNew) this.#attempt();
    }
  }

  /** Halves the offloaders of the cheapest try (`from` 1), or doubles them (0), for as long as that lowers the cost. */
  #otherNumbers(from: number): void {
    const { cheapest, changes, order } = this.#scratch;
    const estimate = this.#estimate;
    const size = this.#size;
    for (let lower = true; lower && this.#tries.left > 0;) {
      estimate.set(cheapest);
      let count = 0;
      for (let i = 0; i < size; i++) {
        if (cheapest[i] !== from) continue;
        changes[i] = estimate.change(i);
        order[count++] = i;
      }
      const offloaders = from === 1 ? count : size - count;
      const wanted = from === 1 ? Math.ceil(offloaders / 2) : Math.min(count, Math.max(1, offloaders));
      if (count > 1) order.subarray(0, count).sort((a, b) => changes[a]! - changes[b]! || a - b);
      for (let k = 0; k < wanted; k++) estimate.flip(order[k]!);
      lower = wanted > 0 && this.#isNew && this.#attempt();
    }
  }

  /** Flips some device, with the one that goes best with it. */
  #anyDevice(): boolean {
    const estimate = this.#estimate;
    estimate.set(this.#scratch.cheapest);
    const device = Math.floor(this.#random.next() * this.#size);
    const before = estimate.decision[device];
    estimate.flip(device);
    let best = 0;
    let partner = -1;
    for (let j = 0; j < this.#size; j++) {
      if (j === device || estimate.decision[j] === before) continue;
      const change = estimate.change(j);
      if (change >= best) continue;
      best = change;
      partner = j;
    }
    if (partner >= 0) estimate.flip(partner);
    if (!this.#isNew) return false;
    this.#attempt();
    return true;
  }

  /** Whether the decision that differs in one device from where the estimate stands is new. */
  #isNewWith(device: number): boolean {
    return !this.#scratch.fingerprints.includes(this.#estimate.fingerprintWith(device));
  }

  #descend(): boolean {
    const estimate = this.#estimate;
    estimate.set(this.#scratch.cheapest);
    this.#scratch.descend(estimate);
    if (!this.#isNew) return false;
    this.#attempt();
    return true;
  }

  /** The change of the cheapest try that adds least to its estimate, and was not tried. */
  #smallestChange(): boolean {
    const { cheapest, changes, nearest } = this.#scratch;
    const estimate = this.#estimate;
    const size = this.#size;
    estimate.set(cheapest);
    const counts = [0, 0];
    let lowest = Infinity;
    let first = -1;
    let second = -1;
    for (let i = 0; i < size; i++) {
      const change = estimate.change(i) - HOPE * estimate.spread[i]!;
      changes[i] = change;
      const side = cheapest[i]!;
      counts[side] = insert(nearest[side]!, counts[side]!, i, changes);
      if (change >= lowest || !this.#isNewWith(i)) continue;
      lowest = change;
      first = i;
    }
    for (let a = 0; a < counts[1]!; a++) {
      const i = nearest[1][a]!;
      estimate.flip(i);
      for (let b = 0; b < counts[0]!; b++) {
        const j = nearest[0][b]!;
        const change = changes[i]! + estimate.change(j) - HOPE * estimate.spread[j]!;
        if (change >= lowest || !this.#isNewWith(j)) continue;
        lowest = change;
        first = i;
        second = j;
      }
      estimate.flip(i);
    }
    if (first < 0) return false;
    estimate.flip(first);
    if (second >= 0) estimate.flip(second);
    this.#attempt();
    return true;
  }
}

/** Keeps the devices of the smallest changes in order. Returns how many there are. */
function insert(devices: Int32Array, count: number, device: number, changes: Float64Array): number {
  const change = changes[device]!;
  let place = count;
  if (count === devices.length) {
    if (change >= changes[devices[count - 1]!]!) return count;
    place--;
  }
  for (; place > 0 && changes[devices[place - 1]!]! > change; place--) devices[place] = devices[place - 1]!;
  devices[place] = device;
  return Math.min(devices.length, count + 1);
}
