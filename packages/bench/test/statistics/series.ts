/** Series of known truth for the statistics' tests. */
import { createRandom, type Random } from '@mec/model';

/** Standard normal numbers (Box and Muller). */
export function normals(random: Random): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

export interface SeriesOptions {
  readonly length: number;
  /** How much of each value's deviation the next one keeps, in [0, 1). */
  readonly memory: number;
  readonly level: number;
  /** Standard deviation of one value. */
  readonly noise: number;
}

/** A stationary autoregressive series of order one. */
export function series(normal: () => number, { length, memory, level, noise }: SeriesOptions): Float64Array {
  const fresh = noise * Math.sqrt(1 - memory ** 2);
  let deviation = noise * normal();
  return Float64Array.from({ length }, () => {
    const value = level + deviation;
    deviation = memory * deviation + fresh * normal();
    return value;
  });
}

/** The share of `count` samples whose interval holds the truth. */
export function coverage(
  count: number,
  seed: number,
  truth: number,
  intervalOf: (normal: () => number) => readonly [number, number],
): number {
  const normal = normals(createRandom(seed));
  let covered = 0;
  for (let sample = 0; sample < count; sample++) {
    const [low, high] = intervalOf(normal);
    if (low <= truth && truth <= high) covered++;
  }
  return covered / count;
}
