/** A folder of results, opened for writing: checked before anything runs, locked, and cleared of what dead processes left. */
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { FolderError, folderErrorOf } from './folder-error.js';
import { lockFolder, type Lock } from './lock.js';
import { TEMPORARY } from './write-whole.js';

/** Goes up when results of before cannot be continued. */
export const RESULTS_FORMAT = 2;

/** Where finished jobs of an unfinished command are. */
export const UNFINISHED = '.unfinished';
/** Where each experiment's results are kept for the report. */
export const KEPT = '.kept';

/**
 * Makes the folder, or takes the one that is there.
 *
 * @param fresh - forget what an earlier command left unfinished or kept there.
 * @throws FolderError when it cannot be written to, another process writes into it, or its results are of another version.
 */
export async function openResultsFolder(out: string, fresh: boolean): Promise<Lock> {
  await makeFolder(out);
  await tryWriting(out);
  const lock = await lockFolder(out);
  try {
    if (fresh) for (const each of [UNFINISHED, KEPT]) await rm(join(out, each), { recursive: true, force: true });
    else await refuseOtherVersions(out);
    await clearTemporary(out);
    return lock;
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Step by step: asked for a path in /proc, making all of it at once never comes back (Node 20). */
async function makeFolder(path: string): Promise<void> {
  const found = await stat(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw folderErrorOf(path, error);
  });
  if (found?.isDirectory() === true) return;
  if (found !== undefined) throw new FolderError({ path, problem: 'a file, not a folder', cause: 'ENOTDIR' });
  if (dirname(path) !== path) await makeFolder(dirname(path));
  await mkdir(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw folderErrorOf(path, error);
  });
}

async function tryWriting(out: string): Promise<void> {
  const probe = join(out, `.probe.${process.pid}-0.part`);
  try {
    await writeFile(probe, 'x');
  } catch (error) {
    throw folderErrorOf(out, error);
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
}

async function refuseOtherVersions(out: string): Promise<void> {
  const text = await readFile(join(out, 'run.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const format = formatOf(text);
  if (format === RESULTS_FORMAT) return;
  const problem = `holds results of another version (run.json: format ${format ?? 'none'}, expected ${RESULTS_FORMAT}); use --fresh to start over, or another --out`;
  throw new FolderError({ path: out, problem });
}

function formatOf(text: string): number | undefined {
  try {
    return z.object({ format: z.number() }).parse(JSON.parse(text)).format;
  } catch {
    return undefined;
  }
}

/** Whoever wrote them is dead: the folder is locked. */
async function clearTemporary(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (TEMPORARY.test(entry.name)) await rm(path, { recursive: true, force: true });
    else if (entry.isDirectory() && [UNFINISHED, KEPT].includes(entry.name)) await clearTemporary(path);
    else if (entry.isDirectory() && folder.endsWith(UNFINISHED)) await clearTemporary(path);
  }
}
