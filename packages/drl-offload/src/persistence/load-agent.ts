/** A saved agent, going on where it stood. */
import {
  OutOfDomainError,
  requireAllocator,
  requireFunction,
  requireOneOf,
  type Allocator,
  type Observer,
} from '@mec/model';
import { makeAgent } from '../agent/make-agent.js';
import { agentSettings, type AgentSettings } from '../agent/options.js';
import type { Explorer } from '../explorer/explorer.js';
import { requireKnown } from '../known-options.js';
import type { DriftEvent } from '../measured/cost-model.js';
import type { MemoryPart } from '../memory/replay-memory.js';
import type { PolicyPart } from '../policy/policy.js';
import type { Search } from '../search/search.js';
import { openBackend, requireBackendOptions, type BackendOptions } from '../trainer/open-backend.js';
import type { Trainer } from '../trainer/trainer.js';
import { AgentFileError } from './errors.js';
import { withSave, type OffloadingAgent } from './offloading-agent.js';
import { remake } from './parts.js';
import { readDirectory } from './read-directory.js';
import { AGENT_FORMAT, STATE_FILE, type SavedAgent } from './save-agent.js';
import { snapshotFrom } from './snapshot-file.js';

/** Parts that cannot be written down are given again: the caller's own allocators, observers, policies, explorers and memories. */
export interface LoadOptions extends BackendOptions {
  readonly allocator?: Allocator;
  readonly observe?: Observer;
  readonly policy?: PolicyPart;
  readonly explorer?: Explorer | Search;
  readonly memory?: MemoryPart;
  /** Told of changes of measured costs from now on. */
  readonly onDrift?: (event: DriftEvent) => void;
  /** When training steps run from now on; by default as before. */
  readonly learning?: 'inline' | 'deferred' | 'manual';
}

const WHERE = 'loadAgent';
const PARTS = ['policy', 'explorer', 'memory'] as const;
const OPTIONS = ['allocator', 'observe', 'onDrift', ...PARTS, 'learning', 'backend', 'wasmPath'];

/**
 * Reads what `agent.save` wrote, in this or an older version of the format. On the backend it was saved on, the agent goes on bit for
 * bit as if it had never stopped; where that one does not load and none is asked for, the next best takes over.
 *
 * Files may come from strangers: whatever they hold, nothing outside the directory is read, and no more is allocated than they hold.
 *
 * @throws AgentFileError naming the file that is missing, damaged, truncated or of another origin, or the part that must be given.
 * @throws OutOfDomainError when an option leaves its range.
 */
export async function loadAgent(directory: string, options: LoadOptions = {}): Promise<OffloadingAgent> {
  requireLoadOptions(options);
  const read = await fromFiles(directory, async () => {
    const { version, body, files } = await readDirectory(directory, AGENT_FORMAT);
    // Loaded when it is needed: the schema would be most of a bundle.
    const { parseBody } = await import('./agent-schema.js');
    return { saved: parseBody(`${directory}/${AGENT_FORMAT.manifest}`, version, body), bytes: files[STATE_FILE] };
  });
  const { saved, bytes = new Uint8Array(0) } = read;
  for (const part of PARTS) requireSame(part, saved.parts[part].kind, options[part]);
  const trainer = await sameBackend(saved, options);
  return fromFiles(directory, () => {
    const settings = settingsFrom(directory, saved, options);
    return withSave(makeAgent(settings, trainer, snapshotFrom(saved.state, bytes)), settings);
  });
}

function requireLoadOptions(options: LoadOptions): void {
  requireKnown(WHERE, options, OPTIONS);
  if (options.allocator !== undefined) requireAllocator(WHERE, options.allocator);
  if (options.observe !== undefined) requireFunction(WHERE, 'observe', options.observe);
  if (options.onDrift !== undefined) requireFunction(WHERE, 'onDrift', options.onDrift);
  if (options.learning !== undefined) {
    requireOneOf(WHERE, 'learning', options.learning, ['inline', 'deferred', 'manual']);
  }
  requireBackendOptions(WHERE, options);
}

/** A part given again must be the one that was saved. */
function requireSame(what: string, kind: string, given: { readonly kind: string } | undefined): void {
  // Callers from plain JavaScript may hand anything.
  const got = (given as { readonly kind?: unknown } | null | undefined)?.kind;
  if (given === undefined || got === kind) return;
  throw new OutOfDomainError({ where: WHERE, what, got: got ?? given, expected: `'${kind}', as saved` });
}

/** What goes wrong from here on is in the files: the caller's options have been checked. */
async function fromFiles<T>(directory: string, body: () => T | Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (cause) {
    if (cause instanceof AgentFileError || isPathMistake(cause)) throw cause;
    const problem = `does not fit an agent of these parts (${String(cause)})`;
    throw new AgentFileError({ file: `${directory}/${STATE_FILE}`, kind: 'foreign', problem }, { cause });
  }
}

function isPathMistake(cause: unknown): boolean {
  return cause instanceof OutOfDomainError && cause.detail.what === 'directory';
}

function settingsFrom(directory: string, saved: SavedAgent, options: LoadOptions): AgentSettings {
  const { deviceCount, measured, ...numbers } = saved.options;
  const { policy, explorer, memory } = saved.parts;
  return agentSettings({
    ...numbers,
    ...(deviceCount === null ? {} : { deviceCount }),
    ...(options.learning === undefined ? {} : { learning: options.learning }),
    measured: { ...measured, ...(options.onDrift === undefined ? {} : { onDrift: options.onDrift }) },
    allocator: options.allocator ?? allocatorAnew(),
    observe: options.observe ?? observerAnew(),
    policy: options.policy ?? remake.policy(policy) ?? refuse('policy', policy.kind),
    explorer: options.explorer ?? remake.explorer(explorer) ?? refuse('explorer', explorer.kind),
    memory: options.memory ?? remake.memory(memory) ?? refuse('memory', memory.kind),
  });

  function allocatorAnew(): Allocator {
    if ('name' in saved.allocator) return refuse('allocator', saved.allocator.name);
    return remake.allocator(saved.allocator) ?? refuse('allocator', saved.allocator.kind);
  }

  function observerAnew(): Observer {
    return remake.observer(saved.observe) ?? refuse('observe', saved.observe ?? "the caller's own");
  }

  function refuse(part: string, kind: string): never {
    const problem = `was saved with the ${part} '${kind}', which loadAgent must be given`;
    throw new AgentFileError({ file: directory, kind: 'unknown part', problem });
  }
}

async function sameBackend(saved: SavedAgent, options: LoadOptions): Promise<Trainer> {
  if (options.backend !== undefined) return openBackend(options);
  try {
    return await openBackend({ ...options, backend: saved.backend });
  } catch {
    return openBackend(options);
  }
}
