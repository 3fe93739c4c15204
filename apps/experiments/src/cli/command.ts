/** The command line of `pnpm bench`: its commands, and what is said of wrong ones. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import { experiments } from '../experiments/registry.js';
import { MODULE_KINDS } from '../modules/check-module.js';
import { PAPER_ITERATIONS, PAPER_SEEDS } from '../plan.js';
import type { Invocation, Print } from './invocation.js';
import {
  optionsOf,
  QUICK_ITERATIONS,
  REDIS_URL,
  REDIS_WORDS,
  withoutEffect,
  workOptionsOf,
  wrongValue,
  type Given,
} from './options.js';

const ids = experiments.map(({ id }) => id);

/** A mistake of the user's, in one line. */
class UsageError extends Error {}

/** Reads the arguments after the program's name. Never throws for a user's mistake. */
export function readCommand(args: readonly string[], print: Print): Invocation {
  let invocation: Invocation | undefined;
  const command = describeCommand(print, (found) => (invocation = found));
  try {
    command.parse([...args], { from: 'user' });
    return invocation!;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return { kind: 'exit', code: 0 };
    if (!(error instanceof CommanderError || error instanceof UsageError)) throw error;
    print.error(`error: ${error instanceof CommanderError ? parseErrorText(error, command, args) : error.message}\n`);
    return { kind: 'exit', code: 2 };
  }
}

function describeCommand(print: Print, found: (invocation: Invocation) => void): Command {
  const root = new Command('pnpm bench')
    .description('Reproduces Figs. 3-9 and Table 1 of the paper, with a verdict on every claim.')
    .version(versionText(), '--version', 'show the version, and end')
    .helpOption('-h, --help', 'show this help, and end')
    .configureOutput({ writeOut: print.out, writeErr: () => undefined })
    .exitOverride()
    // What follows a command's name is the command's.
    .enablePositionalOptions()
    .allowExcessArguments(false);
  addReproduction(root, found);
  addCommand(root, 'run <files...>', 'run experiments that files describe')
    .option('--out <folder>', 'where results are written (default: results)')
    .option('--fresh', 'forget what an earlier command left in that folder')
    .option('--workers <n>', 'threads; 0 runs everything in one (default: the processors, up to 8)')
    .option('--distributed <url>', 'hand runs to the workers of a Redis server (see worker)')
    .option('--decision-limit <seconds>', 'how long a decision of your own modules may take (default: 60)')
    .action((files: string[], given: Given) => found({ kind: 'run', options: checkedOptions(given, files) }));
  addCommand(root, 'worker <url>', 'carry out runs for coordinators that were started with --distributed <url>')
    .option('--workers <n>', 'threads, as many runs at once (default: the processors, up to 8)')
    .option('--decision-limit <seconds>', 'how long a decision of a user’s module may take (default: 60)')
    .action((url: string, given: Given) => {
      if (!REDIS_URL.test(url)) throw new UsageError(`<url> is ${JSON.stringify(url)}; expected ${REDIS_WORDS}`);
      checkedOptions(given);
      found({ kind: 'worker', options: workOptionsOf(url, given) });
    });
  addCommand(root, 'schema', 'print the JSON Schema of experiment files').action(() => found({ kind: 'schema' }));
  addCommand(root, 'export <file>', 'write the slots of an experiment file with proved minima')
    .requiredOption('--out <file>', 'a .csv or .jsonl file')
    .action((file: string, { out }: { out: string }) => {
      found({ kind: 'export', options: { file: resolve(file), out: tableFile('--out', out) } });
    });
  addCommand(
    root,
    'import <file> <decisions>',
    'judge decisions of another program for the slots of an experiment file',
  ).action((file: string, decisions: string) => {
    found({ kind: 'import', options: { file: resolve(file), decisions: tableFile('<decisions>', decisions) } });
  });
  addCommand(root, 'compare <before> <after>', 'what moved between two folders of results').action(
    (before: string, after: string) => found({ kind: 'compare', folders: [resolve(before), resolve(after)] }),
  );
  for (const command of [root, ...root.commands]) refuseRepeated(command);
  return root;
}

function addCommand(root: Command, usage: string, description: string): Command {
  return root.command(usage).description(description).copyInheritedSettings(root).allowExcessArguments(false);
}

function addReproduction(root: Command, found: (invocation: Invocation) => void): void {
  const several = (file: string, files?: string[]): string[] => [...(files ?? []), file];
  root
    .option('--only <ids>', `what to run: ${ids.join(', ')} (default: the paper's figures and table)`)
    .option('--seed <n>', 'first seed (default: 1)')
    .option('--seeds <n>', `how many seeds, counting up from --seed (default: ${PAPER_SEEDS})`)
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
    .option('--distributed <url>', 'hand runs to the workers of a Redis server (see worker)')
    .option('--quick', 'a short run that checks the program, not the paper')
    .option('--list', 'list what can be run, and end')
    .action((given: Given) => {
      const options = checkedOptions(given);
      found(given.list === true ? { kind: 'list' } : { kind: 'run', options });
    });
}

/** @throws UsageError when a value is wrong, or an option would change nothing. */
function checkedOptions(given: Given, files: readonly string[] = []): ReturnType<typeof optionsOf> {
  const wrong = wrongValue(given);
  if (wrong !== undefined) throw new UsageError(wrong);
  const options = optionsOf(given, files);
  const without = withoutEffect(options);
  if (without !== undefined) throw new UsageError(without);
  return options;
}

function tableFile(what: string, file: string): string {
  if (/\.(csv|jsonl)$/.test(file)) return resolve(file);
  throw new UsageError(`${what} is ${JSON.stringify(file)}; expected a .csv or .jsonl file`);
}

/** The last of two values would win without a word. */
function refuseRepeated(command: Command): void {
  for (const option of command.options) {
    if ((MODULE_KINDS as readonly string[]).includes(option.attributeName())) continue;
    let seen = 0;
    command.on(`option:${option.name()}`, () => {
      if (++seen > 1) throw new UsageError(`${option.long ?? option.name()} is given twice`);
    });
  }
}

function parseErrorText(error: CommanderError, command: Command, args: readonly string[]): string {
  const said = error.message.replace(/\s+/g, ' ').replace(/^error: /, '');
  if (error.code === 'commander.unknownOption') {
    const used = command.commands.find((each) => each.name() === args[0]) ?? command;
    return `${said}; the options are ${used.options.map(({ long }) => long).join(', ')}`;
  }
  if (error.code === 'commander.unknownCommand' || error.code === 'commander.excessArguments') {
    const known = args.filter((word) => ids.includes(word));
    const commands = command.commands.map((each) => each.name()).join(', ');
    const hint = known.length > 0 ? `did you mean --only ${known.join(',')}?` : `the commands are ${commands}`;
    const strays = args.filter((word) => !word.startsWith('-')).map((word) => JSON.stringify(word));
    return `there is no command ${strays[0] ?? ''}; ${hint}`;
  }
  return said;
}

function versionText(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
