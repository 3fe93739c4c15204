/** Reads a directory that another program may be replacing at the same time, and that anybody may have written. */
import { AgentFileError } from './errors.js';
import { BODY, placeOf, type Files, type Format, type Manifest } from './format.js';
import { checksum, fileSystem, type Fs } from './node-platform.js';
import { exists, requirePath } from './write-directory.js';

/** Largest file that is read: 1 GiB. */
const MOST_BYTES = 2 ** 30;

/** Largest manifest: 64 MiB. */
const MOST_MANIFEST_BYTES = 2 ** 26;

/** A directory that is replaced while it is read is read again, this often at most. */
const ATTEMPTS = 50;

export interface ReadDirectory {
  readonly version: number;
  readonly body: unknown;
  readonly files: Files;
}

/**
 * Reads what `writeDirectory` wrote.
 *
 * @throws AgentFileError naming the file that is missing, damaged or of another format.
 */
export async function readDirectory(directory: string, format: Format): Promise<ReadDirectory> {
  requirePath(directory);
  const fs = await fileSystem();
  const place = placeOf(directory);
  for (let attempt = 1; ; attempt++) {
    const found = await currentPlace(fs, place);
    const before = await identityOf(fs, found);
    try {
      return await readFiles(fs, found, format);
    } catch (error) {
      const after = await identityOf(fs, await currentPlace(fs, place));
      if (before === after || attempt === ATTEMPTS) throw error;
    }
  }
}

/** Between the two moves of a write, the directory stands elsewhere. */
async function currentPlace(fs: Fs, place: string): Promise<string> {
  return !(await exists(fs, place)) && (await exists(fs, `${place}.replaced`)) ? `${place}.replaced` : place;
}

/** Tells one directory from another that stands, or stood, at its place. */
async function identityOf(fs: Fs, place: string): Promise<string> {
  return fs.stat(place, { bigint: true }).then(
    ({ ino, ctimeNs }) => `${ino} ${ctimeNs}`,
    () => 'nothing',
  );
}

async function readFiles(fs: Fs, place: string, format: Format): Promise<ReadDirectory> {
  const file = `${place}/${format.manifest}`;
  const text = new TextDecoder().decode(await read(fs, file, MOST_MANIFEST_BYTES));
  const { version, checksums, body } = parseManifest(file, text, format);
  if (checksums[BODY] !== (await checksum(JSON.stringify(body)))) {
    throw new AgentFileError({ file, kind: 'damaged', problem: 'is damaged: its checksum differs' });
  }
  const files: Record<string, Uint8Array> = {};
  for (const name of format.files) {
    if (!Object.hasOwn(checksums, name)) continue;
    const path = `${place}/${name}`;
    const content = await read(fs, path, MOST_BYTES);
    if ((await checksum(content)) !== checksums[name]) {
      const problem = `is damaged or truncated: its checksum differs (${content.length} bytes)`;
      throw new AgentFileError({ file: path, kind: 'damaged', problem });
    }
    files[name] = content;
  }
  return { version, body, files };
}

function parseManifest(file: string, text: string, format: Format): Manifest {
  let manifest: Partial<Manifest> | null;
  try {
    manifest = JSON.parse(text) as Partial<Manifest> | null;
  } catch (cause) {
    throw new AgentFileError({ file, kind: 'damaged', problem: 'is damaged or truncated: it is not JSON' }, { cause });
  }
  const { format: name, version, checksums, body } = manifest ?? {};
  const foreign = (problem: string): AgentFileError => new AgentFileError({ file, kind: 'foreign', problem });
  if (name !== format.name) throw foreign(`does not describe a ${format.name}`);
  if (version !== format.version && !format.older.includes(version!)) {
    throw foreign(`is of version ${String(version)}; this program reads up to ${format.version}`);
  }
  if (typeof checksums !== 'object' || (checksums as object | null) === null || body === undefined) {
    throw foreign('lacks its checksums or its body');
  }
  for (const known of Object.keys(checksums)) {
    if (known !== BODY && !format.files.includes(known)) throw foreign(`names a file of no ${format.name}: '${known}'`);
  }
  return manifest as Manifest;
}

async function read(fs: Fs, path: string, most: number): Promise<Uint8Array> {
  try {
    const stat = await fs.stat(path);
    if (!stat.isFile()) throw new Error('it is not a file');
    if (stat.size > most) {
      const problem = `is too large: ${stat.size} bytes; at most ${most} are read`;
      throw new AgentFileError({ file: path, kind: 'foreign', problem });
    }
    // A copy: Node's Buffer is a view into a pool, and slices differently.
    return new Uint8Array(await fs.readFile(path));
  } catch (cause) {
    if (cause instanceof AgentFileError) throw cause;
    throw new AgentFileError({ file: path, kind: 'missing', problem: 'cannot be read' }, { cause });
  }
}
