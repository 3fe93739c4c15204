/** Starts the programs of this folder in processes of their own. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Runs a program to its end, and gives what it printed. */
export const inProcess: (
  program: string,
  values: readonly string[],
  options?: { readonly timeout?: number },
) => Promise<{ stdout: string }> = promisify(execFile);

/** Bundles a program; `folder/program.js` is the result. */
export async function bundle(
  bundler: 'esbuild' | 'vite',
  platform: 'node' | 'browser',
  entry: string,
  folder: string,
): Promise<void> {
  const script = fileURLToPath(new URL('bundle.js', import.meta.url));
  await inProcess(process.execPath, [script, bundler, platform, entry, folder]);
}

/** Starts a bundled program. */
export function start(program: string, ...values: string[]): ChildProcess {
  return spawn(process.execPath, [program, ...values], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** The exit code of a program, or the signal that ended it. */
export async function ended(child: ChildProcess): Promise<number | string | null> {
  return new Promise((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)));
}
