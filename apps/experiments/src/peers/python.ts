/** A Python that has numpy and scipy, where the machine has one. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export interface Python {
  readonly command: string;
  /** Such as `Python 3.11.2, numpy 1.24.2, scipy 1.10.1`. */
  readonly versions: string;
}

/** Tried in turn: the one on the path may be another than the one that the system's packages are installed for. */
const COMMANDS = ['python3', '/usr/bin/python3', 'python'];

const VERSIONS =
  'import sys, numpy, scipy; print(f"Python {sys.version.split()[0]}, numpy {numpy.__version__}, scipy {scipy.__version__}")';

/** Undefined where none of the usual commands starts a Python that imports numpy and scipy. */
export async function findPython(commands: readonly string[] = COMMANDS): Promise<Python | undefined> {
  for (const command of commands) {
    try {
      const { stdout } = await promisify(execFile)(command, ['-c', VERSIONS], { timeout: 30_000 });
      return { command, versions: stdout.trim() };
    } catch {
      // Not there, or without scipy: the next one.
    }
  }
  return undefined;
}

/** A program of `peers/`, as seen from `src/` and from `dist/`. */
export function peerProgram(name: 'timing' | 'twin'): string {
  return fileURLToPath(new URL(`../../peers/${name}.py`, import.meta.url));
}

/** One thread, as the network here has: numpy's libraries would otherwise take every processor. */
export const ONE_THREAD: Readonly<Record<string, string>> = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
