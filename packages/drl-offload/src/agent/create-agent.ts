/** The door: options in, agent out. */
import { openBackend } from '../backend/backend.js';
import type { OffloadingAgent } from './agent.js';
import { buildAgent } from './build-agent.js';
import { agentSettings, type AgentOptions } from './options.js';

/**
 * Makes an agent. With the defaults it is the paper's.
 *
 * @throws OutOfDomainError naming the option that leaves its range, or a backend that was asked for and does not load.
 * @see Section 3, and section 4 for the numbers.
 * @example
 * const agent = await createAgent({ deviceCount: 10, seed: 1 });
 * const { offload, allocation, cost } = agent.decide(createProblem(paperSystem(), tasks));
 */
export async function createAgent(options: AgentOptions): Promise<OffloadingAgent> {
  const settings = agentSettings(options);
  return buildAgent(settings, await openBackend(settings));
}
