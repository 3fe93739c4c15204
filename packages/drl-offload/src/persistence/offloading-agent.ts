/** An agent that can be written down. */
import type { Agent } from '../agent/agent.js';
import { AgentDisposedError } from '../agent/agent-disposed-error.js';
import type { AgentSettings } from '../agent/options.js';
import { saveAgent } from './save-agent.js';

export interface OffloadingAgent extends Agent {
  /**
   * Writes everything the agent is to a directory, whole or not at all: its network in TensorFlow.js's LayersModel format, and
   * optimiser, memory, chance and counters. `loadAgent` goes on from there bit for bit.
   *
   * @param directory - made if it is not there; an older save in it is replaced.
   * @throws AgentFileError when the directory holds something else, or others keep saving there; AgentDisposedError after `dispose`;
   * errors of the file system.
   */
  save(directory: string): Promise<void>;
}

/** The same agent, with `save`. */
export function withSave(agent: Agent, settings: AgentSettings): OffloadingAgent {
  return Object.assign(agent, {
    async save(directory: string): Promise<void> {
      if (agent.disposed) throw new AgentDisposedError({ where: 'agent.save' });
      await saveAgent(directory, settings, agent);
    },
  });
}
