/** The composition for any problem: nothing in it knows what the cost is made of. */
import { observeTasks, type Observer } from '@mec/model';
import { triedMemory } from '../memory/tried-memory.js';
import type { MemoryPart } from '../memory/replay-memory.js';
import { estimatePolicy } from '../policy/estimate-policy.js';
import type { PolicyPart } from '../policy/policy.js';
import { guidedSearch } from '../search/guided-search.js';
import type { Search } from '../search/search.js';
import type { BackendName } from '../trainer/backend-name.js';

export interface GeneralComposition {
  readonly policy: PolicyPart;
  readonly explorer: Search;
  readonly memory: MemoryPart;
  readonly observe: Observer;
  readonly batchSize: number;
  readonly trainingInterval: number;
  readonly learningRate: number;
  readonly backend: BackendName;
}

/**
 * Options of an agent that works on any `DecisionProblem`: rows of any width in any units, any number of devices, as many in each slot
 * as there are, with `ids` where they come and go.
 *
 * It learns an estimate of the cost from every decision that it tries, decides by it, and spends its evaluations where the estimate
 * says that something may be gained. It trains without TensorFlow.js.
 *
 * @example
 * const agent = await createAgent({ ...generalComposition(), seed: 1 });
 */
export function generalComposition(): GeneralComposition {
  return {
    policy: estimatePolicy(),
    explorer: guidedSearch(),
    memory: triedMemory(),
    // Of the paper's problem it sees the raw d_i in MB; other problems bring their own rows.
    observe: observeTasks,
    batchSize: 12,
    trainingInterval: 1,
    learningRate: 0.005,
    backend: 'cpu',
  };
}
