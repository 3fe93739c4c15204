/** From options to results: check what is given, plan the runs, run them, analyse each experiment, write everything, forget the checkpoints. */
import { createProgress } from './cli/progress.js';
import type { Claim } from './claims/claim.js';
import type { Experiment, Results } from './experiments/experiment.js';
import { experiments } from './experiments/registry.js';
import { ownExperiments } from './experiments/studies/own-slots.js';
import { fileExperiment } from './experiment-files/file-experiment.js';
import { readExperiment, type ReadExperiment } from './experiment-files/read-experiment.js';
import { openResultsFolder } from './files/results-folder.js';
import { createDistributedPool } from './distributed/distributed-pool.js';
import { openCheckpoint, type Checkpoint } from './jobs/checkpoint.js';
import { codeVersion } from './jobs/code-version.js';
import { createJobPool, type JobPool } from './jobs/job-pool.js';
import { jobKey, jobTitle, type Job, type ResultOf } from './jobs/job.js';
import { failureText, type Failure } from './jobs/outcome.js';
import { runAll, type AllJobs, type JobObserver } from './jobs/run-all.js';
import {
  checkModules,
  mergedModules,
  namedIn,
  namesModules,
  NO_MODULES,
  type CheckedModules,
} from './modules/check-modules.js';
import { writeExperiment, writeResult } from './output/files.js';
import { keep, loadKept, originText, type KeptExperiment, type Origin } from './output/kept.js';
import { createManifest, describeMachine, type Manifest } from './output/manifest.js';
import { measuresOf } from './output/measures.js';
import { renderReport } from './output/report.js';
import { createPlan, type BenchOptions, type Plan } from './plan.js';
import { paperScenario } from './scenarios/scenario.js';
import { strategies } from './strategies.js';

export interface Reproduction {
  /** Of the experiments that were run. */
  readonly claims: readonly Claim[];
  readonly manifest: Manifest;
  readonly failures: readonly Failure[];
  /** Experiments that could not be analysed, since runs of theirs failed. */
  readonly skipped: readonly string[];
}

/**
 * Runs the chosen experiments and writes their results to `options.out`.
 *
 * @throws ModuleError or FolderError before anything runs; FolderError when the disk does not take the results; the signal's reason
 *   when it ends the run. What is finished by then is kept for the next one.
 */
export async function reproduce(
  options: BenchOptions,
  signal: AbortSignal,
  log: NodeJS.WriteStream,
): Promise<Reproduction> {
  const startedAt = new Date().toISOString();
  const start = performance.now();
  const files = await Promise.all(options.files.map(readExperiment));
  const modules = await checked(options, files);
  const plan = createPlan(options, namedIn(modules, options));
  const fromFiles = files.map((file) => fileExperiment(file, modules));
  const lock = await openResultsFolder(options.out, options.fresh);
  try {
    const chosen = [
      ...experiments.filter(({ id }) => options.only.includes(id)),
      ...ownExperiments(plan),
      ...fromFiles,
    ];
    const jobs = uniqueJobs(chosen.flatMap((experiment) => experiment.jobs(plan)));
    const version = await codeVersion();
    const checkpoint = await openCheckpoint(options.out, version);
    const resumedRuns: string[] = [];
    const done = await runJobs(jobs, { options, version, checkpoint, signal, log, resumedRuns });

    const machine = await describeMachine();
    const { seeds, iterations, quick, fullScale } = plan;
    const commit = machine.git?.commit ?? null;
    const origin: Origin = { startedAt, seeds, iterations, quick, fullScale, version, commit };
    const { kept, secondsPerFigure, skipped } = await analyse(chosen, plan, done, options.out, origin);
    const everything = inOrder(await loadKept(options.out));
    const manifest = createManifest(
      {
        version,
        startedAt,
        seconds: (performance.now() - start) / 1000,
        options,
        backend: backendsOf(done),
        ...machine,
        secondsPerFigure,
        secondsPerRun: secondsPerRun(jobs, done),
        resumedRuns,
        failedRuns: [...done.failures.values()].map(failureText),
        origins: Object.fromEntries(everything.map((each) => [each.experiment.id, each.origin])),
      },
      plan,
    );
    const shown = everything.map((each) =>
      each.origin.startedAt === startedAt ? each : { ...each, note: originText(each.origin) },
    );
    const claims = everything.flatMap(({ analysis }) => analysis.claims);
    await writeResult(options.out, 'claims.json', `${JSON.stringify(claims, null, 2)}\n`);
    await writeResult(options.out, 'run.json', `${JSON.stringify(manifest, null, 2)}\n`);
    await writeResult(options.out, 'report.html', await renderReport(shown, manifest));
    // Where runs failed the others are kept: the same command tries those that failed again.
    if (done.failures.size === 0) await checkpoint.clear(jobs);
    return {
      claims: kept.flatMap(({ analysis }) => analysis.claims),
      manifest,
      failures: [...done.failures.values()],
      skipped,
    };
  } finally {
    lock.release();
  }
}

function checked(options: BenchOptions, files: readonly ReadExperiment[]): Promise<CheckedModules> | CheckedModules {
  const given = mergedModules([options, ...files.map(({ modules }) => modules)]);
  if (!namesModules(given)) return NO_MODULES;
  return checkModules({
    given,
    taken: [...Object.keys(strategies), 'Proposed', 'EXACT'],
    scenarios: options.only.includes('fig9') ? [paperScenario('steady', createPlan(options))] : [],
    limit: options.decisionLimit,
    threads: options.workers > 0,
  });
}

interface RunJobsOptions {
  readonly options: BenchOptions;
  readonly version: string;
  readonly checkpoint: Checkpoint;
  readonly signal: AbortSignal;
  readonly log: NodeJS.WriteStream;
  /** Filled: titles of jobs that were finished before. */
  readonly resumedRuns: string[];
}

async function runJobs(
  jobs: readonly Job[],
  { options, version, checkpoint, signal, log, resumedRuns }: RunJobsOptions,
): Promise<AllJobs> {
  const progress = createProgress(jobs, log);
  const observer: JobObserver = {
    ...progress,
    finished(job, seconds, resumed) {
      if (resumed) resumedRuns.push(jobTitle(job));
      progress.finished(job, seconds, resumed);
    },
  };
  const { workers, decisionLimit, distributed } = options;
  const onProgress = (key: string, share: number): void => observer.progressed(key, share);
  const pools: JobPool[] = [];
  try {
    const alone = createJobPool({ workers, decisionLimit, onProgress });
    pools.push(alone);
    const pool =
      distributed === undefined ? alone : await createDistributedPool({ url: distributed, version, onProgress });
    if (pool !== alone) pools.push(pool);
    return await runAll({ jobs, checkpoint, pool, alone, observer, signal });
  } finally {
    progress.stop();
    for (const pool of pools) await pool.close();
  }
}

interface Analysed {
  readonly kept: readonly KeptExperiment[];
  readonly secondsPerFigure: Readonly<Record<string, number>>;
  readonly skipped: readonly string[];
}

/** Writes each experiment's files, and keeps what the report shows of it. */
async function analyse(
  chosen: readonly Experiment[],
  plan: Plan,
  { finished }: AllJobs,
  out: string,
  origin: Origin,
): Promise<Analysed> {
  const results: Results = {
    has: (job) => finished.has(jobKey(job)),
    of: <J extends Job>(job: J) => finished.get(jobKey(job))!.result as ResultOf<J>,
  };
  const kept: KeptExperiment[] = [];
  const secondsPerFigure: Record<string, number> = {};
  const skipped: string[] = [];
  for (const experiment of chosen) {
    const jobs = experiment.jobs(plan);
    if (!(experiment.canDo?.(plan, results) ?? jobs.every((job) => results.has(job)))) {
      skipped.push(experiment.label);
      continue;
    }
    const began = performance.now();
    const analysis = experiment.analyse(plan, results);
    const svgs = await writeExperiment(out, experiment, analysis);
    const { id, label, caption } = experiment;
    const { charts, tables, claims } = analysis;
    const shown = { charts, ...(tables === undefined ? {} : { tables }), claims };
    const measures = measuresOf(jobs, results);
    const each: KeptExperiment = { experiment: { id, label, caption }, analysis: shown, svgs, measures, origin };
    await keep(out, each);
    kept.push(each);
    const running = [...new Set(jobs.map(jobKey))].reduce((sum, key) => sum + (finished.get(key)?.seconds ?? 0), 0);
    secondsPerFigure[id] = running + (performance.now() - began) / 1000;
  }
  return { kept, secondsPerFigure, skipped };
}

/** As the registry has them, then the user's own. */
function inOrder(kept: ReadonlyMap<string, KeptExperiment>): KeptExperiment[] {
  const known = experiments.map(({ id }) => id);
  const own = [...kept.keys()].filter((id) => !known.includes(id));
  return [...known, ...own].flatMap((id) => kept.get(id) ?? []);
}

function uniqueJobs(jobs: readonly Job[]): Job[] {
  return [...new Map(jobs.map((job) => [jobKey(job), job])).values()];
}

function secondsPerRun(jobs: readonly Job[], { finished }: AllJobs): Record<string, number> {
  return Object.fromEntries(
    jobs.flatMap((job) => {
      const each = finished.get(jobKey(job));
      return each === undefined ? [] : [[`${jobTitle(job)} (${jobKey(job).slice(0, 8)})`, each.seconds]];
    }),
  );
}

function backendsOf({ finished }: AllJobs): string {
  const backends = [...finished.values()].flatMap(({ result }) => result.backend ?? []);
  return [...new Set(backends)].join(', ') || 'no network was trained';
}
