/** From options to results: plan the runs, run them, analyse each figure, write everything, forget the checkpoint. */
import { createProgress } from './cli/progress.js';
import type { Claim } from './claims/claim.js';
import { experiments } from './experiments/registry.js';
import type { Results } from './experiments/experiment.js';
import { openCheckpoint, type FinishedJob } from './jobs/checkpoint.js';
import { jobKey, type Job, type ResultOf } from './jobs/job.js';
import { runAll, type JobObserver } from './jobs/run-all.js';
import { writeExperiment, writeResult, type Finished } from './output/files.js';
import { createManifest, describeMachine, type Manifest } from './output/manifest.js';
import { renderReport } from './output/report.js';
import { createPlan, type BenchOptions } from './plan.js';

export interface Reproduction {
  readonly claims: readonly Claim[];
  readonly manifest: Manifest;
}

/**
 * Runs the chosen experiments and writes their results to `options.out`.
 *
 * @throws the signal's reason when it ends the run; what is finished by then is kept for the next one.
 */
export async function reproduce(
  options: BenchOptions,
  signal: AbortSignal,
  log: NodeJS.WriteStream,
): Promise<Reproduction> {
  const startedAt = new Date();
  const start = performance.now();
  const plan = createPlan(options);
  const chosen = experiments.filter(({ id }) => options.only.includes(id));
  const jobs = uniqueJobs(chosen.flatMap((experiment) => experiment.jobs(plan)));

  const checkpoint = await openCheckpoint(options.out, plan);
  const progress = createProgress(jobs, log);
  const resumedRuns: string[] = [];
  const observer: JobObserver = {
    ...progress,
    finished(job, seconds, resumed) {
      if (resumed) resumedRuns.push(jobKey(job));
      progress.finished(job, seconds, resumed);
    },
  };
  let finishedJobs: Map<string, FinishedJob>;
  try {
    finishedJobs = await runAll({ jobs, plan, options, checkpoint, observer, signal });
  } finally {
    progress.stop();
  }

  const results: Results = { of: <J extends Job>(job: J) => finishedJobs.get(jobKey(job))!.result as ResultOf<J> };
  const finished: Finished[] = [];
  const secondsPerFigure: Record<string, number> = {};
  for (const experiment of chosen) {
    const began = performance.now();
    finished.push(await writeExperiment(options.out, experiment, experiment.analyse(plan, results)));
    const keys = new Set(experiment.jobs(plan).map(jobKey));
    const running = [...keys].reduce((sum, key) => sum + finishedJobs.get(key)!.seconds, 0);
    secondsPerFigure[experiment.id] = running + (performance.now() - began) / 1000;
  }

  const claims = finished.flatMap(({ analysis }) => analysis.claims);
  const manifest = createManifest(
    {
      startedAt: startedAt.toISOString(),
      seconds: (performance.now() - start) / 1000,
      options,
      backend: backendsOf(finishedJobs),
      ...(await describeMachine()),
      secondsPerFigure,
      secondsPerRun: Object.fromEntries([...finishedJobs].map(([key, { seconds }]) => [key, seconds])),
      resumedRuns,
    },
    plan,
  );
  await writeResult(options.out, 'claims.json', `${JSON.stringify(claims, null, 2)}\n`);
  await writeResult(options.out, 'run.json', `${JSON.stringify(manifest, null, 2)}\n`);
  await writeResult(options.out, 'report.html', await renderReport(finished, manifest));
  await checkpoint.clear();
  return { claims, manifest };
}

function uniqueJobs(jobs: readonly Job[]): Job[] {
  return [...new Map(jobs.map((job) => [jobKey(job), job])).values()];
}

function backendsOf(finished: ReadonlyMap<string, FinishedJob>): string {
  const backends = [...finished.values()].flatMap(({ result }) => ('backend' in result ? [result.backend] : []));
  return [...new Set(backends)].join(', ') || 'no network was trained';
}
