/** Random demands for the laws, some that the server cannot meet. */
import fc from 'fast-check';
import type { Demand } from '../../src/shares/demand.js';

const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

interface Offloader {
  readonly root: number;
  readonly needed: number;
  readonly penalty: number;
}

const offloaders = (penalty: fc.Arbitrary<number>): fc.Arbitrary<Offloader[]> =>
  fc.array(
    fc.record({
      root: fc.oneof(between(0.5, 8), between(0.01, 0.3)),
      needed: fc.oneof({ weight: 6, arbitrary: between(0.1, 12) }, fc.constantFrom(0, Infinity)),
      penalty,
    }),
    { minLength: 1, maxLength: 7 },
  );

const demandsOf = (penalty: fc.Arbitrary<number>): fc.Arbitrary<Demand> =>
  fc.tuple(offloaders(penalty), between(1, 40)).map(([list, capacity]) => ({
    root: Float64Array.from(list, ({ root }) => root),
    needed: Float64Array.from(list, ({ needed }) => needed),
    penalty: Float64Array.from(list, ({ penalty }) => penalty),
    capacity,
  }));

export const softDemands: fc.Arbitrary<Demand> = demandsOf(fc.oneof(between(0, 60), fc.constant(20)));

export const mixedDemands: fc.Arbitrary<Demand> = demandsOf(fc.oneof(between(0, 60), fc.constant(Infinity)));
