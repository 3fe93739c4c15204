/** The composition that found the optimum soonest and from every seed in this package's experiments (README, "Ablation"). */
import type { Observer } from '@mec/model';
import type { Explorer } from '../explorer/explorer.js';
import { orderLadder } from '../explorer/order-ladder.js';
import { orderPreserving } from '../explorer/order-preserving.js';
import { perturb } from '../explorer/perturb.js';
import { union } from '../explorer/union.js';
import { observeOffloading } from '../observation/offloading-features.js';
import type { PolicyPart } from '../policy/policy.js';
import { sharedPolicy } from '../policy/shared.js';

export interface SharedComposition {
  readonly policy: PolicyPart;
  readonly observe: Observer;
  readonly explorer: Explorer;
  readonly batchSize: number;
  readonly trainingInterval: number;
  readonly learningRate: number;
}

/**
 * Options of an agent for any number of devices. It is shown the paper's problem by `observeOffloading`, whose numbers hold the
 * paper's formula; of another problem it sees the rows that the problem brings.
 *
 * Neighbours of the policy's decision in the order of the scores refine it; a ladder of numbers of offloaders reaches the right one
 * from anywhere, also at a thousand devices; disturbances, large ones during the first 400 decisions, keep the agent from confirming
 * itself in a wrong order. Steps are frequent, on few samples, and larger: the network is small.
 *
 * @example
 * const agent = await createAgent({ ...sharedComposition(), seed: 1 });
 */
export function sharedComposition(): SharedComposition {
  const disturb = perturb({ c: { from: 4, to: 1, decisions: 400 } });
  return {
    policy: sharedPolicy(),
    observe: observeOffloading,
    explorer: union(orderPreserving(), orderLadder(), disturb),
    batchSize: 32,
    trainingInterval: 2,
    learningRate: 0.02,
  };
}
