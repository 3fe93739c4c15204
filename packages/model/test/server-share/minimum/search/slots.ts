/** Problems for the searches: generators of small ones with ties and idle devices. */
import fc from 'fast-check';
import { createProblem, type Device, type OffloadingProblem } from '../../../../src/index.js';

// Few different values, so that devices, tasks and ratios often tie.
const rate = fc.constantFrom(1, 2, 2.5, 3, 8);
const power = fc.constantFrom(0, 0.5, 1, 3);
const device: fc.Arbitrary<Device> = fc.record({
  uplinkRate: rate,
  uploadPower: power,
  waitingPower: power,
  localRate: rate,
  localPower: power,
});
const task = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.constantFrom(1, 4, 9, 16) },
  { weight: 3, arbitrary: fc.double({ min: 0.01, max: 100, noNaN: true }) },
);
const capacity = fc.oneof(fc.constantFrom(0, 10, 30), fc.double({ min: 0.1, max: 500, noNaN: true }));
const weight = fc.constantFrom(0, 0.5, 1, 3);

/** Systems of 1 to `most` different devices, some of them switched off. */
export function differentSlots(most: number): fc.Arbitrary<OffloadingProblem> {
  return fc
    .record({
      edgeCapacity: capacity,
      energyWeight: weight,
      pairs: fc.array(fc.tuple(device, task), { minLength: 1, maxLength: most }),
    })
    .map(({ edgeCapacity, energyWeight, pairs }) =>
      createProblem(
        { edgeCapacity, energyWeight, devices: pairs.map(([each]) => each) },
        pairs.map(([, d]) => d),
      ),
    );
}

/** Relative difference, of numbers that may be 0. */
export function relativeGap(a: number, b: number): number {
  return Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), Number.MIN_VALUE);
}
