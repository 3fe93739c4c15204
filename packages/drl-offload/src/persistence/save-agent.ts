/** What a saved agent looks like on disk, and writing it. */
import type { RuleSettings } from '@mec/model';
import type { Agent } from '../agent/agent.js';
import type { AgentSettings } from '../agent/options.js';
import type { MeasuredOptions } from '../measured/options.js';
import type { PartDescription } from '../snapshot/snapshot.js';
import type { BackendName } from '../trainer/backend-name.js';
import type { Files, Format } from './format.js';
import { layersModelFiles } from './layers-model.js';
import { observerName } from './parts.js';
import { describeSnapshot, type SnapshotDescription } from './snapshot-file.js';
import { writeDirectory } from './write-directory.js';

/** Holds the typed arrays of the snapshot. */
export const STATE_FILE = 'state.bin';

export const AGENT_FORMAT: Format = {
  name: 'mec-drl-offload agent',
  version: 2,
  older: [1],
  manifest: 'agent.json',
  files: [STATE_FILE, 'model.json', 'weights.bin'],
};

/** Body of `agent.json`. */
export interface SavedAgent {
  readonly options: Pick<
    AgentSettings,
    'seed' | 'candidateCount' | 'batchSize' | 'trainingInterval' | 'learningRate' | 'learning'
  > & { readonly deviceCount: number | null; readonly measured: Omit<MeasuredOptions, 'onDrift'> };
  /** How to make the allocator anew; of one that cannot be made anew its name, for people. */
  readonly allocator: RuleSettings | { readonly name: string };
  readonly backend: BackendName;
  readonly parts: Readonly<Record<'policy' | 'explorer' | 'memory', PartDescription>>;
  /** Name of the observer; null: one of the caller's own, which cannot be written down. */
  readonly observe: string | null;
  readonly state: SnapshotDescription;
}

/** Writes `agent.json`, `state.bin`, and the network, where there is one, as `model.json` and `weights.bin`. */
export async function saveAgent(directory: string, settings: AgentSettings, agent: Agent): Promise<void> {
  // A function cannot be written down: it is given again to loadAgent.
  const measured: MeasuredOptions = { ...settings.measured };
  delete (measured as { onDrift?: unknown }).onDrift;
  const { description, bytes } = describeSnapshot(agent.snapshot());
  const { seed, candidateCount, batchSize, trainingInterval, learningRate, learning, deviceCount = null } = settings;
  const body: SavedAgent = {
    options: { deviceCount, seed, candidateCount, batchSize, trainingInterval, learningRate, learning, measured },
    allocator: settings.allocator.settings ?? { name: settings.allocator.name },
    backend: agent.backend,
    parts: {
      policy: describePart(settings.policy),
      explorer: describePart(settings.search),
      memory: describePart(settings.memory),
    },
    observe: observerName(settings.observe),
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
