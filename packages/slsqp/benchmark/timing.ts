import { Bench } from 'tinybench';

/** What a solver did on the instances of one size. */
export interface Timing {
  /** Median microseconds per solve. */
  readonly median: number;
  /** Iterations or evaluations per solve, where known. */
  readonly iterations: number | undefined;
  /** Largest error of the cost, relative to the closed form. */
  readonly worst: number;
}

/** The middle of the values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}

/** Median microseconds per call of `solve`, warmed up, over about `milliseconds`. */
export async function time(solve: () => void, milliseconds: number): Promise<number> {
  const bench = new Bench({ time: milliseconds, warmupTime: milliseconds / 2, warmupIterations: 3, iterations: 3 });
  bench.add('solve', solve);
  await bench.run();
  const result = bench.tasks[0]!.result;
  if (result.state !== 'completed') throw new Error(`benchmark ${result.state}`);
  return result.latency.p50 * 1e3;
}
