/**
 * Writes a directory whole or not at all.
 *
 * It is written beside its place and then moved there. Between the two moves that replace an older one the older stands at
 * `<directory>.replaced`, where reading finds it: whenever the program is killed, one whole directory can be read.
 */
import { OutOfDomainError } from '@mec/model';
import { claim } from './claim.js';
import { AgentFileError } from './errors.js';
import { BODY, placeOf, type Files, type Format, type Manifest } from './format.js';
import { checksum, fileSystem, paths, type Fs } from './node-platform.js';

/** Writes that are under way in this program, by place: the next one waits for the one before. */
const underWay = new Map<string, Promise<void>>();

/**
 * Writes `files` and a manifest.
 *
 * @param directory - made if it is not there; replaced if it holds this format.
 * @param body - JSON.
 * @throws AgentFileError when the directory holds something else, or another program keeps writing there.
 */
export async function writeDirectory(directory: string, format: Format, body: unknown, files: Files): Promise<void> {
  requirePath(directory);
  const place = (await paths()).resolve(placeOf(directory));
  const before = underWay.get(place) ?? Promise.resolve();
  const writing = before.then(() => write(place, format, body, files));
  const settled = writing.catch(() => undefined);
  underWay.set(place, settled);
  try {
    await writing;
  } finally {
    if (underWay.get(place) === settled) underWay.delete(place);
  }
}

/** Callers from plain JavaScript may hand anything. */
export function requirePath(directory: unknown): void {
  if (typeof directory === 'string' && directory !== '' && !directory.includes('\0')) return;
  throw new OutOfDomainError({ where: 'agent', what: 'directory', got: directory, expected: 'a path' });
}

async function write(place: string, format: Format, body: unknown, files: Files): Promise<void> {
  const fs = await fileSystem();
  const contents = { ...files, [format.manifest]: await manifestOf(format, body, files) };
  const draft = await claim(place, [format.manifest, ...format.files]);
  try {
    // Looked at under the claim: another program may have been moving the directory.
    await requireOwn(fs, place, format);
    for (const [name, content] of Object.entries(contents)) await writeWhole(fs, `${draft}/${name}`, content);
    await replace(fs, draft, place);
  } catch (error) {
    await fs.rm(draft, { recursive: true, force: true });
    throw error;
  }
}

async function manifestOf(format: Format, body: unknown, files: Files): Promise<Uint8Array> {
  const checksums: Record<string, string> = { [BODY]: await checksum(JSON.stringify(body)) };
  for (const [name, content] of Object.entries(files)) checksums[name] = await checksum(content);
  const manifest: Manifest = { format: format.name, version: format.version, checksums, body };
  return new TextEncoder().encode(JSON.stringify(manifest, undefined, 1));
}

/** A full disk may cut a file without an error. */
async function writeWhole(fs: Fs, path: string, content: Uint8Array): Promise<void> {
  const file = await fs.open(path, 'w');
  try {
    await file.writeFile(content);
    await file.sync();
    const { size } = await file.stat();
    if (size === content.length) return;
    const problem = `could not be written whole: ${size} of ${content.length} bytes`;
    throw new AgentFileError({ file: path, kind: 'damaged', problem });
  } finally {
    await file.close();
  }
}

async function replace(fs: Fs, draft: string, place: string): Promise<void> {
  const replaced = `${place}.replaced`;
  if (await exists(fs, place)) {
    await fs.rm(replaced, { recursive: true, force: true });
    await fs.rename(place, replaced);
  }
  try {
    await fs.rename(draft, place);
  } catch (error) {
    if (!(await exists(fs, place)) && (await exists(fs, replaced))) await fs.rename(replaced, place);
    throw error;
  }
  await fs.rm(replaced, { recursive: true, force: true });
}

/** Refuses to replace a directory that is not of this format. */
async function requireOwn(fs: Fs, place: string, format: Format): Promise<void> {
  if (!(await exists(fs, place))) return;
  const entries = await fs.readdir(place).catch(() => ['(not a directory)']);
  if (entries.length === 0) return;
  try {
    const manifest = JSON.parse(await fs.readFile(`${place}/${format.manifest}`, 'utf8')) as Partial<Manifest> | null;
    if (manifest?.format === format.name) return;
  } catch {
    // No manifest, or none that can be read.
  }
  const problem = `holds something else than a ${format.name}, and is left alone`;
  throw new AgentFileError({ file: place, kind: 'foreign', problem });
}

export async function exists(fs: Fs, path: string): Promise<boolean> {
  return fs.access(path).then(
    () => true,
    () => false,
  );
}
