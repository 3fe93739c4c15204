/** Files that are whole or not there: written beside their place, flushed, measured, and only then moved to it. */
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { FolderError, folderErrorOf } from './folder-error.js';

/** Names of files that are not finished. */
export const TEMPORARY: RegExp = /^\..+\.\d+-\d+\.part$/;

let written = 0;

/**
 * Writes a file whole: at every moment its place holds the old file or the new one.
 *
 * @throws FolderError when it cannot be written in full; the old file is left as it was.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}-${written++}.part`);
  try {
    const file = await open(beside, 'wx');
    try {
      await fill(file, bytes, path);
    } finally {
      await file.close();
    }
    await rename(beside, path);
    await flushFolder(dirname(path));
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw error instanceof FolderError ? error : folderErrorOf(path, error);
  }
}

async function fill(file: FileHandle, bytes: Uint8Array, path: string): Promise<void> {
  await file.writeFile(bytes);
  await file.sync();
  const { size } = await file.stat();
  if (size === bytes.byteLength) return;
  const problem = `only ${size} of ${bytes.byteLength} bytes could be written: the disk is full`;
  throw new FolderError({ path, problem, cause: 'ENOSPC' });
}

/** Some systems do not open folders; the file itself is flushed either way. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  if (folder === undefined) return;
  await folder.sync().catch(() => undefined);
  await folder.close();
}
