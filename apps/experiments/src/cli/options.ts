/** The options of `pnpm bench`, their checks, and what they become. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { WorkOptions } from '../distributed/work.js';
import { experiments, paperExperiments } from '../experiments/registry.js';
import type { ModuleKind } from '../modules/check-module.js';
import { PAPER_ITERATIONS, PAPER_SEEDS, type BenchOptions } from '../plan.js';

/** A run of at most a minute on two cores, for checks. */
export const QUICK_ITERATIONS = 1000;

const ids = experiments.map(({ id }) => id);

const integer = (min: number, max: number): z.ZodType<number> =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .pipe(z.number().int().min(min).max(max))
    .or(z.number().int().min(min).max(max));

const moduleFile = (what: string): { schema: z.ZodType; allowed: string } => ({
  schema: z.array(z.string().refine((file) => existsSync(file))),
  allowed: `a JavaScript module whose default export makes ${what}`,
});

export const REDIS_URL: RegExp = /^rediss?:\/\/[^/\s]+/;
export const REDIS_WORDS = 'the URL of a Redis server, such as redis://127.0.0.1:6379';

/** Allowed values per option, in words; zod says yes or no. */
const RULES = {
  only: {
    schema: z
      .string()
      .transform((list) => list.split(',').map((id) => id.trim()))
      .refine((list) => list.every((id) => ids.includes(id))),
    allowed: `one or more of ${ids.join(', ')}, separated by commas`,
  },
  seed: { schema: integer(0, Number.MAX_SAFE_INTEGER - 1000), allowed: 'an integer >= 0' },
  seeds: { schema: integer(1, 1000), allowed: 'an integer from 1 to 1000' },
  iterations: { schema: integer(200, 1_000_000), allowed: 'an integer from 200 to 1000000' },
  workers: { schema: integer(0, 256), allowed: 'an integer from 0 to 256' },
  decisionLimit: { schema: integer(1, 86_400), allowed: 'seconds, an integer from 1 to 86400' },
  out: { schema: z.string().min(1), allowed: 'a folder' },
  distributed: { schema: z.string().regex(REDIS_URL), allowed: REDIS_WORDS },
  strategy: moduleFile('a strategy'),
  problem: moduleFile('a workload or an environment'),
  allocator: moduleFile('an allocator'),
  workload: moduleFile('a workload of the paper’s cost'),
} as const;

/** Options with a value of their own. */
type Valued = 'only' | 'seed' | 'seeds' | 'iterations' | 'workers' | 'decisionLimit' | 'out' | 'distributed';

/** As the command line has them, unchecked. */
export type Given = Partial<Record<Valued, string>> &
  Partial<Record<ModuleKind, string[]>> & { quick?: true; list?: true; fresh?: true };

/** What is wrong with the values, in one line. */
export function wrongValue(given: Given): string | undefined {
  for (const [name, { schema, allowed }] of Object.entries(RULES)) {
    const value = given[name as keyof typeof RULES];
    if (value === undefined || schema.safeParse(value).success) continue;
    const option = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return `--${option} is ${JSON.stringify(value)}; expected ${allowed}`;
  }
  return undefined;
}

/** @param files - experiment files to run instead of the paper's figures. */
export function optionsOf(given: Given, files: readonly string[] = []): BenchOptions {
  const quick = given.quick ?? false;
  // A problem, a workload or an experiment of one's own is what its user came for: the paper's figures run beside it only when named.
  const own = files.length > 0 || given.problem !== undefined || given.workload !== undefined;
  const byDefault = own ? [] : paperExperiments.map(({ id }) => id);
  const chosen = given.only === undefined ? byDefault : RULES.only.schema.parse(given.only);
  return {
    only: ids.filter((id) => chosen.includes(id)),
    seed: RULES.seed.schema.parse(given.seed ?? 1),
    seeds: RULES.seeds.schema.parse(given.seeds ?? PAPER_SEEDS),
    iterations: RULES.iterations.schema.parse(given.iterations ?? (quick ? QUICK_ITERATIONS : PAPER_ITERATIONS)),
    out: resolve(given.out ?? 'results'),
    quick,
    strategy: urlsOf(given.strategy),
    problem: urlsOf(given.problem),
    allocator: urlsOf(given.allocator),
    workload: urlsOf(given.workload),
    files: files.map((file) => resolve(file)),
    workers: RULES.workers.schema.parse(given.workers ?? Math.min(8, availableParallelism())),
    decisionLimit: RULES.decisionLimit.schema.parse(given.decisionLimit ?? 60),
    fresh: given.fresh ?? false,
    ...(given.distributed === undefined ? {} : { distributed: given.distributed }),
  };
}

/** Of `bench worker`. */
export function workOptionsOf(url: string, given: Given): WorkOptions {
  const { workers, decisionLimit } = optionsOf(given);
  return { url, workers, decisionLimit };
}

/** An option that would change nothing is a mistake. */
export function withoutEffect({ only, strategy, problem, allocator, workload }: BenchOptions): string | undefined {
  const asked = only.length === 0 ? '' : ` with --only ${only.join(',')}`;
  const shown = only.includes('fig9') || workload.length > 0;
  if (strategy.length > 0 && !shown && problem.length === 0) {
    return `--strategy has no effect${asked}; it is shown in fig9, with --workload and with --problem`;
  }
  if (allocator.length > 0 && !shown) {
    return `--allocator has no effect${asked}; it is shown in fig9 and with --workload`;
  }
  return undefined;
}

function urlsOf(files: readonly string[] = []): string[] {
  return files.map((file) => pathToFileURL(resolve(file)).href);
}
