#!/usr/bin/env node
/** Entry of `pnpm bench`. Exit codes: 0 done, 1 failed in part or whole, 2 a mistake of the user's, 130 stopped. */
import { readCommand } from './cli/command.js';
import { summarise } from './cli/summary.js';
import { experiments } from './experiments/registry.js';
import { FolderError } from './files/folder-error.js';
import { failureText } from './jobs/outcome.js';
import { ModuleError } from './modules/module-error.js';
import { reproduce } from './reproduce.js';

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
  case 'run':
    process.exitCode = await run(invocation.options);
}

async function run(options: Parameters<typeof reproduce>[0]): Promise<number> {
  const stop = new AbortController();
  const onInterrupt = (): void => {
    // A second signal ends the process at once.
    for (const name of SIGNALS) process.once(name, () => process.exit(130));
    stop.abort();
  };
  for (const name of SIGNALS) process.once(name, onInterrupt);
  try {
    const { claims, manifest, failures, skipped } = await reproduce(options, stop.signal, process.stderr);
    print.out(`\n${summarise(claims, manifest)}`);
    for (const failure of failures) print.error(`failed: ${failureText(failure)}\n`);
    for (const label of skipped) print.error(`not drawn, since runs of it failed: ${label}\n`);
    return failures.length === 0 ? 0 : 1;
  } catch (error) {
    if (stop.signal.aborted) {
      print.error('\nStopped. Finished runs are kept; the same command goes on from them.\n');
      return 130;
    }
    if (error instanceof ModuleError || error instanceof FolderError) {
      print.error(`error: ${error.message}\n`);
      return 2;
    }
    print.error(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 1;
  } finally {
    for (const name of SIGNALS) process.removeAllListeners(name);
  }
}
