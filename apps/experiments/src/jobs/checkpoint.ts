/**
 * Finished jobs on disk, so that a run that was stopped goes on where it was.
 *
 * A file is used again only where everything that its numbers depend on is the same: the plan and the code itself.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { Plan } from '../plan.js';
import type { JobResult } from './job.js';

export interface FinishedJob {
  readonly result: JobResult;
  readonly seconds: number;
}

export interface Checkpoint {
  /** A job finished earlier under the same plan by the same code. */
  load(key: string): Promise<FinishedJob | undefined>;
  save(key: string, finished: FinishedJob): Promise<void>;
  /** Forgets everything: called once the results are written. */
  clear(): Promise<void>;
}

const numbers = z.array(z.number());
const contender = z.object({
  name: z.string(),
  ratio: numbers,
  median: z.number(),
  p99: z.number(),
  rounds: z.number().exactOptional(),
  messages: z.number().exactOptional(),
  tableSize: z.number().exactOptional(),
});
const modelContender = z.object({ name: z.string(), ratio: numbers, missed: z.number(), evaluations: z.number() });
const entrant = z.object({
  name: z.string(),
  ratio: numbers,
  evaluations: z.number(),
  seconds: z.number(),
  outcomes: z.record(z.string(), numbers),
});
const anarchy = z.object({ rule: z.string(), mean: z.number(), worst: z.number() });
const envelope = z.object({
  fingerprint: z.string(),
  seconds: z.number(),
  result: z.union([
    z.object({ ratio: numbers, losses: numbers, lossIterations: numbers, backend: z.string() }),
    z.object({
      series: z.array(
        z.object({
          deviceCount: z.number(),
          where: z.enum(['here', 'Python']),
          who: z.enum(['agent', 'CD_SLSQP']),
          seconds: numbers,
        }),
      ),
      learning: z.array(z.object({ deviceCount: z.number(), seconds: z.number() })),
      load: z.object({ processors: z.number(), others: z.number() }),
      python: z.string().nullable(),
      backend: z.string(),
    }),
    z.object({ name: z.string(), ratio: numbers }),
    z.object({
      name: z.string(),
      rows: z.array(z.record(z.string(), z.union([z.string(), z.number()]))),
      backend: z.string(),
    }),
    z.object({ infeasible: z.number(), contenders: z.array(modelContender), backend: z.string() }),
    z.object({ ratio: numbers, acting: numbers, backend: z.string() }),
    z.object({ entrants: z.array(entrant), backend: z.string() }),
    z.object({ proved: z.number(), contenders: z.array(contender), anarchy: z.array(anarchy), backend: z.string() }),
  ]),
});

/** Keeps finished jobs in `<out>/.unfinished`. */
export async function openCheckpoint(out: string, plan: Plan): Promise<Checkpoint> {
  const folder = join(out, '.unfinished');
  const fingerprint = createHash('sha256')
    .update(JSON.stringify({ iterations: plan.iterations, timing: plan.timing, quick: plan.quick }))
    .update(await codeDigest())
    .digest('hex');
  const fileOf = (key: string): string => join(folder, `${key}.json`);
  return {
    async load(key) {
      try {
        const found = envelope.parse(JSON.parse(await readFile(fileOf(key), 'utf8')));
        return found.fingerprint === fingerprint ? { result: found.result, seconds: found.seconds } : undefined;
      } catch {
        // Missing, or not ours: the job runs again.
        return undefined;
      }
    },
    async save(key, { result, seconds }) {
      await mkdir(folder, { recursive: true });
      await writeFileAtomic(fileOf(key), JSON.stringify({ fingerprint, seconds, result }));
    },
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Everything of ours that can move a number: the modules of this app and of every package. */
async function codeDigest(): Promise<string> {
  const own = dirname(dirname(fileURLToPath(import.meta.url)));
  const workspace = dirname(dirname(dirname(own)));
  const packages = (await readdir(join(workspace, 'packages'))).sort();
  const folders = [own, ...packages.map((name) => join(workspace, 'packages', name, 'dist'))];
  const hash = createHash('sha256');
  for (const folder of folders) {
    const files = await readdir(folder, { recursive: true }).catch(() => []);
    for (const file of files.filter((name) => /\.[jt]s$/.test(name)).sort()) {
      hash.update(file).update(await readFile(join(folder, file)));
    }
  }
  return hash.digest('hex');
}
