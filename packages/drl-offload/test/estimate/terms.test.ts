import { describe, expect, test } from '@jest/globals';
import { createRandom } from '@mec/model';
import { costUnit } from '../../src/estimate/cost-unit.js';
import { errorSize } from '../../src/estimate/error-size.js';
import { knownDevices } from '../../src/estimate/known-devices.js';
import { pairTerms } from '../../src/estimate/pair-terms.js';
import { personalTerms } from '../../src/estimate/personal-terms.js';
import { trust } from '../../src/estimate/trust.js';

describe('personalTerms', () => {
  // By hand: regressor (1, 0), prior variance 1, noise 1: the mean moves half of the error, the variance halves.
  test('one step of the filter', () => {
    const terms = personalTerms(1);
    terms.grow(1);
    const gain = new Float64Array(2);
    expect(terms.gain(0, [0, 0], 0, gain, 0)).toBe(1);
    expect([...gain]).toEqual([1, 0]);
    terms.correct(0, gain, 0, 2 / 2, 2);
    expect(terms.term(0, [0, 0], 0)).toBe(1);
    expect(terms.gain(0, [0, 0], 0, gain, 0)).toBe(0.5);
  });

  test('finds a linear function of the row from a handful of exact observations', () => {
    const terms = personalTerms(2);
    terms.grow(3);
    const random = createRandom(1);
    const gain = new Float64Array(3);
    const truth = (row: readonly number[]): number => 0.5 - 2 * row[0]! + 0.25 * row[2]!;
    for (let k = 0; k < 6; k++) {
      const row = [random.uniform(-2, 2), 9, random.uniform(-2, 2), 9];
      const variance = terms.gain(1, row, 0, gain, 0) + 1e-6;
      terms.correct(1, gain, 0, (truth(row) - terms.term(1, row, 0)) / variance, variance);
    }
    expect(terms.term(1, [1, 0, 1, 0], 0)).toBeCloseTo(-1.25, 3);
    // Others know nothing of it.
    expect(terms.term(0, [1, 0, 1, 0], 0)).toBe(0);
    expect(terms.term(-1, [1, 0, 1, 0], 0)).toBe(0);
    // Doubt leaves what is known, and takes it as uncertain.
    terms.doubt();
    expect(terms.term(1, [1, 0, 1, 0], 0)).toBeCloseTo(-1.25, 3);
    expect(terms.gain(1, [0, 0, 0, 0], 0, gain, 0)).toBe(1);
    terms.scale(2);
    expect(terms.term(1, [1, 0, 1, 0], 0)).toBeCloseTo(-2.5, 3);
    terms.forget(1);
    expect(terms.term(1, [1, 0, 1, 0], 0)).toBe(0);
  });

  test('an unknown device is as uncertain as a new one', () => {
    const terms = personalTerms(1);
    terms.grow(1);
    const gain = new Float64Array(2);
    expect(terms.gain(-1, [3, 0], 0, gain, 0)).toBe(terms.gain(0, [3, 0], 0, gain, 0));
  });
});

describe('pairTerms', () => {
  const places = Int32Array.of(4, -1, 2);
  // Devices 0 and 2 together against device 0 alone: their pair is joined; device 1 has no pairs.
  const decisions = Uint8Array.of(1, 1, 1, /* against */ 1, 1, 0);

  test('puts what is unexplained down to the pair that was joined', () => {
    const terms = pairTerms();
    expect(terms.difference(places, decisions, 0, 3, 3)).toBe(0);
    terms.correct(2);
    // A twentieth of the error, all of it to the one pair.
    expect(terms.difference(places, decisions, 0, 3, 3)).toBeCloseTo(0.1, 12);
    // Parting them gives it back.
    expect(terms.difference(places, decisions, 3, 0, 3)).toBeCloseTo(-0.1, 12);
    expect(terms.sum(places, 0, decisions.subarray(0, 3), 3)).toBeCloseTo(0.1, 12);
    expect(terms.sum(places, 2, decisions.subarray(0, 3), 3)).toBeCloseTo(0.1, 12);
    expect(terms.sum(places, 1, decisions.subarray(0, 3), 3)).toBe(0);
    const sums = Float64Array.of(0, 0, 0);
    terms.follow(places, 2, 1, sums, 3);
    expect(sums[0]).toBeCloseTo(0.1, 12);
    terms.forget(2);
    expect(terms.difference(places, decisions, 0, 3, 3)).toBe(0);
  });

  test('counts a pair of which both change once', () => {
    const terms = pairTerms();
    const both = Uint8Array.of(1, 0, 1, /* against */ 0, 0, 0);
    terms.difference(places, both, 0, 3, 3);
    terms.correct(2);
    expect(terms.difference(places, both, 0, 3, 3)).toBeCloseTo(0.1, 12);
  });
});

describe('trust', () => {
  const after = (errors: (random: () => number) => [number, number, number]): { personal: number; pairs: number } => {
    const belief = trust();
    const random = createRandom(3);
    const draw = (): number => random.uniform(-1, 1);
    for (let k = 0; k < 300; k++) belief.observe(...errors(draw));
    return { personal: belief.personal, pairs: belief.pairs };
  };
  test('believes what foretells the errors', () => {
    expect(after((draw) => ((e) => [e, 0.9 * e, 0])(draw()))).toEqual({ personal: 1, pairs: 0 });
    expect(after((draw) => ((e) => [e, 0, 0.9 * e])(draw()))).toEqual({ personal: 0, pairs: 1 });
  });
  test('does not believe noise', () => {
    expect(after((draw) => [draw(), draw(), 0.5 * draw()])).toEqual({ personal: 0, pairs: 0 });
  });
  test('one large surprise does not turn belief in personal terms around', () => {
    const belief = trust();
    for (let k = 0; k < 200; k++) belief.observe(1, 0.9, 0);
    belief.observe(1e9, -1e9, 0);
    expect(belief.personal).toBe(1);
  });
});

describe('costUnit', () => {
  test('is three times what changing one device makes of the cost, in any unit of the cost', () => {
    for (const factor of [1e-8, 1, 1e8]) {
      const unit = costUnit();
      expect(unit.size).toBe(0);
      for (let k = 0; k < 20; k++) unit.observe(2 * factor, 1);
      unit.adjust();
      expect(unit.size / factor).toBeCloseTo(6, 9);
      // It is right to a factor: it stays.
      for (let k = 0; k < 20; k++) unit.observe(2.4 * factor, 1);
      expect(unit.adjust()).toBe(1);
    }
  });
  test('looks at changes of one or two devices, and at none that are infinite', () => {
    const unit = costUnit();
    for (const difference of [Infinity, NaN, 0]) unit.observe(difference, 1);
    expect(unit.size).toBe(0);
    for (let k = 0; k < 20; k++) unit.observe(1, 1);
    for (let k = 0; k < 20; k++) unit.observe(1e6, 3);
    expect(unit.adjust()).toBeCloseTo(1 / 3, 12);
  });
});

describe('errorSize', () => {
  test('follows the errors, and reports when they become a surprise', () => {
    const errors = errorSize();
    const random = createRandom(5);
    const reports = (size: number, count: number): number => {
      let changes = 0;
      for (let k = 0; k < count; k++) if (errors.observe(size * (random.integer(2) * 2 - 1), 0, 1)) changes++;
      return changes;
    };
    expect(reports(0.1, 3000)).toBe(0);
    expect(errors.variance).toBeCloseTo(0.01, 3);
    expect(reports(2, 40)).toBeGreaterThan(0);
  });
  test('what the terms admit is no surprise', () => {
    const errors = errorSize();
    for (let k = 0; k < 2000; k++) errors.observe(0.1, 0, 1);
    for (let k = 0; k < 40; k++) expect(errors.observe(2, 4, 1)).toBe(false);
  });
});

describe('knownDevices', () => {
  const find = (devices: ReturnType<typeof knownDevices>, ids: readonly (string | number)[]): number[] => {
    const out = new Int32Array(ids.length);
    devices.find({ size: ids.length, ids }, out);
    return [...out];
  };
  test('gives each identity a place, and that of the one met longest ago to a new one', () => {
    const devices = knownDevices(3);
    const freed: number[] = [];
    const meet = (...ids: (string | number)[]): void =>
      devices.meet({ size: ids.length, ids }, new Int32Array(ids.length), (place) => freed.push(place));
    meet('a', 'b');
    meet(7);
    meet('a');
    meet('d');
    expect(freed).toEqual([1]);
    expect(find(devices, ['a', 'b', 7, 'd'])).toEqual([0, -1, 2, 3]);
    meet('e');
    expect(find(devices, [7, 'e'])).toEqual([-1, 1]);
    // The number 7 and the string are two devices.
    expect(find(devices, ['7'])).toEqual([-1]);
  });
  test('remembers a slot that has more devices than there is room for', () => {
    const devices = knownDevices(2);
    devices.meet({ size: 5, ids: undefined }, new Int32Array(5), () => undefined);
    expect(find(devices, [0, 1, 2, 3, 4])).toEqual([0, 1, 2, 3, 4]);
  });
  test('refuses a snapshot whose places do not add up', () => {
    const devices = knownDevices(2);
    const wrong = { values: { known: ['a'] }, arrays: { places: Int32Array.of(1e6), free: new Int32Array(0) } };
    expect(() => devices.restore(wrong)).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
  });
});
