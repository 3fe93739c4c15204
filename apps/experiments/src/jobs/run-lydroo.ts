/** Everyone who enters LyDROO's table, each with queues of its own that meet the same channels and arrivals. */
import { runStrategies } from '@mec/bench';
import { openBackend } from '@mec/drl-offload';
import { queueEnvironment, queueMinimum, ricianSlots, type QueueProblem } from '@mec/queues';
import { LYDROO_PUBLISHED, lydrooEntrants } from '../cost-models/lydroo.js';
import { mean } from '../mean.js';
import type { CostModelResult, EntrantResult, LydrooJob } from './job.js';
import { timed } from './timed.js';

const DEVICES = 10;

export async function runLydroo({ seed }: LydrooJob, onProgress: (share: number) => void): Promise<CostModelResult> {
  const { frames, counted } = LYDROO_PUBLISHED;
  const entrants: EntrantResult[] = [];
  for (const { name, observe, energyLimit, make } of lydrooEntrants) {
    const strategy = timed(await make(seed, DEVICES));
    try {
      const [run] = runStrategies<QueueProblem>({
        strategies: [strategy],
        environment: () =>
          queueEnvironment({
            slots: ricianSlots({ deviceCount: DEVICES, seed }),
            ...(observe === undefined ? {} : { observe }),
            ...(energyLimit === undefined ? {} : { parameters: { energyLimit } }),
          }),
        iterations: frames,
        minimum: (problem) => queueMinimum(problem).cost,
      });
      entrants.push({
        name,
        ratio: Array.from(run!.ratio),
        evaluations: mean(run!.evaluations.subarray(frames - counted)),
        seconds: mean(strategy.seconds.slice(frames - counted)),
        outcomes: Object.fromEntries(Object.entries(run!.outcomes).map(([what, values]) => [what, Array.from(values)])),
      });
      onProgress(entrants.length / lydrooEntrants.length);
    } finally {
      strategy.dispose?.();
    }
  }
  return { entrants, backend: (await openBackend()).name };
}
