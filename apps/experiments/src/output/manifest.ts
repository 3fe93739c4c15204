/** `run.json`: what was run, with what, where, and how long it took. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { promisify } from 'node:util';
import { RESULTS_FORMAT } from '../files/results-folder.js';
import type { BenchOptions, Plan } from '../plan.js';
import type { Origin } from './kept.js';

export interface Manifest {
  /** Of the folder of results. */
  readonly format: number;
  /** Of the code: the same version gives the same numbers. */
  readonly version: string;
  readonly startedAt: string;
  readonly seconds: number;
  readonly options: BenchOptions;
  readonly seeds: readonly number[];
  /** Whether the paper's 10,000 iterations were run. */
  readonly fullScale: boolean;
  /** What trained the networks. */
  readonly backend: string;
  readonly node: string;
  readonly platform: string;
  readonly cpu: { readonly model: string; readonly threads: number; readonly memoryGiB: number };
  /** Null outside a checkout. */
  readonly git: { readonly commit: string; readonly changed: boolean } | null;
  readonly versions: Readonly<Record<string, string>>;
  /** Seconds of processor time behind each figure; runs that figures share count in each. */
  readonly secondsPerFigure: Readonly<Record<string, number>>;
  readonly secondsPerRun: Readonly<Record<string, number>>;
  /** Runs taken over from a stopped reproduction. */
  readonly resumedRuns: readonly string[];
  /** Runs that failed, each in a line. */
  readonly failedRuns: readonly string[];
  /** The command that each experiment in the report is of. */
  readonly origins: Readonly<Record<string, Origin>>;
}

const LIBRARIES: Readonly<Record<string, readonly string[]>> = {
  'packages/drl-offload': ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-wasm'],
  'packages/model': ['pure-rand'],
  'packages/bench': ['simple-statistics', 'vega', 'vega-lite', '@resvg/resvg-js'],
};

export async function describeMachine(): Promise<Pick<Manifest, 'node' | 'platform' | 'cpu' | 'git' | 'versions'>> {
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cpu: {
      model: cpus()[0]?.model ?? 'unknown',
      threads: availableParallelism(),
      memoryGiB: Math.round(totalmem() / 2 ** 30),
    },
    git: await describeCheckout(),
    versions: await readVersions(),
  };
}

export function createManifest(parts: Omit<Manifest, 'format' | 'seeds' | 'fullScale'>, plan: Plan): Manifest {
  const { startedAt, seconds, options, ...rest } = parts;
  const { seeds, fullScale } = plan;
  return { format: RESULTS_FORMAT, startedAt, seconds, options, seeds, fullScale, ...rest };
}

async function describeCheckout(): Promise<Manifest['git']> {
  const git = promisify(execFile);
  const cwd = import.meta.dirname;
  try {
    const { stdout: commit } = await git('git', ['rev-parse', 'HEAD'], { cwd });
    const { stdout: changes } = await git('git', ['status', '--porcelain'], { cwd });
    return { commit: commit.trim(), changed: changes.trim() !== '' };
  } catch {
    return null;
  }
}

/** Versions of what moves numbers or pictures, as installed beside the package that uses each. */
async function readVersions(): Promise<Record<string, string>> {
  const workspace = new URL('../../../../', import.meta.url);
  const found: Record<string, string> = {};
  for (const [user, libraries] of Object.entries(LIBRARIES)) {
    for (const name of libraries) {
      const file = new URL(`${user}/node_modules/${name}/package.json`, workspace);
      found[name] = (JSON.parse(await readFile(file, 'utf8')) as { version: string }).version;
    }
  }
  return found;
}
