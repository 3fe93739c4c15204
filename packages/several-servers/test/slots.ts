/** Slots for the tests: random ones, with servers out of reach, without capacity, and devices that are switched off. */
import { paperDevice, type Random } from '@mec/model';
import fc from 'fast-check';
import { severalServersProblem, type SeveralServersOptions, type SeveralServersProblem } from '../src/index.js';

const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

export const slots: fc.Arbitrary<SeveralServersOptions> = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 3 }))
  .chain(([size, servers]) =>
    fc.record({
      tasks: fc.array(fc.oneof({ weight: 5, arbitrary: between(1, 30) }, fc.constant(0)), {
        minLength: size,
        maxLength: size,
      }),
      system: fc.record({
        capacities: fc.array(fc.oneof({ weight: 5, arbitrary: between(1, 40) }, fc.constant(0)), {
          minLength: servers,
          maxLength: servers,
        }),
        energyWeight: between(0, 3),
        devices: fc.array(
          fc.record({
            uplinkRates: fc.array(fc.oneof({ weight: 4, arbitrary: between(0.5, 8) }, fc.constant(0)), {
              minLength: servers,
              maxLength: servers,
            }),
            uploadPower: between(0, 3),
            waitingPower: between(0, 3),
            localRate: between(0.5, 8),
            localPower: between(0, 5),
          }),
          { minLength: size, maxLength: size },
        ),
      }),
    }),
  );

/** Every decision of a problem. */
export function* decisions({ size, choices }: SeveralServersProblem): Generator<Uint8Array, void> {
  const offload = new Uint8Array(size);
  for (;;) {
    yield offload.slice();
    let i = 0;
    while (i < size && offload[i] === choices - 1) offload[i++] = 0;
    if (i === size) return;
    offload[i]!++;
  }
}

export function draw(random: Random, size: number, servers = 2): SeveralServersProblem {
  const rate = (): number => (random.next() < 0.2 ? 0 : random.uniform(1, 6));
  return severalServersProblem({
    system: {
      capacities: Float64Array.from({ length: servers }, () => random.uniform(5, 30)),
      energyWeight: 1,
      devices: Array.from({ length: size }, () => ({
        ...paperDevice,
        uplinkRates: Float64Array.from({ length: servers }, rate),
      })),
    },
    tasks: Float64Array.from({ length: size }, () => (random.next() < 0.1 ? 0 : random.uniform(5, 25))),
  });
}
