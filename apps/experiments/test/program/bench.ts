/** The built program, started as users start it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const MAIN = new URL('../../dist/main.js', import.meta.url).pathname;

export interface Ended {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when its messages hold the text; rejects when it ends before. */
  saying(text: string): Promise<void>;
}

/** @param shell - how the shell starts it; `exec "$@"` by default. */
export function start(args: readonly string[], shell = 'exec "$@"'): Started {
  const child = spawn('sh', ['-c', shell, 'sh', process.execPath, MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let error = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, out, error })));
  return {
    child,
    ended,
    saying: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (error.includes(text) || out.includes(text)) resolve();
        };
        look();
        child.stderr.on('data', look);
        child.stdout.on('data', look);
        void ended.then(() => reject(new Error(`it ended without saying ${JSON.stringify(text)}:\n${error}${out}`)));
      }),
  };
}

export function bench(...args: readonly string[]): Promise<Ended> {
  return start(args).ended;
}

/** Digests of a folder's files, without what speaks of the command itself: when it ran, where, and how long. */
export async function resultsOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: Record<string, string> = {};
  for (const { name } of entries.filter((entry) => entry.isFile() && entry.name !== 'run.json')) {
    const bytes = await readFile(join(folder, name));
    const told =
      name === 'report.html' ? bytes.toString().replace(/<section id="manifest">[^]*?<\/section>/, '') : bytes;
    found[name] = createHash('sha256').update(told).digest('hex');
  }
  return found;
}
