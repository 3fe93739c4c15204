/** What a saved agent looks like on disk, and writing it. */
import type { AgentSettings } from '../agent/options.js';
import type { RuleSettings } from '@mec/model';
import type { BackendName } from '../backend/backend-name.js';
import type { Backend } from '../backend/backend.js';
import type { Network } from '../network/network.js';
import type { PartDescription } from '../snapshot.js';
import { describeState, type AgentState, type StateDescription } from './agent-state.js';
import { writeDirectory, type Format } from './directory.js';
import { layersModelFiles } from './layers-model.js';

export const AGENT_FORMAT: Format = { name: 'mec-drl-offload agent', version: 1, manifest: 'agent.json' };

/** Holds the typed arrays of the state. */
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
  readonly state: StateDescription;
}

/** Writes `agent.json`, `state.bin`, and the network as `model.json` and `weights.bin`. */
export async function saveAgent(
  directory: string,
  settings: AgentSettings,
  backend: Backend,
  network: Network,
  state: AgentState,
): Promise<void> {
  const { description, bytes } = describeState(state);
  const { seed, candidateCount, batchSize, trainingInterval, learningRate, learning, deviceCount = null } = settings;
  const body: SavedAgent = {
    options: { deviceCount, seed, candidateCount, batchSize, trainingInterval, learningRate, learning },
    allocator: settings.allocator.settings ?? { name: settings.allocator.name },
    backend: backend.name,
    parts: {
      policy: describePart(settings.policy),
      explorer: describePart(settings.explorer),
      memory: describePart(settings.memory),
    },
    state: description,
  };
  // Copied before the first wait, like the state: training must not run on in the file.
  const model = layersModelFiles({ ...network, parameters: network.parameters.slice() }, backend);
  await writeDirectory(directory, AGENT_FORMAT, body, { [STATE_FILE]: bytes, ...(await model) });
}

function describePart({ kind, options }: PartDescription): PartDescription {
  return { kind, options };
}
