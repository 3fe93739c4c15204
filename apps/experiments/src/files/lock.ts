/** A folder that one process at a time writes to. A process that died holds nothing. */
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { readFileSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { FolderError, folderErrorOf } from './folder-error.js';

const holderSchema = z.object({ pid: z.int(), host: z.string(), born: z.string() });
type Holder = z.infer<typeof holderSchema>;

export interface Lock {
  /** Synchronous, so that it works while the process ends. */
  release(): void;
}

/** @throws FolderError when a living process holds the folder. */
export async function lockFolder(folder: string): Promise<Lock> {
  const path = join(folder, '.lock');
  const self: Holder = { pid: process.pid, host: hostname(), born: birthOf(process.pid) ?? '' };
  // A second try after a dead holder's lock was taken away; more tries mean that others take it each time.
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await take(path, JSON.stringify(self), folder)) return { release: () => rmSync(path, { force: true }) };
    const holder = await holderOf(path);
    if (holder !== undefined && isAlive(holder)) throw held(folder, holder);
    // Renamed first: of two processes that find a dead one's lock only one takes it away.
    const aside = `${path}.${process.pid}-${attempt + 1}.part`;
    try {
      await rename(path, aside);
      await rm(aside, { recursive: true, force: true });
    } catch {
      // Another one was faster.
    }
  }
  throw new FolderError({ path: folder, problem: 'other runs write into it; use another --out' });
}

/** The lock appears with its content, so that nobody reads half of it and takes its holder for dead. */
async function take(path: string, content: string, folder: string): Promise<boolean> {
  const beside = `${path}.${process.pid}-0.part`;
  try {
    await writeFile(beside, content);
    await link(beside, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw folderErrorOf(folder, error);
  } finally {
    await rm(beside, { force: true });
  }
}

function held(folder: string, { pid, host }: Holder): FolderError {
  const where = host === hostname() ? '' : ` on ${host}; if it has ended, delete ${join(folder, '.lock')}`;
  return new FolderError({
    path: folder,
    problem: `process ${pid} writes into it${where}; use another --out, or wait`,
  });
}

/** Undefined where the file is gone, cut, or not ours. */
async function holderOf(path: string): Promise<Holder | undefined> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Of another machine it cannot be known, so its lock is believed. */
function isAlive({ pid, host, born }: Holder): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  // The number may have gone to another process since.
  return born === '' || (birthOf(pid) ?? born) === born;
}

/** When a process was started, where the system tells: field 22 of its `stat`, after the name in brackets. */
function birthOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
