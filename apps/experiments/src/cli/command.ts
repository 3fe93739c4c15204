/** The command line of `pnpm bench`: options, their checks, and what is said of wrong ones. */
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command, CommanderError } from 'commander';
import { z } from 'zod';
import { experiments, paperExperiments } from '../experiments/registry.js';
import { MODULE_KINDS, type ModuleKind } from '../modules/check-module.js';
import { PAPER_ITERATIONS, type BenchOptions } from '../plan.js';

/** A run of at most a minute on two cores, for checks. */
const QUICK_ITERATIONS = 1000;

export type Invocation =
  | { readonly kind: 'run'; readonly options: BenchOptions }
  | { readonly kind: 'list' }
  /** Nothing left to do: help was shown (exit code 0), or a wrong option was named (2). */
  | { readonly kind: 'exit'; readonly code: number };

export interface Print {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

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
  strategy: moduleFile('a strategy'),
  problem: moduleFile('a workload or an environment'),
  allocator: moduleFile('an allocator'),
  workload: moduleFile('a workload of the paper’s cost'),
} as const;

type Given = Partial<Record<Exclude<keyof typeof RULES, ModuleKind>, string>> &
  Partial<Record<ModuleKind, string[]>> & { quick?: true; list?: true; fresh?: true };

/** Reads the arguments after the program's name. Never throws for a user's mistake. */
export function readCommand(args: readonly string[], print: Print): Invocation {
  const wrong = (text: string): Invocation => {
    print.error(`error: ${text}\n`);
    return { kind: 'exit', code: 2 };
  };
  const command = describeCommand(print);
  const repeated: string[] = [];
  refuseRepeated(command, repeated);
  try {
    command.parse([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'exit', code: 0 };
    return wrong(parseErrorText(error, command));
  }
  if (repeated.length > 0) return wrong(`--${repeated[0]!} is given twice`);

  const given = command.opts<Given>();
  for (const [name, { schema, allowed }] of Object.entries(RULES)) {
    const value = given[name as keyof typeof RULES];
    if (value === undefined || schema.safeParse(value).success) continue;
    return wrong(`--${kebab(name)} is ${JSON.stringify(value)}; expected ${allowed}`);
  }
  if (given.list === true) return { kind: 'list' };
  const options = optionsOf(given);
  const without = withoutEffect(options);
  return without === undefined ? { kind: 'run', options } : wrong(without);
}

function describeCommand(print: Print): Command {
  const several = (file: string, files?: string[]): string[] => [...(files ?? []), file];
  return new Command('pnpm bench')
    .description('Reproduces Figs. 3-9 and Table 1 of the paper, with a verdict on every claim.')
    .version(versionText(), '--version', 'show the version, and end')
    .option('--only <ids>', `what to run: ${ids.join(', ')} (default: the paper's figures and table)`)
    .option('--seed <n>', 'first seed (default: 1)')
    .option('--seeds <n>', 'how many seeds, counting up from --seed (default: 1)')
    .option(
      '--iterations <n>',
      `iterations per run (default: ${PAPER_ITERATIONS}, the paper's; with --quick ${QUICK_ITERATIONS})`,
    )
    .option('--out <folder>', 'where results are written (default: results)')
    .option('--fresh', 'forget what an earlier command left in that folder')
    .option('--workers <n>', 'threads; 0 runs everything in one (default: the processors, up to 8)')
    .option('--strategy <file>', 'add your own strategy to Fig. 9 (may be given again)', several)
    .option('--allocator <file>', 'add a descent with your own allocator to Fig. 9 (may be given again)', several)
    .option(
      '--workload <file>',
      'run the strategies of Fig. 9 on your own workload of the paper’s cost (may be given again)',
      several,
    )
    .option('--problem <file>', 'run every strategy for any cost on your own cost model (may be given again)', several)
    .option('--decision-limit <seconds>', 'how long a decision of your own modules may take (default: 60)')
    .option('--quick', 'a short run that checks the program, not the paper')
    .option('--list', 'list what can be run, and end')
    .helpOption('-h, --help', 'show this help, and end')
    .configureOutput({ writeOut: print.out, writeErr: () => undefined })
    .exitOverride()
    .allowExcessArguments(false);
}

/** The last of two values would win without a word. */
function refuseRepeated(command: Command, repeated: string[]): void {
  for (const option of command.options) {
    if ((MODULE_KINDS as readonly string[]).includes(option.attributeName())) continue;
    let seen = 0;
    command.on(`option:${option.name()}`, () => {
      if (++seen === 2) repeated.push(option.name());
    });
  }
}

function parseErrorText(error: CommanderError, command: Command): string {
  const said = error.message.replace(/\s+/g, ' ').replace(/^error: /, '');
  if (error.code === 'commander.unknownOption') {
    return `${said}; the options are ${command.options.map(({ long }) => long).join(', ')}`;
  }
  if (error.code === 'commander.excessArguments') {
    const known = command.args.filter((word) => ids.includes(word));
    const hint = known.length > 0 ? `did you mean --only ${known.join(',')}?` : 'see --help';
    return `there is no command ${command.args.map((word) => JSON.stringify(word)).join(' ')}; ${hint}`;
  }
  return said;
}

function optionsOf(given: Given): BenchOptions {
  const quick = given.quick ?? false;
  // A problem or a workload of one's own is what its user came for: the paper's figures run beside it only when named.
  const ownSlots = given.problem !== undefined || given.workload !== undefined;
  const byDefault = ownSlots ? [] : paperExperiments.map(({ id }) => id);
  const chosen = given.only === undefined ? byDefault : RULES.only.schema.parse(given.only);
  return {
    only: ids.filter((id) => chosen.includes(id)),
    seed: RULES.seed.schema.parse(given.seed ?? 1),
    seeds: RULES.seeds.schema.parse(given.seeds ?? 1),
    iterations: RULES.iterations.schema.parse(given.iterations ?? (quick ? QUICK_ITERATIONS : PAPER_ITERATIONS)),
    out: resolve(given.out ?? 'results'),
    quick,
    strategy: urlsOf(given.strategy),
    problem: urlsOf(given.problem),
    allocator: urlsOf(given.allocator),
    workload: urlsOf(given.workload),
    workers: RULES.workers.schema.parse(given.workers ?? Math.min(8, availableParallelism())),
    decisionLimit: RULES.decisionLimit.schema.parse(given.decisionLimit ?? 60),
    fresh: given.fresh ?? false,
  };
}

/** An option that would change nothing is a mistake. */
function withoutEffect({ only, strategy, problem, allocator, workload }: BenchOptions): string | undefined {
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

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function versionText(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
