/** The door: options in, agent out. */
import { makeAgent } from './agent/make-agent.js';
import { agentSettings, type AgentOptions } from './agent/options.js';
import { withSave, type OffloadingAgent } from './persistence/offloading-agent.js';
import { openBackend } from './trainer/open-backend.js';

/**
 * Makes an agent. With the defaults it is the paper's.
 *
 * @throws OutOfDomainError naming the option that leaves its range; BackendUnavailableError when the backend asked for does not load.
 * @see Section 3, and section 4 for the numbers.
 * @example
 * const agent = await createAgent({ deviceCount: 10, seed: 1 });
 * const { offload, allocation, cost } = agent.decide(createProblem(paperSystem(), tasks));
 */
export async function createAgent(options: AgentOptions): Promise<OffloadingAgent> {
  const settings = agentSettings(options);
  return withSave(makeAgent(settings, await openBackend(settings)), settings);
}
