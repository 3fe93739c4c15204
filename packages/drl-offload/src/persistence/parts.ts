/** Parts made anew from what was written down of them. */
import {
  closedFormAllocator,
  equalShareAllocator,
  observeTasks,
  slsqpAllocator,
  type Allocator,
  type Observer,
  type RuleSettings,
} from '@mec/model';
import type { Explorer } from '../explorer/explorer.js';
import { nearest } from '../explorer/nearest.js';
import { orderLadder } from '../explorer/order-ladder.js';
import { orderPreserving } from '../explorer/order-preserving.js';
import { perturb } from '../explorer/perturb.js';
import { union } from '../explorer/union.js';
import { fifoMemory } from '../memory/fifo.js';
import { onlineBatchMemory } from '../memory/online-batch.js';
import { prioritisedMemory } from '../memory/prioritised.js';
import { triedMemory } from '../memory/tried-memory.js';
import type { MemoryPart } from '../memory/replay-memory.js';
import { observeOffloading } from '../observation/offloading-features.js';
import { observeSlotRatios } from '../observation/slot-ratios.js';
import { densePolicy } from '../policy/dense.js';
import { estimatePolicy } from '../policy/estimate-policy.js';
import type { PolicyPart } from '../policy/policy.js';
import { sharedPolicy } from '../policy/shared.js';
import { guidedSearch } from '../search/guided-search.js';
import type { Search } from '../search/search.js';
import type { PartDescription } from '../snapshot/snapshot.js';

type Maker<T> = (options: never) => T;

/** Maps, since a record also answers to `constructor` and its like. */
const POLICIES = new Map<string, Maker<PolicyPart>>(Object.entries({ densePolicy, sharedPolicy, estimatePolicy }));
const MEMORIES = new Map<string, Maker<MemoryPart>>(
  Object.entries({ fifoMemory, prioritisedMemory, onlineBatchMemory, triedMemory }),
);
const EXPLORERS = new Map<string, Maker<Explorer>>(
  Object.entries({
    perturb,
    orderPreserving,
    orderLadder,
    nearest,
    union: ({ explorers }: { explorers: readonly PartDescription[] }) => union(...explorers.map(explorerOf)),
  }),
);
const SEARCHES = new Map<string, Maker<Search>>(Object.entries({ guidedSearch }));
const ALLOCATORS = new Map<string, Maker<Allocator>>(
  Object.entries({ slsqpAllocator, closedFormAllocator, equalShareAllocator }),
);
const OBSERVERS = new Map<string, Observer>(Object.entries({ observeTasks, observeOffloading, observeSlotRatios }));

function explorerOf(description: PartDescription): Explorer {
  const made = anew(EXPLORERS, description);
  if (made === undefined) throw new RangeError(`no explorer is called ${description.kind}`);
  return made;
}

function anew<T>(makers: ReadonlyMap<string, Maker<T>>, { kind, options }: PartDescription): T | undefined {
  return makers.get(kind)?.(options as never);
}

/** Each returns `undefined` for a part that is none of this package's. */
export const remake = {
  policy: (description: PartDescription): PolicyPart | undefined => anew(POLICIES, description),
  memory: (description: PartDescription): MemoryPart | undefined => anew(MEMORIES, description),
  explorer: (description: PartDescription): Explorer | Search | undefined =>
    isKnown(description) ? explorerOf(description) : anew(SEARCHES, description),
  allocator: (description: RuleSettings): Allocator | undefined => anew(ALLOCATORS, description),
  observer: (name: string | null): Observer | undefined => (name === null ? undefined : OBSERVERS.get(name)),
};

/** The observer's name, where it is one of this package's. */
export function observerName(observe: Observer): string | null {
  for (const [name, known] of OBSERVERS) if (known === observe) return name;
  return null;
}

/** A union of explorers of one's own is one's own. */
function isKnown({ kind, options }: PartDescription): boolean {
  if (kind !== 'union') return EXPLORERS.has(kind);
  return (options.explorers as unknown as readonly PartDescription[]).every(isKnown);
}
