/** DROO's frames: channels that fade, and weights that may change places. */
import type { Workload } from '@mec/model';
import {
  alternatingWeights,
  fadingWorkload,
  observeGains,
  wirelessPoweredMinimum,
  type WirelessPoweredProblem,
} from '@mec/wireless-powered';
import type { OpenScenario, Problem } from './slots.js';
import type { WirelessPoweredSpec } from './scenario-spec.js';

export function openWirelessPowered(spec: WirelessPoweredSpec, seed: number): OpenScenario {
  return {
    workload: frames(spec, seed) as Workload<unknown> as Workload<Problem>,
    best: (problem) => wirelessPoweredMinimum(problem as WirelessPoweredProblem),
  };
}

/** With a period, the weights 1 and 1.5 change places each time it has passed. */
function frames(
  { devices, observe, weightsPeriod }: WirelessPoweredSpec,
  seed: number,
): Workload<WirelessPoweredProblem> {
  const weights = alternatingWeights(devices);
  const shown = observe === 'gains' ? { observe: observeGains } : {};
  const streams = [weights, weights.map((w) => 2.5 - w)].map((each) =>
    fadingWorkload({ deviceCount: devices, seed, weights: each, ...shown }),
  );
  if (weightsPeriod === undefined) return streams[0]!;
  return {
    name: `weights that change places every ${weightsPeriod} frames`,
    events: [],
    *[Symbol.iterator](): Generator<WirelessPoweredProblem, void> {
      const both = streams.map((stream) => stream[Symbol.iterator]());
      for (let k = 0; ; k++) {
        const frame = both.map((each) => each.next().value as WirelessPoweredProblem);
        yield frame[Math.floor(k / weightsPeriod) % 2]!;
      }
    },
  };
}
