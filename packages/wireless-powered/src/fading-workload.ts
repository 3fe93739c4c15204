/** Frames whose channels fade independently: DROO's data, drawn from a seed. */
import { createRandom, requireLength, requireNumber, requireOptions, type Workload } from '@mec/model/contract';
import { drooDistances, drooPathLoss, meanGain, type PathLoss } from './channel.js';
import type { WirelessPoweredProblem } from './frame.js';
import { wirelessPoweredProblem, type WirelessPoweredOptions } from './wireless-powered-problem.js';

export interface FadingWorkloadOptions extends Omit<WirelessPoweredOptions, 'gains'> {
  /** N, an integer from 1 to 10^6. Default 10. */
  readonly deviceCount?: number;
  /** Seed of the channels, an integer >= 0. Default 1. */
  readonly seed?: number;
  /** d_i in m, one per device. Default {@link drooDistances}. */
  readonly distances?: ArrayLike<number>;
  /** Default {@link drooPathLoss}. */
  readonly pathLoss?: PathLoss;
}

/** Gains as small as this are drawn once in 10^24 times the mean: they stand for 0 within the range of a problem's gains. */
const SMALLEST = 1e-24;

/**
 * An endless workload: h_i exponential with the mean at distance d_i, afresh in every frame.
 *
 * @throws OutOfDomainError, LengthMismatchError when an option leaves its range.
 * @example
 * for (const problem of fadingWorkload({ deviceCount: 10, seed: 7 })) { ... }
 */
export function fadingWorkload(options: FadingWorkloadOptions = {}): Workload<WirelessPoweredProblem> {
  const where = 'fadingWorkload';
  requireOptions(where, options);
  const { deviceCount = 10, seed = 1, pathLoss = drooPathLoss, distances, ...problem } = options;
  requireNumber(where, 'deviceCount', deviceCount, { min: 1, max: 1e6, integer: true });
  if (distances !== undefined) requireLength(where, 'distances', distances, deviceCount, 'one per device');
  const means = Float64Array.from(distances ?? drooDistances(deviceCount), (d) => meanGain(d, pathLoss));
  createRandom(seed);
  // The other options are checked before the first frame is asked for.
  wirelessPoweredProblem({ ...problem, gains: means });
  return {
    name: `Rayleigh fading, N = ${deviceCount}`,
    events: [],
    *[Symbol.iterator](): Generator<WirelessPoweredProblem, never> {
      const random = createRandom(seed).split('channels');
      for (;;) {
        const gains = means.map((mean) => Math.max(mean * SMALLEST, -mean * Math.log1p(-random.next())));
        yield wirelessPoweredProblem({ ...problem, gains });
      }
    },
  };
}
