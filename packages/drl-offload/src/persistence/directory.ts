/**
 * A directory written whole or not at all, with a checksum for every file.
 *
 * It is written beside its place and then moved there. Between the two moves that replace an older one the older stands at
 * `<directory>.replaced`, where reading finds it: whenever the program is killed, one whole directory can be read.
 */
import type * as Crypto from 'node:crypto';
import type * as FileSystem from 'node:fs/promises';
import { OutOfDomainError } from '@mec/model';
import { AgentFileError } from './errors.js';

/** Contents by file name. */
export type Files = Readonly<Record<string, Uint8Array>>;

interface Manifest {
  readonly format: string;
  readonly version: number;
  /** SHA-256 of every other file, and of `body`. */
  readonly checksums: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Key of the body's own checksum. */
const BODY = '(body)';

/**
 * Writes `files` and a manifest.
 *
 * @param directory - made if it is not there; replaced if it holds this format.
 * @param body - JSON.
 * @throws AgentFileError when the directory holds something else.
 */
export async function writeDirectory(directory: string, format: Format, body: unknown, files: Files): Promise<void> {
  requirePath(directory);
  const fs = await fileSystem();
  const place = directory.replace(/[/\\]+$/, '');
  await requireOwn(fs, place, format);
  const checksums: Record<string, string> = { [BODY]: await checksum(JSON.stringify(body)) };
  for (const [name, content] of Object.entries(files)) checksums[name] = await checksum(content);
  const manifest: Manifest = { format: format.name, version: format.version, checksums, body };

  await fs.mkdir(parentOf(place), { recursive: true });
  const draft = await fs.mkdtemp(`${place}.writing-`);
  const replaced = `${place}.replaced`;
  try {
    const contents = { ...files, [format.manifest]: JSON.stringify(manifest, undefined, 1) };
    for (const [name, content] of Object.entries(contents)) {
      const file = await fs.open(`${draft}/${name}`, 'w');
      await file.writeFile(content);
      await file.sync();
      await file.close();
    }
    if (await exists(fs, place)) {
      await fs.rm(replaced, { recursive: true, force: true });
      await fs.rename(place, replaced);
    }
    await fs.rename(draft, place);
    await fs.rm(replaced, { recursive: true, force: true });
  } catch (error) {
    await fs.rm(draft, { recursive: true, force: true });
    if (!(await exists(fs, place)) && (await exists(fs, replaced))) await fs.rename(replaced, place);
    throw error;
  }
}

/** What a manifest is called, and says of itself. */
export interface Format {
  readonly name: string;
  readonly version: number;
  readonly manifest: string;
}

/**
 * Reads what {@link writeDirectory} wrote.
 *
 * @throws AgentFileError naming the file that is missing, damaged or of another format.
 */
export async function readDirectory(directory: string, format: Format): Promise<{ body: unknown; files: Files }> {
  requirePath(directory);
  const fs = await fileSystem();
  const given = directory.replace(/[/\\]+$/, '');
  const place = !(await exists(fs, given)) && (await exists(fs, `${given}.replaced`)) ? `${given}.replaced` : given;
  const manifest = await readManifest(fs, place, format);
  const path = `${place}/${format.manifest}`;
  if (manifest.version !== format.version) {
    const problem = `is of version ${String(manifest.version)}; this program reads ${format.version}`;
    throw new AgentFileError({ file: path, kind: 'foreign', problem });
  }
  if (manifest.checksums[BODY] !== (await checksum(JSON.stringify(manifest.body)))) {
    throw new AgentFileError({ file: path, kind: 'damaged', problem: 'is damaged: its checksum differs' });
  }
  const files: Record<string, Uint8Array> = {};
  for (const [name, expected] of Object.entries(manifest.checksums)) {
    if (name === BODY) continue;
    const file = `${place}/${name}`;
    const content = await read(fs, file);
    if ((await checksum(content)) !== expected) {
      const problem = `is damaged or truncated: its checksum differs (${content.length} bytes)`;
      throw new AgentFileError({ file, kind: 'damaged', problem });
    }
    files[name] = content;
  }
  return { body: manifest.body, files };
}

async function readManifest(fs: typeof FileSystem, place: string, format: Format): Promise<Manifest> {
  const file = `${place}/${format.manifest}`;
  const text = new TextDecoder().decode(await read(fs, file));
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch (cause) {
    throw new AgentFileError({ file, kind: 'damaged', problem: 'is damaged or truncated: it is not JSON' }, { cause });
  }
  const { format: name, checksums } = (manifest ?? {}) as Partial<Manifest>;
  if (name !== format.name || typeof checksums !== 'object') {
    throw new AgentFileError({ file, kind: 'foreign', problem: `does not describe a ${format.name}` });
  }
  return manifest as Manifest;
}

/** Callers from plain JavaScript may hand anything. */
function requirePath(directory: unknown): void {
  if (typeof directory === 'string' && directory !== '') return;
  const expected = 'a path';
  throw new OutOfDomainError({ where: 'agent', what: 'directory', got: directory, expected });
}

/** Refuses to replace a directory that is not of this format. */
async function requireOwn(fs: typeof FileSystem, place: string, format: Format): Promise<void> {
  if (!(await exists(fs, place))) return;
  const entries = await fs.readdir(place).catch(() => ['(not a directory)']);
  if (entries.length === 0) return;
  try {
    await readManifest(fs, place, format);
  } catch (cause) {
    const problem = `holds something else than a ${format.name}, and is left alone`;
    throw new AgentFileError({ file: place, kind: 'foreign', problem }, { cause });
  }
}

async function read(fs: typeof FileSystem, file: string): Promise<Uint8Array> {
  try {
    // A copy: Node's Buffer is a view into a pool, and slices differently.
    return new Uint8Array(await fs.readFile(file));
  } catch (cause) {
    throw new AgentFileError({ file, kind: 'missing', problem: 'cannot be read' }, { cause });
  }
}

async function exists(fs: typeof FileSystem, path: string): Promise<boolean> {
  return fs.access(path).then(
    () => true,
    () => false,
  );
}

function parentOf(path: string): string {
  const parent = path.replace(/[^/\\]+$/, '');
  return parent === '' ? '.' : parent;
}

async function checksum(content: string | Uint8Array): Promise<string> {
  const name = 'node:crypto';
  const { createHash } = (await import(/* @vite-ignore */ /* webpackIgnore: true */ name)) as typeof Crypto;
  return createHash('sha256').update(content).digest('hex');
}

/** Names that bundlers cannot follow: in a browser the package works but for saving. */
async function fileSystem(): Promise<typeof FileSystem> {
  const name = 'node:fs/promises';
  return (await import(/* @vite-ignore */ /* webpackIgnore: true */ name)) as typeof FileSystem;
}
