/** How far a run is: a bar with the time left on a terminal, plain lines elsewhere. */
import { Presets, SingleBar } from 'cli-progress';
import { expectedCost, jobKey, jobTitle, type Job } from '../jobs/job.js';
import { failureText } from '../jobs/outcome.js';
import type { JobObserver } from '../jobs/run-all.js';
import { progressLine } from './progress-line.js';

export interface Progress extends JobObserver {
  stop(): void;
}

/** Steps of the bar per unit of expected cost. */
const RESOLUTION = 1000;

export function createProgress(jobs: readonly Job[], stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? barProgress(jobs, stream) : lineProgress(jobs, stream);
}

function lineProgress(jobs: readonly Job[], stream: NodeJS.WriteStream): Progress {
  let ended = 0;
  const place = (): string => `[${String(++ended).padStart(String(jobs.length).length)}/${jobs.length}]`;
  return {
    progressed: () => undefined,
    finished(job, seconds, resumed) {
      const how = resumed ? 'taken over from the stopped run' : `${seconds.toFixed(1)} s`;
      stream.write(`${place()} ${jobTitle(job)}: ${how}\n`);
    },
    failed: (_, failure) => void stream.write(`${place()} failed: ${failureText(failure)}\n`),
    stop: () => undefined,
  };
}

function barProgress(jobs: readonly Job[], stream: NodeJS.WriteStream): Progress {
  const costs = new Map(jobs.map((job) => [jobKey(job), expectedCost(job)]));
  const shares = new Map<string, number>();
  const total = [...costs.values()].reduce((sum, cost) => sum + cost, 0) * RESOLUTION;
  let ended = 0;
  const bar = new SingleBar(
    {
      stream,
      format: (_options, { progress, eta }, payload: { runs: string; last: string }) =>
        progressLine({ share: progress, left: eta, ...payload }, stream.columns),
      hideCursor: true,
      clearOnComplete: true,
      etaBuffer: 200,
      fps: 5,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0, { runs: `0/${jobs.length}`, last: 'running' });
  const update = (last?: string): void => {
    let done = 0;
    for (const [key, share] of shares) done += costs.get(key)! * share;
    bar.update(done * RESOLUTION, { runs: `${ended}/${jobs.length}`, ...(last === undefined ? {} : { last }) });
  };
  return {
    progressed(key, share) {
      shares.set(key, share);
      update();
    },
    finished(job) {
      ended++;
      shares.set(jobKey(job), 1);
      update(`${jobTitle(job)} done`);
    },
    failed(job, failure) {
      ended++;
      shares.set(jobKey(job), 1);
      update(`failed: ${failureText(failure)}`);
    },
    stop: () => bar.stop(),
  };
}
