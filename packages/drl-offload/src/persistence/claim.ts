/**
 * Who may write to a place: one program at a time.
 *
 * A writer's claim is the draft directory that it writes into, beside the place and named after the machine, the process and the time
 * that the process started. Whoever sees no living claim but its own may go on; of several, the first by name waits with its claim in
 * place, and the others withdraw theirs and come back. A claim whose process is gone is cleared.
 */
import { AgentFileError } from './errors.js';
import { fileSystem, hostName, paths, type Fs } from './node-platform.js';

/** A wait ends after this many looks, 25 ms apart: 10 s. */
const LOOKS = 400;
const PAUSE = 25;

/**
 * Waits for the place to be free, and makes a draft directory.
 *
 * @param files - names that a draft may hold; a directory with others in it is nobody's draft, and is left alone.
 * @returns path of the draft.
 * @throws AgentFileError of kind `busy` when others keep writing there.
 */
export async function claim(place: string, files: readonly string[]): Promise<string> {
  const fs = await fileSystem();
  const path = await paths();
  const parent = path.dirname(place);
  const prefix = `${path.basename(place)}.writing-`;
  await fs.mkdir(parent, { recursive: true });

  let draft: string | undefined;
  for (let look = 0; look < LOOKS; look++) {
    draft ??= await fs.mkdtemp(`${parent}/${prefix}${await ownerNow()}-`);
    const own = path.basename(draft);
    const others: string[] = [];
    for (const name of await fs.readdir(parent)) {
      if (!name.startsWith(prefix) || name === own) continue;
      if (await isAlive(name.slice(prefix.length))) others.push(name);
      else await clear(fs, `${parent}/${name}`, files);
    }
    if (others.length === 0) return draft;
    if (others.some((name) => name < own)) {
      await fs.rm(draft, { recursive: true, force: true });
      draft = undefined;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  if (draft !== undefined) await fs.rm(draft, { recursive: true, force: true });
  throw new AgentFileError({ file: place, kind: 'busy', problem: 'is being written to by another program' });
}

/** Removes the draft of a process that is gone. */
async function clear(fs: Fs, draft: string, files: readonly string[]): Promise<void> {
  const entries = await fs.readdir(draft).catch(() => undefined);
  if (entries?.every((name) => files.includes(name)) === true) await fs.rm(draft, { recursive: true, force: true });
}

/** The part of Node's `process` that is used. */
interface Process {
  readonly pid: number;
  kill(pid: number, signal: 0): unknown;
}

const running = (): Process => (globalThis as unknown as { process: Process }).process;

/** Machine, process and its start, as `name.pid.start`. */
async function ownerNow(): Promise<string> {
  const { pid } = running();
  return `${await hostName()}.${pid}.${await startOf(pid)}`;
}

/** Whether the owner in a draft's name still runs. Of another machine's nothing can be known: it is taken to. */
async function isAlive(owner: string): Promise<boolean> {
  const [, host, pid, start] = /^([A-Za-z0-9]*)\.(\d+)\.(\d+)-[A-Za-z0-9]{6}$/.exec(owner) ?? [];
  // Drafts of file format 1 have no owner in their names.
  if (host === undefined || pid === undefined) return false;
  if (host !== (await hostName())) return true;
  try {
    running().kill(Number(pid), 0);
  } catch (error) {
    // EPERM: it runs, as somebody else's.
    if ((error as { code?: unknown }).code === 'ESRCH') return false;
  }
  return start === (await startOf(Number(pid)));
}

/** When a process started, in the system's own units, so that a number that was used again is told apart; 0 where it cannot be known. */
async function startOf(pid: number): Promise<string> {
  const fs = await fileSystem();
  const stat = await fs.readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The 22nd field; the second is the name in brackets, which may hold spaces.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '0';
}
