/** Parts made anew from what was written down of them. */
import {
  closedFormAllocator,
  equalShareAllocator,
  slsqpAllocator,
  type Allocator,
  type EqualShareOptions,
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
import type { MemoryPart } from '../memory/replay-memory.js';
import { densePolicy } from '../policy/dense.js';
import type { PolicyPart } from '../policy/policy.js';
import { sharedPolicy } from '../policy/shared.js';
import type { PartDescription } from '../snapshot/snapshot.js';

type Maker<T> = (options: PartDescription['options']) => T;

const POLICIES: Readonly<Record<string, Maker<PolicyPart>>> = { densePolicy, sharedPolicy };
const MEMORIES: Readonly<Record<string, Maker<MemoryPart>>> = { fifoMemory, prioritisedMemory, onlineBatchMemory };
const EXPLORERS: Readonly<Record<string, Maker<Explorer>>> = {
  perturb,
  orderPreserving,
  orderLadder,
  nearest,
  union: ({ explorers }) => union(...(explorers as unknown as readonly PartDescription[]).map(explorerOf)),
};

const ALLOCATORS: Readonly<Record<string, (options: RuleSettings['options']) => Allocator>> = {
  slsqpAllocator,
  closedFormAllocator,
  equalShareAllocator: ({ among }) => equalShareAllocator({ among: among as EqualShareOptions['among'] }),
};

function explorerOf(description: PartDescription): Explorer {
  const made = EXPLORERS[description.kind]?.(description.options);
  if (made === undefined) throw new RangeError(`no explorer is called ${description.kind}`);
  return made;
}

/** Each returns `undefined` for a part that is none of this package's. */
export const remake = {
  policy: ({ kind, options }: PartDescription): PolicyPart | undefined => POLICIES[kind]?.(options),
  memory: ({ kind, options }: PartDescription): MemoryPart | undefined => MEMORIES[kind]?.(options),
  explorer(description: PartDescription): Explorer | undefined {
    try {
      return explorerOf(description);
    } catch {
      return undefined;
    }
  },
  allocator: ({ kind, options }: RuleSettings): Allocator | undefined => ALLOCATORS[kind]?.(options),
};
