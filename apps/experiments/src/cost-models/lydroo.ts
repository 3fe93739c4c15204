/** LyDROO's published run, and who decides its network: what each is shown, and the agents' parts. */
import type { AgentSpec } from '../strategies/agent.js';
import { SHARED_TRAINING } from '../strategies/compositions.js';
import { anyCostEntrants, type Entrant } from './entrant.js';

interface LydrooEntrant extends Entrant<'queues' | 'earnings'> {
  /** gamma, J, where it is not the published 0.08. */
  readonly energyLimit?: number;
}

/** Means of the published run over its last 100 frames. */
export const LYDROO_PUBLISHED = {
  frames: 500,
  counted: 100,
  queue: 54.2,
  energy: 0.0777,
  energyLimit: 0.08,
  source: 'result_10.mat of https://github.com/revenol/LyDROO',
} as const;

export const LYDROO_COMPOSITION = 'AGENT, LyDROO’s composition';
export const SHARED_QUEUES = 'AGENT, shared, h, Q and Y';
export const SHARED_EARNINGS = 'AGENT, shared, earnings';
/** J: below the published energy by more than a run of 500 frames strays from its limit. */
const STRICT = 0.076;
export const STRICT_EARNINGS: string = `${SHARED_EARNINGS}, ${STRICT} J`;

/** K of the published run. */
const CANDIDATES = 10;

const SHARED: AgentSpec = {
  ...SHARED_TRAINING,
  policy: 'shared',
  explorer: 'order + ladder + perturb',
  candidateCount: CANDIDATES,
};

export const lydrooEntrants: readonly LydrooEntrant[] = [
  ...anyCostEntrants<LydrooEntrant['observe']>('earnings'),
  { name: 'PRICE_RULE', observe: 'earnings', strategy: () => ({ name: 'PRICE_RULE' }) },
  agent('AGENT, the paper’s', 'queues', {}),
  agent(LYDROO_COMPOSITION, 'queues', {
    hiddenLayers: [256, 128],
    explorer: 'order, noise',
    candidateCount: { max: CANDIDATES },
    memorySize: 1024,
    trainingInterval: 20,
  }),
  agent('AGENT, shared, h, Q and Y, order + perturb', 'queues', { ...SHARED, explorer: 'order + perturb 1' }),
  agent(SHARED_QUEUES, 'queues', SHARED),
  agent(SHARED_EARNINGS, 'earnings', SHARED),
  { ...agent(STRICT_EARNINGS, 'earnings', SHARED), energyLimit: STRICT },
  { name: 'MINIMUM', observe: 'earnings', strategy: () => ({ name: 'MINIMUM' }) },
];

function agent(name: string, observe: LydrooEntrant['observe'], options: AgentSpec): LydrooEntrant {
  return { name, observe, learns: true, strategy: () => ({ name: 'AGENT', ...options }) };
}
