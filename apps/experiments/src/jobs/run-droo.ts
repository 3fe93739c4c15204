/** Everyone who enters DROO's table over the same frames, each decision against the proved minimum. */
import { runStrategies } from '@mec/bench';
import { openBackend } from '@mec/drl-offload';
import type { Workload } from '@mec/model';
import { wirelessPoweredMinimum } from '@mec/wireless-powered';
import { DROO_COMPOSITION, drooEntrants, drooFrames, SHARED_PRICES } from '../cost-models/droo.js';
import { mean } from '../mean.js';
import type { Plan } from '../plan.js';
import type { CostModelResult, DrooJob, EntrantResult } from './job.js';
import { timed } from './timed.js';

/** The frames that count begin here, of the paper's 10,000: the last fifth, as in DROO. */
export const COUNTED_FROM = 8000;

/** Frames that those decide who do not learn, and of enumeration fewer. */
const SAMPLE = { full: 400, quick: 40 } as const;

/** Frames from one change of the weights to the next, of the paper's 10,000. */
const PERIOD = 2000;

export async function runDroo(
  { deviceCount, weightsChange, seed }: DrooJob,
  plan: Plan,
  onProgress: (share: number) => void,
): Promise<CostModelResult> {
  const changing = new Set([DROO_COMPOSITION, SHARED_PRICES]);
  const chosen = drooEntrants.filter(
    ({ name, upTo }) => deviceCount <= (upTo ?? Infinity) && (!weightsChange || changing.has(name)),
  );
  const from = plan.at(COUNTED_FROM);
  const sample = Math.min(plan.iterations - from, plan.quick ? SAMPLE.quick : SAMPLE.full);
  const entrants: EntrantResult[] = [];
  for (const { name, observe, learns, make } of chosen) {
    const iterations = learns === true ? plan.iterations : sample;
    const frames = drooFrames(deviceCount, seed, observe, weightsChange ? plan.at(PERIOD) : undefined);
    const strategy = timed(await make(seed, deviceCount));
    try {
      const [run] = runStrategies({
        strategies: [strategy],
        workload: learns === true ? frames : later(frames, from),
        iterations,
        minimum: (problem) => wirelessPoweredMinimum(problem).cost,
        onIteration: (done) => onProgress((entrants.length + done / iterations) / chosen.length),
      });
      const counted = learns === true ? from : 0;
      entrants.push({
        name,
        ratio: Array.from(run!.ratio),
        evaluations: mean(run!.evaluations.subarray(counted)),
        seconds: mean(strategy.seconds.slice(counted)),
        outcomes: {},
      });
    } finally {
      strategy.dispose?.();
    }
  }
  return { entrants, backend: (await openBackend()).name };
}

/** A workload without its first slots. */
function later<P>(workload: Workload<P>, slots: number): Workload<P> {
  return {
    name: workload.name,
    events: [],
    *[Symbol.iterator](): Generator<P, void> {
      let k = 0;
      for (const problem of workload) if (k++ >= slots) yield problem;
    },
  };
}
