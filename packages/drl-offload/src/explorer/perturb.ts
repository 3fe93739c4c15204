/**
 * The paper's explorer: x_0 and disturbances of it, each flipping c different random devices.
 *
 * Annealed, c starts large, to explore, and shrinks to refine.
 *
 * @see Section 3: "a total of K different unloading decisions are generated".
 */
import { OutOfDomainError, requireNumber } from '@mec/model';
import { requireKnown } from '../known-options.js';
import { binomial } from './binomial.js';
import type { Exploration, Explorer } from './explorer.js';

export interface PerturbOptions {
  /** c, how many devices a disturbance flips: an integer >= 1, or a schedule. Default 4, the paper's. */
  readonly c?: number | AnnealedFlips;
  /**
   * Flips at most this share of the devices, rounded down but at least one, > 0 and <= 1. By default c must be at most N. With 0.5 a
   * c of 4 is for any N, and leaves different sets to flip where N is small.
   */
  readonly largestShare?: number;
}

/** c falls in equal steps of time from `from` (or N, if that is less) to `to`, and stays there. */
export interface AnnealedFlips {
  /** c of the first decision, an integer >= `to`. */
  readonly from: number;
  /** c in the end, an integer >= 1. */
  readonly to: number;
  /** Decisions until c is `to`, an integer >= 1. */
  readonly decisions: number;
}

/**
 * Disturbances of the policy's decision.
 *
 * @throws OutOfDomainError when c leaves its range.
 * @example
 * perturb({ c: { from: 4, to: 1, decisions: 4000 } });
 */
export function perturb(options: PerturbOptions = {}): Explorer {
  requireKnown('perturb', options, ['c', 'largestShare']);
  const { c = 4, largestShare } = options;
  if (largestShare !== undefined) requireNumber('perturb', 'largestShare', largestShare, { above: 0, max: 1 });
  const schedule = typeof c === 'number' ? { from: c, to: c, decisions: 1 } : requireSchedule(c);
  requireNumber('perturb', 'c', schedule.to, { min: 1, integer: true, unit: 'devices' });
  const { from, to } = schedule;
  /** Scratch: the devices flipped in each candidate, K x c; and 0 ... N - 1, which every draw leaves as it was. */
  let flipped = new Int32Array(0);
  let devices = new Int32Array(0);
  return {
    kind: 'perturb',
    name: from === to ? `perturb c = ${from}` : `perturb c = ${from} to ${to}`,
    options: {
      c: typeof c === 'number' ? c : { ...schedule },
      ...(largestShare === undefined ? {} : { largestShare }),
    },
    // While c changes, the fewest of all its values.
    reachable(size) {
      if (largestShare === undefined) requireNumber('perturb', 'c', to, { max: size, unit: 'devices (N)' });
      const most = mostFlips(size);
      return 1 + Math.min(binomial(size, Math.min(from, most)), binomial(size, Math.min(to, most)));
    },
    explore(exploration, candidates) {
      const { size, policyDecision, iteration } = exploration;
      const flips = Math.min(flipsAt(schedule, iteration), mostFlips(size));
      const count = Math.min(exploration.count, 1 + binomial(size, flips));
      if (flipped.length < count * flips) flipped = new Int32Array(count * flips);
      if (devices.length < size) devices = new Int32Array(size).map((_, i) => i);
      candidates.set(policyDecision, 0);
      for (let k = 1; k < count; k++) {
        const row = candidates.subarray(k * size, (k + 1) * size);
        do {
          row.set(policyDecision);
          choose(exploration, devices, flipped.subarray(k * flips, (k + 1) * flips));
          for (let j = k * flips; j < (k + 1) * flips; j++) row[flipped[j]!]! ^= 1;
        } while (isRepeated(candidates, size, k, flips));
      }
      return count;
    },
  };

  function mostFlips(size: number): number {
    return largestShare === undefined ? size : Math.max(1, Math.floor(largestShare * size));
  }

  /** Whether candidate k flips the same devices as an earlier one: then it agrees with that one on all that it flips. */
  function isRepeated(candidates: Uint8Array, size: number, k: number, flips: number): boolean {
    for (let earlier = 1; earlier < k; earlier++) {
      let same = true;
      for (let j = 0; j < flips && same; j++) {
        const i = flipped[k * flips + j]!;
        same = candidates[earlier * size + i] === candidates[k * size + i];
      }
      if (same) return true;
    }
    return false;
  }
}

/** Fills `chosen` with different random devices: Fisher-Yates, stopped early and then undone. */
function choose({ size, random }: Exploration, devices: Int32Array, chosen: Int32Array): void {
  const flips = chosen.length;
  for (let place = 0; place < flips; place++) {
    const other = place + random.integer(size - place);
    swap(devices, place, other);
    chosen[place] = other;
  }
  for (let place = flips - 1; place >= 0; place--) {
    const other = chosen[place]!;
    chosen[place] = devices[place]!;
    swap(devices, place, other);
  }
}

function swap(devices: Int32Array, a: number, b: number): void {
  const device = devices[a]!;
  devices[a] = devices[b]!;
  devices[b] = device;
}

function flipsAt({ from, to, decisions }: AnnealedFlips, iteration: number): number {
  const gone = Math.min(1, iteration / decisions);
  return Math.max(to, from - Math.floor(gone * (from - to + 1)));
}

function requireSchedule(c: AnnealedFlips): AnnealedFlips {
  if (typeof c !== 'object' || (c as AnnealedFlips | null) === null) {
    const expected = 'an integer >= 1, or { from, to, decisions }';
    throw new OutOfDomainError({ where: 'perturb', what: 'c', got: c, expected });
  }
  requireNumber('perturb', 'c.to', c.to, { min: 1, integer: true, unit: 'devices' });
  requireNumber('perturb', 'c.from', c.from, { min: c.to, integer: true, unit: 'devices' });
  requireNumber('perturb', 'c.decisions', c.decisions, { min: 1, integer: true });
  return { from: c.from, to: c.to, decisions: c.decisions };
}
