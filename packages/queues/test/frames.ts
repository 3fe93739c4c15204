/** Frames to test on. */
import fc from 'fast-check';
import type { Random } from '@mec/model';
import { queueProblem, ricianSlots, type QueueProblem } from '../src/index.js';

fc.configureGlobal({ seed: 1 });

/** Channels as in LyDROO; some queues are empty. */
export function drawFrame(random: Random, size: number): QueueProblem {
  const slots = ricianSlots({ deviceCount: size, seed: random.integer(1e6) })[Symbol.iterator]();
  const { gains } = slots.next().value as { gains: Float64Array };
  const queue = (empty: number, powers: number): Float64Array =>
    gains.map(() => (random.next() < empty ? 0 : 10 ** random.uniform(-1, powers)));
  return queueProblem({ gains, dataQueues: queue(0.1, 2), energyQueues: queue(0.3, 2.5) });
}

export interface DecidedFrame {
  readonly gains: number[];
  readonly dataQueues: number[];
  readonly energyQueues: number[];
  readonly offload: number[];
}

/** Numbers over many orders of magnitude, 0 among them. */
export const decidedFrames: fc.Arbitrary<DecidedFrame> = fc.integer({ min: 1, max: 9 }).chain((size) => {
  const list = <T>(entry: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(entry, { minLength: size, maxLength: size });
  const power = (min: number, max: number): fc.Arbitrary<number> =>
    fc.oneof({ weight: 6, arbitrary: fc.double({ min, max, noNaN: true }).map((x) => 10 ** x) }, fc.constant(0));
  return fc.record({
    gains: list(power(-16, -6)),
    dataQueues: list(power(-6, 6)),
    energyQueues: list(power(-6, 6)),
    offload: list(fc.integer({ min: 0, max: 1 })),
  });
});
