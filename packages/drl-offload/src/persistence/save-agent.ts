/** What a saved agent looks like on disk, and writing it. */
import { observeTasks, type Observer, type RuleSettings } from '@mec/model';
import type { Agent } from '../agent/agent.js';
import type { AgentSettings } from '../agent/options.js';
import { observeOffloading } from '../observation/offloading-features.js';
import { observeSlotRatios } from '../observation/slot-ratios.js';
import type { PartDescription } from '../snapshot/snapshot.js';
import type { BackendName } from '../trainer/backend-name.js';
import { writeDirectory, type Files, type Format } from './directory.js';
import { layersModelFiles } from './layers-model.js';
import { describeSnapshot, type SnapshotDescription } from './snapshot-file.js';

export const AGENT_FORMAT: Format = { name: 'mec-drl-offload agent', version: 2, manifest: 'agent.json' };

/** Holds the typed arrays of the snapshot. */
export const STATE_FILE = 'state.bin';

/** Body of `agent.json`. */
export interface SavedAgent {
  readonly options: Pick<
    AgentSettings,
    'seed' | 'candidateCount' | 'batchSize' | 'trainingInterval' | 'learningRate' | 'learning'
  > & { readonly deviceCount: number | null };
  /** How to make the allocator anew; of one that cannot be made anew its name, for people. */
  readonly allocator: RuleSettings | { readonly name: string };
  readonly backend: BackendName;
  readonly parts: Readonly<Record<'policy' | 'explorer' | 'memory', PartDescription>>;
  /** Name of the observer; null: one of the caller's own, which cannot be written down. */
  readonly observe: string | null;
  readonly state: SnapshotDescription;
}

/** Observers that are made anew by their names. */
export const OBSERVERS: Readonly<Record<string, Observer>> = { observeTasks, observeOffloading, observeSlotRatios };

/** Writes `agent.json`, `state.bin`, and the network, where there is one, as `model.json` and `weights.bin`. */
export async function saveAgent(directory: string, settings: AgentSettings, agent: Agent): Promise<void> {
  const { description, bytes } = describeSnapshot(agent.snapshot());
  const { seed, candidateCount, batchSize, trainingInterval, learningRate, learning, deviceCount = null } = settings;
  const observe = Object.entries(OBSERVERS).find(([, observer]) => observer === settings.observe)?.[0] ?? null;
  const body: SavedAgent = {
    options: { deviceCount, seed, candidateCount, batchSize, trainingInterval, learningRate, learning },
    allocator: settings.allocator.settings ?? { name: settings.allocator.name },
    backend: agent.backend,
    parts: {
      policy: describePart(settings.policy),
      explorer: describePart(settings.search),
      memory: describePart(settings.memory),
    },
    observe,
    state: description,
  };
  // Copied before the first wait, like the snapshot: training must not run on in the file.
  const { network } = agent;
  const model: Files = network === undefined ? {} : layersModelFiles(network);
  await writeDirectory(directory, AGENT_FORMAT, body, { [STATE_FILE]: bytes, ...model });
}

function describePart({ kind, options }: PartDescription): PartDescription {
  return { kind, options };
}
