/** DROO's network, and who decides it: what each is shown, and the agents' parts. */
import {
  createAgent,
  densePolicy,
  fifoMemory,
  orderPreserving,
  sharedComposition,
  sharedPolicy,
} from '@mec/drl-offload';
import type { Workload } from '@mec/model';
import {
  alternatingWeights,
  fadingWorkload,
  observeGains,
  PRICE_FEATURES,
  wirelessPoweredMinimum,
  type FrameAllocation,
  type WirelessObserver,
  type WirelessPoweredProblem,
} from '@mec/wireless-powered';
import { anyCostEntrants, type Entrant } from './entrant.js';

type DrooEntrant = Entrant<WirelessPoweredProblem, WirelessObserver, FrameAllocation>;

/** What DROO and its authors published, and what their program does beside ours. */
export const DROO_PUBLISHED = {
  /** Rate over that of its labels, last fifth of 6,000 frames of its data at N = 10, counted over all of them. */
  ratio: 0.998,
  /** Seconds of processor time a learning frame of the same run. */
  seconds: 0.0105,
  program: 'mainPyTorch.py of https://github.com/revenol/DROO, run on its data',
  /** Seconds a frame at N = 30, at most. */
  secondsAtThirty: 0.1,
  paper: 'abstract of https://arxiv.org/abs/1808.01977',
} as const;

export const DROO_COMPOSITION = 'AGENT, DROO’s composition';
export const SHARED_GAINS = 'AGENT, shared, h alone';
export const SHARED_PRICES = 'AGENT, shared, prices';

export const drooEntrants: readonly DrooEntrant[] = [
  ...anyCostEntrants<WirelessPoweredProblem, WirelessObserver, FrameAllocation>(),
  {
    name: 'PRICE_RULE',
    make: () => ({
      name: 'PRICE_RULE',
      decide(problem) {
        // The last number of each row: whether the device uploads in the better decision next to the bound.
        const offload = new Uint8Array(problem.size).map((_, i) => problem.observation[(i + 1) * PRICE_FEATURES - 1]!);
        return { offload, ...problem.evaluate(offload) };
      },
    }),
  },
  {
    name: 'AGENT, the paper’s',
    learns: true,
    observe: observeGains,
    make: (seed, deviceCount) => createAgent({ deviceCount, seed }),
  },
  {
    name: DROO_COMPOSITION,
    learns: true,
    observe: observeGains,
    make: (seed, deviceCount) =>
      createAgent({
        deviceCount,
        seed,
        policy: densePolicy(),
        explorer: orderPreserving(),
        candidateCount: { max: deviceCount },
        memory: fifoMemory({ capacity: 1024 }),
      }),
  },
  {
    name: SHARED_GAINS,
    learns: true,
    observe: observeGains,
    make: (seed) => createAgent({ ...sharedComposition(), seed, policy: sharedPolicy({ features: 1 }) }),
  },
  {
    name: SHARED_PRICES,
    learns: true,
    make: (seed) => createAgent({ ...sharedComposition(), seed, policy: sharedPolicy({ features: PRICE_FEATURES }) }),
  },
  {
    name: 'MINIMUM',
    make: () => ({ name: 'MINIMUM', decide: (problem) => wirelessPoweredMinimum(problem) }),
  },
];

/** Frames whose channels fade; with a period, the weights 1 and 1.5 change places each time it has passed. */
export function drooFrames(
  deviceCount: number,
  seed: number,
  observe: WirelessObserver | undefined,
  period: number = Infinity,
): Workload<WirelessPoweredProblem> {
  const weights = alternatingWeights(deviceCount);
  const streams = [weights, weights.map((w) => 2.5 - w)].map((each) =>
    fadingWorkload({ deviceCount, seed, weights: each, ...(observe === undefined ? {} : { observe }) }),
  );
  if (period === Infinity) return streams[0]!;
  return {
    name: `weights that change places every ${period} frames`,
    events: [],
    *[Symbol.iterator](): Generator<WirelessPoweredProblem, void> {
      const frames = streams.map((stream) => stream[Symbol.iterator]());
      for (let k = 0; ; k++) {
        const both = frames.map((each) => each.next().value as WirelessPoweredProblem);
        yield both[Math.floor(k / period) % 2]!;
      }
    },
  };
}
