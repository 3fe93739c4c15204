#!/usr/bin/env node
/** Entry of `pnpm bench`. Exit codes: 0 done, 1 failed, 2 wrong options, 130 stopped by Ctrl-C. */
import { readCommand } from './cli/command.js';
import { summarise } from './cli/summary.js';
import { experiments } from './experiments/registry.js';
import { reproduce } from './reproduce.js';

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
    // A second Ctrl-C ends the process at once.
    process.once('SIGINT', () => process.exit(130));
    stop.abort();
  };
  process.once('SIGINT', onInterrupt);
  process.once('SIGTERM', onInterrupt);
  try {
    const { claims, manifest } = await reproduce(options, stop.signal, process.stderr);
    print.out(`\n${summarise(claims, manifest, process.stdout.columns)}`);
    return 0;
  } catch (error) {
    if (stop.signal.aborted) {
      print.error('\nStopped. Finished runs are kept; the same command goes on from them.\n');
      return 130;
    }
    print.error(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 1;
  } finally {
    process.removeListener('SIGINT', onInterrupt);
    process.removeListener('SIGTERM', onInterrupt);
  }
}
