#!/usr/bin/env node
/** Entry of `pnpm bench`. Exit codes: 0 done, 1 failed in part or whole, 2 a mistake of the user's, 130 stopped. */
import { readCommand } from './cli/command.js';
import { summarise } from './cli/summary.js';
import { experiments } from './experiments/registry.js';
import { RedisError } from './distributed/connection.js';
import { VersionError, work } from './distributed/work.js';
import { exportSlots, importDecisions } from './exchange.js';
import { experimentJsonSchema } from './experiment-files/experiment-schema.js';
import { FileError } from './experiment-files/file-error.js';
import { FolderError } from './files/folder-error.js';
import { failureText } from './jobs/outcome.js';
import { ModuleError } from './modules/module-error.js';
import { comparisonText, compareResults } from './output/compare-results.js';
import { reproduce } from './reproduce.js';

const MISTAKES = [ModuleError, FolderError, FileError, RedisError, VersionError] as const;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const print = {
  out: (text: string) => void process.stdout.write(text),
  error: (text: string) => void process.stderr.write(text),
};

const invocation = readCommand(process.argv.slice(2), print);
switch (invocation.kind) {
  case 'exit':
    process.exitCode = invocation.code;
    break;
  case 'list':
    for (const { id, label, caption } of experiments) print.out(`${id.padEnd(16)}${label}. ${caption}\n`);
    break;
  case 'schema':
    print.out(`${JSON.stringify(experimentJsonSchema(), null, 2)}\n`);
    break;
  case 'run':
    process.exitCode = await run(invocation.options);
    break;
  case 'worker':
    process.exitCode = await serve(invocation.options);
    break;
  case 'export':
    process.exitCode = await told(async () => {
      const { file, out } = invocation.options;
      return `${await exportSlots(file, out)} slots in ${out}\n`;
    });
    break;
  case 'import':
    process.exitCode = await told(async () => {
      const { decisions, mean, interval, worst } = await importDecisions(
        invocation.options.file,
        invocation.options.decisions,
      );
      const ends = interval.map((end) => end.toFixed(6)).join(', ');
      return `${decisions} decisions: minimum cost / cost ${mean.toFixed(6)} [${ends}], worst ${worst.toFixed(6)}\n`;
    });
    break;
  case 'compare':
    process.exitCode = await told(async () => comparisonText(await compareResults(...invocation.folders)));
}

/** Prints what comes of it. */
async function told(work: () => Promise<string>): Promise<number> {
  try {
    print.out(await work());
    return 0;
  } catch (error) {
    return mistake(error);
  }
}

/** A mistake of the user's takes one line; anything else is a fault of this program. */
function mistake(error: unknown): number {
  if (MISTAKES.some((kind) => error instanceof kind)) {
    print.error(`error: ${(error as Error).message}\n`);
    return 2;
  }
  print.error(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 1;
}

/** Ends by a signal: the first one asks, a second one ends the process at once. */
async function stoppable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const onSignal = (): void => {
    for (const name of SIGNALS) process.once(name, () => process.exit(130));
    stop.abort();
  };
  for (const name of SIGNALS) process.once(name, onSignal);
  try {
    return await work(stop.signal);
  } finally {
    for (const name of SIGNALS) process.removeAllListeners(name);
  }
}

function run(options: Parameters<typeof reproduce>[0]): Promise<number> {
  return stoppable(async (signal) => {
    try {
      const { claims, manifest, failures, skipped } = await reproduce(options, signal, process.stderr);
      print.out(`\n${summarise(claims, manifest, process.stdout.columns)}`);
      for (const failure of failures) print.error(`failed: ${failureText(failure)}\n`);
      for (const label of skipped) print.error(`not drawn, since runs of it failed: ${label}\n`);
      return failures.length === 0 ? 0 : 1;
    } catch (error) {
      if (!signal.aborted) return mistake(error);
      print.error('\nStopped. Finished runs are kept; the same command goes on from them.\n');
      return 130;
    }
  });
}

function serve(options: Parameters<typeof work>[0]): Promise<number> {
  return stoppable(async (signal) => {
    try {
      await work(options, signal, (line) => print.error(`${line}\n`));
      return 0;
    } catch (error) {
      return mistake(error);
    }
  });
}
