/** The command line of `pnpm bench`: options, their checks, and what is said of wrong ones. */
import { availableParallelism } from 'node:os';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command, CommanderError } from 'commander';
import { z } from 'zod';
import { ownProblem } from '../experiments/studies/own-problem.js';
import { experiments, paperExperiments } from '../experiments/registry.js';
import { PAPER_ITERATIONS, type BenchOptions } from '../plan.js';

/** A run of at most a minute on two cores, for checks. */
const QUICK_ITERATIONS = 1000;

export type Invocation =
  | { readonly kind: 'run'; readonly options: BenchOptions }
  | { readonly kind: 'list' }
  /** Nothing left to do: help was shown (exit code 0), or a wrong option was named (2). */
  | { readonly kind: 'exit'; readonly code: number };

const ids = experiments.map(({ id }) => id);

const integer = (min: number, max: number): z.ZodType<number> =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .pipe(z.number().int().min(min).max(max))
    .or(z.number().int().min(min).max(max));

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
  out: { schema: z.string().min(1), allowed: 'a folder' },
  strategy: {
    schema: z.array(z.string().refine((file) => existsSync(file))),
    allowed: 'a JavaScript module whose default export makes a strategy',
  },
  problem: {
    schema: z.array(z.string().refine((file) => existsSync(file))),
    allowed: 'a JavaScript module whose default export makes a workload or an environment',
  },
} as const;

/** Reads the arguments after the program's name. Never throws for a user's mistake. */
export function readCommand(
  args: readonly string[],
  print: { out: (text: string) => void; error: (text: string) => void },
): Invocation {
  const command = new Command('pnpm bench')
    .description('Reproduces Figs. 3-9 and Table 1 of the paper, with a verdict on every claim.')
    .option('--only <ids>', `what to run: ${ids.join(', ')} (default: the paper's figures and table)`)
    .option('--seed <n>', 'first seed', '1')
    .option('--seeds <n>', 'how many seeds, counting up from --seed', '10')
    .option(
      '--iterations <n>',
      `iterations per run (default: ${PAPER_ITERATIONS}, the paper's; with --quick ${QUICK_ITERATIONS})`,
    )
    .option('--out <folder>', 'where results are written', 'results')
    .option('--workers <n>', 'threads; 0 runs everything in one (default: the processors, up to 8)')
    .option(
      '--strategy <file>',
      'add your own strategy to Fig. 9 (may be given again)',
      (file: string, files?: string[]) => [...(files ?? []), file],
    )
    .option(
      '--problem <file>',
      'run every strategy for any cost on your own cost model (may be given again)',
      (file: string, files?: string[]) => [...(files ?? []), file],
    )
    .option('--quick', 'a short run that checks the program, not the paper')
    .option('--list', 'list what can be run, and end')
    .helpOption('-h, --help', 'show this help, and end')
    .configureOutput({ writeOut: print.out, writeErr: () => undefined })
    .exitOverride()
    .allowExcessArguments(false);
  try {
    command.parse([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'exit', code: 0 };
    const known = command.options.map(({ long }) => long).join(', ');
    const allowed = error.code === 'commander.unknownOption' ? `; the options are ${known}` : '';
    print.error(`${error.message.replace(/\s+/g, ' ')}${allowed}\n`);
    return { kind: 'exit', code: 2 };
  }

  const given = command.opts<
    Partial<Record<Exclude<keyof typeof RULES, 'strategy' | 'problem'>, string>> & {
      strategy?: string[];
      problem?: string[];
      quick?: true;
      list?: true;
    }
  >();
  if (given.list === true) return { kind: 'list' };
  for (const [name, { schema, allowed }] of Object.entries(RULES)) {
    const value = given[name as keyof typeof RULES];
    if (value === undefined || schema.safeParse(value).success) continue;
    print.error(`error: --${name} is ${JSON.stringify(value)}; expected ${allowed}\n`);
    return { kind: 'exit', code: 2 };
  }
  const quick = given.quick ?? false;
  // A problem of one's own is what its user came for: the paper's figures run beside it only when named.
  const byDefault = given.problem === undefined ? paperExperiments.map(({ id }) => id) : [ownProblem.id];
  const chosen = given.only === undefined ? byDefault : RULES.only.schema.parse(given.only);
  return {
    kind: 'run',
    options: {
      only: ids.filter((id) => chosen.includes(id)),
      seed: RULES.seed.schema.parse(given.seed),
      seeds: RULES.seeds.schema.parse(given.seeds),
      iterations: RULES.iterations.schema.parse(given.iterations ?? (quick ? QUICK_ITERATIONS : PAPER_ITERATIONS)),
      out: resolve(given.out!),
      quick,
      strategy: urlsOf(given.strategy),
      problem: urlsOf(given.problem),
      workers: RULES.workers.schema.parse(given.workers ?? Math.min(8, availableParallelism())),
    },
  };
}

function urlsOf(files: readonly string[] = []): string[] {
  return files.map((file) => pathToFileURL(resolve(file)).href);
}
