/** Frames to test on. */
import fc from 'fast-check';
import type { Random } from '@mec/model';
import { drooDistances, meanGain, wirelessPoweredProblem, type WirelessPoweredProblem } from '../src/index.js';

fc.configureGlobal({ seed: 1 });

/** Channels that fade, and weights that alternate, are all 1, or are all different. */
export function drawFrame(random: Random, size: number): WirelessPoweredProblem {
  const gains = drooDistances(size).map((d) => -meanGain(d) * Math.log1p(-random.next()));
  const kind = random.integer(3);
  if (kind === 0) return wirelessPoweredProblem({ gains });
  const weights = gains.map(() => (kind === 1 ? 1 : random.uniform(0.5, 2)));
  return wirelessPoweredProblem({ gains, weights });
}

export interface DecidedFrame {
  readonly gains: number[];
  readonly weights: number[];
  readonly offload: number[];
}

/** Gains over twelve orders of magnitude, 0 among them; few different weights, and many. */
export const decidedFrames: fc.Arbitrary<DecidedFrame> = fc.integer({ min: 1, max: 12 }).chain((size) => {
  const list = <T>(entry: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(entry, { minLength: size, maxLength: size });
  const gain = fc.oneof(
    { weight: 9, arbitrary: fc.double({ min: -12, max: 0, noNaN: true }).map((x) => 10 ** x) },
    fc.constant(0),
  );
  const weight = fc.oneof(fc.constantFrom(1, 1.5), fc.double({ min: 0.1, max: 10, noNaN: true }));
  return fc.record({ gains: list(gain), weights: list(weight), offload: list(fc.integer({ min: 0, max: 1 })) });
});

/** Decides a frame and returns its rate. */
export function rateOf({ gains, weights, offload }: DecidedFrame): number {
  return -wirelessPoweredProblem({ gains, weights }).evaluate(Uint8Array.from(offload)).cost;
}
