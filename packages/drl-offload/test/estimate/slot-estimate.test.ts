import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRandom } from '@mec/model';
import { columnScale } from '../../src/estimate/column-scale.js';
import { descent } from '../../src/estimate/descent.js';
import { pairTerms } from '../../src/estimate/pair-terms.js';
import { createSetNetwork, drawSetNetwork, type SetNetwork } from '../../src/estimate/set-network.js';
import { slotEstimate, type PairView, type SlotEstimate } from '../../src/estimate/slot-estimate.js';
import { training } from '../../src/estimate/training.js';
import type { TriedSlot } from '../../src/index.js';

const N = 6;

function network(seed: number): SetNetwork {
  const made = createSetNetwork({ features: 2, hidden: 7, units: 4 });
  drawSetNetwork(made, createRandom(seed));
  return made;
}

/** An estimate of N devices with pairs, at no decision yet. */
function estimateOf(net: SetNetwork, seed: number, order: readonly number[] = [0, 1, 2, 3, 4, 5]): SlotEstimate {
  const pairs: PairView = { terms: pairTerms(), places: Int32Array.from(order), weight: 0.5 };
  const taught = pairTerms();
  const random = createRandom(seed);
  // A term for every pair of the first N places.
  const straight = Int32Array.from({ length: N }, (_, i) => i);
  for (let i = 0; i < N; i++) {
    for (let j = i + 1; j < N; j++) {
      const decisions = Uint8Array.from({ length: 2 * N }, (_, k) => (k === i || k === j || k === N + i ? 1 : 0));
      taught.difference(straight, decisions, 0, N, N);
      taught.correct(random.uniform(-9, 9));
    }
  }
  pairs.terms.restore(taught.snapshot());
  const estimate = slotEstimate(net, pairs);
  estimate.grow(N);
  const numbers = Float64Array.from({ length: 2 * N }, () => random.uniform(-2, 2));
  const own = Float64Array.from({ length: N }, () => random.uniform(-1, 1));
  order.forEach((device, i) => {
    estimate.features.set(numbers.subarray(2 * device, 2 * device + 2), 2 * i);
    estimate.personal[i] = own[device]!;
  });
  estimate.begin(N);
  return estimate;
}

const decisions = fc.array(fc.constantFrom(0, 1), { minLength: N, maxLength: N }).map((x) => Uint8Array.from(x));

describe('slotEstimate', () => {
  test('a change is the difference of two values, however the decision was reached', () => {
    fc.assert(
      fc.property(
        fc.nat(50),
        decisions,
        fc.array(fc.nat(N - 1), { maxLength: 8 }),
        fc.nat(N - 1),
        (seed, x, way, i) => {
          const net = network(seed);
          const walked = estimateOf(net, seed);
          walked.set(x);
          for (const device of way) walked.flip(device);
          const change = walked.change(i);
          const before = walked.value();
          walked.flip(i);
          expect(walked.value() - before).toBeCloseTo(change, 9);
          const direct = estimateOf(net, seed);
          direct.set(walked.decision.slice(0, N));
          expect(direct.value()).toBeCloseTo(walked.value(), 9);
          expect(direct.fingerprint).toBe(walked.fingerprint);
        },
      ),
      { seed: 2, numRuns: 200 },
    );
  });

  test('does not depend on the order of the devices', () => {
    const order = [3, 0, 5, 1, 4, 2];
    fc.assert(
      fc.property(fc.nat(50), decisions, (seed, x) => {
        const net = network(seed);
        const straight = estimateOf(net, seed);
        const shuffled = estimateOf(net, seed, order);
        straight.set(x);
        shuffled.set(Uint8Array.from(order, (device) => x[device]!));
        expect(shuffled.value()).toBeCloseTo(straight.value(), 9);
        order.forEach((device, i) => expect(shuffled.change(i)).toBeCloseTo(straight.change(device), 9));
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  test('fingerprints tell all decisions of a slot apart', () => {
    const estimate = estimateOf(network(1), 1);
    const seen = new Set<number>();
    for (let code = 0; code < 2 ** N; code++) {
      estimate.set(Uint8Array.from({ length: N }, (_, i) => (code >> i) & 1));
      seen.add(estimate.fingerprint);
    }
    expect(seen.size).toBe(2 ** N);
  });
});

describe('descent', () => {
  test('ends where no flip lowers the estimate, and no exchange', () => {
    const search = descent();
    for (let seed = 0; seed < 40; seed++) {
      const estimate = estimateOf(network(seed), seed);
      search.minimise(estimate);
      const found = estimate.value();
      for (let i = 0; i < N; i++) {
        expect(estimate.change(i)).toBeGreaterThanOrEqual(-1e-9);
        for (let j = 0; j < N; j++) {
          if (estimate.decision[i] !== 1 || estimate.decision[j] !== 0) continue;
          estimate.flip(i);
          estimate.flip(j);
          expect(estimate.value()).toBeGreaterThanOrEqual(found - 1e-6);
          estimate.flip(i);
          estimate.flip(j);
        }
      }
    }
  });
});

describe('training', () => {
  const slot = (seed: number): TriedSlot => {
    const random = createRandom(seed);
    const tries = 4;
    const chosen = Uint8Array.from({ length: tries * N }, () => random.integer(2));
    const parents = Int32Array.of(0, 0, 1, 0);
    const flips = parents.map((parent, k) => {
      let count = 0;
      for (let i = 0; i < N; i++) if (chosen[k * N + i] !== chosen[parent * N + i]) count++;
      return count;
    });
    const gains = Float64Array.of(0, random.uniform(-3, 3), random.uniform(-3, 3), random.uniform(-3, 3));
    const rows = Float64Array.from({ length: N }, () => random.uniform(1, 9));
    return { size: N, rows, ids: undefined, decisions: chosen, parents, flips, gains, best: 0 };
  };
  const make = (seed: number): { train: ReturnType<typeof training>; acting: SetNetwork } => {
    const scale = columnScale(1);
    scale.observe(slot(seed).rows, N);
    const acting = createSetNetwork({ features: 2, hidden: 5, units: 4 });
    return { train: training(acting, scale, 1e-3, createRandom(seed)), acting };
  };
  const lossOf = (seed: number, trained: Float32Array): number => {
    const { train } = make(seed);
    const { values, arrays } = train.snapshot();
    train.restore({ values, arrays: { ...arrays, trained } });
    return train.step([slot(seed)], 1, () => undefined)[0]!;
  };

  test("the first step goes down every parameter's slope", () => {
    let compared = 0;
    for (let seed = 1; seed <= 5; seed++) {
      const { train } = make(seed);
      const before = train.snapshot().arrays.trained as Float32Array;
      train.step([slot(seed)], 1, () => undefined);
      const after = train.snapshot().arrays.trained as Float32Array;
      before.forEach((parameter, p) => {
        const [up, down] = [before.slice(), before.slice()];
        up[p] = parameter + 1e-2;
        down[p] = parameter - 1e-2;
        const slope = (lossOf(seed, up) - lossOf(seed, down)) / (up[p] - down[p]);
        // Adam's first step is the step size against the sign of the slope. Kinks and slopes near 0 are left out.
        if (Math.abs(slope) < 1e-3) return;
        compared++;
        expect(Math.sign(after[p]! - parameter)).toBe(-Math.sign(slope));
      });
    }
    expect(compared).toBeGreaterThan(60);
  });

  test('learns the differences of a slot', () => {
    const { train } = make(2);
    const first = train.step([slot(2)], 1, () => undefined)[0]!;
    for (let k = 0; k < 1500; k++) train.step([slot(2)], 1, () => undefined);
    expect(train.step([slot(2)], 1, () => undefined)[0]!).toBeLessThan(first / 20);
  });

  test('a difference beyond the cut on the right side has no loss, and one of two decisions that cannot be carried out none either', () => {
    const { train } = make(3);
    const told: number[] = [];
    const hard = { ...slot(3), gains: Float64Array.of(0, NaN, NaN, NaN) };
    expect(train.step([hard], 1, () => (_, k) => told.push(k))).toEqual(Float64Array.of(0));
    expect(told).toEqual([]);
    const infinite = { ...slot(3), gains: Float64Array.of(0, Infinity, 1, Infinity) };
    for (let k = 0; k < 3000; k++) train.step([infinite], 1, () => undefined);
    expect(train.step([infinite], 1, () => undefined)[0]!).toBeLessThan(0.05);
  });
});
