/** A saved agent, going on where it stood. */
import { OutOfDomainError, type Allocator, type Observer } from '@mec/model';
import { makeAgent } from '../agent/make-agent.js';
import { agentSettings, type AgentOptions, type AgentSettings } from '../agent/options.js';
import type { Explorer } from '../explorer/explorer.js';
import type { MemoryPart } from '../memory/replay-memory.js';
import type { PolicyPart } from '../policy/policy.js';
import type { Search } from '../search/search.js';
import { openBackend, type BackendOptions } from '../trainer/open-backend.js';
import type { Trainer } from '../trainer/trainer.js';
import { readDirectory } from './directory.js';
import { AgentFileError } from './errors.js';
import { withSave, type OffloadingAgent } from './offloading-agent.js';
import { remake } from './parts.js';
import { AGENT_FORMAT, OBSERVERS, STATE_FILE, type SavedAgent } from './save-agent.js';
import { snapshotFrom } from './snapshot-file.js';

/** Parts that cannot be written down are given again: the caller's own allocators, policies, explorers, memories and observers. */
export interface LoadOptions extends BackendOptions {
  readonly allocator?: Allocator;
  readonly observe?: Observer;
  readonly policy?: PolicyPart;
  readonly explorer?: Explorer | Search;
  readonly memory?: MemoryPart;
  /** When training steps run from now on; by default as before. */
  readonly learning?: 'inline' | 'deferred' | 'manual';
}

/**
 * Reads what `agent.save` wrote. On the backend it was saved on, the agent goes on bit for bit as if it had never stopped; where that
 * one does not load and none is asked for, the next best takes over.
 *
 * @throws AgentFileError naming the file that is missing, damaged, truncated or of another origin, or the part that must be given.
 * @throws OutOfDomainError when an option leaves its range.
 */
export async function loadAgent(directory: string, options: LoadOptions = {}): Promise<OffloadingAgent> {
  const { body, files } = await readDirectory(directory, AGENT_FORMAT);
  const saved = body as SavedAgent;
  const settings = settingsFrom(directory, saved, options);
  const agent = makeAgent(settings, await sameBackend(saved, options));
  try {
    agent.restore(snapshotFrom(saved.state, files[STATE_FILE]!));
  } catch (cause) {
    // The checksums agree, so this was written by something else.
    const problem = `does not fit an agent of these parts (${String(cause)})`;
    throw new AgentFileError({ file: `${directory}/${STATE_FILE}`, kind: 'foreign', problem }, { cause });
  }
  return withSave(agent, settings);
}

function settingsFrom(directory: string, saved: SavedAgent, options: LoadOptions): AgentSettings {
  const { deviceCount, ...numbers } = saved.options;
  const { policy, explorer, memory } = saved.parts;
  const given: AgentOptions = {
    ...numbers,
    ...(deviceCount === null ? {} : { deviceCount }),
    ...(options.learning === undefined ? {} : { learning: options.learning }),
    allocator: options.allocator ?? allocatorAnew(),
    observe: options.observe ?? observerAnew(),
    policy: matching('policy', policy.kind, options.policy) ?? remake.policy(policy) ?? refuse('policy', policy.kind),
    explorer:
      matching('explorer', explorer.kind, options.explorer) ??
      remake.explorer(explorer) ??
      refuse('explorer', explorer.kind),
    memory: matching('memory', memory.kind, options.memory) ?? remake.memory(memory) ?? refuse('memory', memory.kind),
  };
  return agentSettings(given);

  function allocatorAnew(): Allocator {
    if ('name' in saved.allocator) return refuse('allocator', saved.allocator.name);
    return remake.allocator(saved.allocator) ?? refuse('allocator', saved.allocator.kind);
  }

  function observerAnew(): Observer {
    return saved.observe === null ? refuse('observe', 'own') : OBSERVERS[saved.observe]!;
  }

  function refuse(part: string, kind: string): never {
    const problem = `was saved with the ${part} '${kind}', which loadAgent must be given`;
    throw new AgentFileError({ file: directory, kind: 'unknown part', problem });
  }
}

/** A part given again must be the one that was saved. */
function matching<T extends { readonly kind: string }>(
  what: string,
  kind: string,
  given: T | undefined,
): T | undefined {
  if (given === undefined || given.kind === kind) return given;
  throw new OutOfDomainError({ where: 'loadAgent', what, got: given.kind, expected: `'${kind}', as saved` });
}

async function sameBackend(saved: SavedAgent, options: LoadOptions): Promise<Trainer> {
  if (options.backend !== undefined) return openBackend(options);
  try {
    return await openBackend({ ...options, backend: saved.backend });
  } catch {
    return openBackend(options);
  }
}
