/** DROO's published figures, and who decides its network: what each is shown, and the agents' parts. */
import type { AgentSpec } from '../strategies/agent.js';
import { SHARED_TRAINING } from '../strategies/compositions.js';
import { anyCostEntrants, type Entrant } from './entrant.js';

type DrooEntrant = Entrant<'gains' | 'prices'>;

/** What DROO and its authors published, and what their program does beside ours. */
export const DROO_PUBLISHED = {
  /** Rate over that of its labels, last fifth of 6,000 frames of its data at N = 10, counted over all of them. */
  ratio: 0.998,
  /** Seconds of processor time a learning frame of the same run. */
  seconds: 0.0105,
  program: 'mainPyTorch.py of https://github.com/revenol/DROO, run on its data',
  /** Seconds a frame at N = 30, at most. */
  secondsAtThirty: 0.1,
  paper: 'abstract of https://arxiv.org/abs/1808.01977',
} as const;

export const DROO_COMPOSITION = 'AGENT, DROO’s composition';
export const SHARED_GAINS = 'AGENT, shared, h alone';
export const SHARED_PRICES = 'AGENT, shared, prices';

const SHARED: AgentSpec = { ...SHARED_TRAINING, policy: 'shared', explorer: 'order + ladder + perturb' };

export const drooEntrants: readonly DrooEntrant[] = [
  ...anyCostEntrants<DrooEntrant['observe']>('prices'),
  { name: 'PRICE_RULE', observe: 'prices', strategy: () => ({ name: 'PRICE_RULE' }) },
  agent('AGENT, the paper’s', 'gains', () => ({})),
  agent(DROO_COMPOSITION, 'gains', (deviceCount) => ({
    explorer: 'order',
    candidateCount: { max: deviceCount },
    memorySize: 1024,
  })),
  agent(SHARED_GAINS, 'gains', () => SHARED),
  agent(SHARED_PRICES, 'prices', () => SHARED),
  { name: 'MINIMUM', observe: 'prices', strategy: () => ({ name: 'MINIMUM' }) },
];

function agent(
  name: string,
  observe: DrooEntrant['observe'],
  options: (deviceCount: number) => AgentSpec,
): DrooEntrant {
  return { name, observe, learns: true, strategy: (deviceCount) => ({ name: 'AGENT', ...options(deviceCount) }) };
}
