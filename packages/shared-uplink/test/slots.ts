/** Slots for the tests: random systems of few devices, some switched off. */
import { paperDevice, type EdgeSystem, type Random } from '@mec/model';
import fc from 'fast-check';

const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

export interface Slot {
  readonly system: EdgeSystem;
  readonly tasks: readonly number[];
  readonly gains: readonly number[];
}

export const slots: fc.Arbitrary<Slot> = fc.integer({ min: 1, max: 5 }).chain((size) => {
  const list = <T>(entry: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(entry, { minLength: size, maxLength: size });
  return fc.record({
    tasks: list(fc.oneof({ weight: 5, arbitrary: between(1, 30) }, fc.constant(0))),
    gains: list(between(-3, 4).map((exponent) => Math.exp(exponent))),
    system: fc.record({
      edgeCapacity: between(1, 60),
      energyWeight: between(0, 3),
      devices: list(
        fc.record({
          uplinkRate: between(1, 30),
          uploadPower: between(0, 3),
          waitingPower: between(0, 3),
          localRate: between(0.5, 8),
          localPower: between(0, 5),
        }),
      ),
    }),
  });
});

export function decisions(size: number): Uint8Array[] {
  return Array.from({ length: 2 ** size }, (_, code) => new Uint8Array(size).map((_, i) => (code >> i) & 1));
}

export function drawSlot(random: Random, size: number): Slot {
  const devices = Array.from({ length: size }, () => ({ ...paperDevice, uplinkRate: random.uniform(5, 20) }));
  const draw = (one: () => number): number[] => Array.from({ length: size }, one);
  return {
    system: { edgeCapacity: 30, energyWeight: 1, devices },
    tasks: draw(() => (random.next() < 0.1 ? 0 : random.uniform(5, 25))),
    gains: draw(() => Math.exp(random.uniform(-2, 3))),
  };
}
