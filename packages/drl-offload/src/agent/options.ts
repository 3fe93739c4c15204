/** What an agent is made of: the paper's numbers as defaults, checked before any work. */
import {
  OutOfDomainError,
  requireAllocator,
  requireMethods,
  requireNumber,
  requireOneOf,
  slsqpAllocator,
  type Allocator,
} from '@mec/model';
import { BACKENDS } from '../backend/backend-name.js';
import type { BackendOptions } from '../backend/backend.js';
import { requireCandidateCount, type AdaptiveCount } from '../explorer/candidate-count.js';
import type { Explorer } from '../explorer/explorer.js';
import { perturb } from '../explorer/perturb.js';
import { fifoMemory } from '../memory/fifo.js';
import type { MemoryPart } from '../memory/replay-memory.js';
import { densePolicy } from '../policy/dense.js';
import type { PolicyPart } from '../policy/policy.js';

export interface AgentOptions extends BackendOptions {
  /** N, an integer >= 1. Only a policy that is indifferent to N (`sharedPolicy`) can do without. */
  readonly deviceCount?: number;
  /** Initial weights, exploration and minibatches follow from it: an integer from 0 to 2^53 - 1. */
  readonly seed: number;
  /** Divides the server among the offloaders of each decision tried. Default `slsqpAllocator()`, as in the paper. */
  readonly allocator?: Allocator;

  /** Neurons of the hidden layers, integers >= 1. Default [120, 80]. Goes into the default policy. */
  readonly hiddenLayers?: readonly number[];
  /** K, decisions tried in each slot, an integer >= 1, or a rule that adapts it. Default 7, or all in reach if fewer. */
  readonly candidateCount?: number | AdaptiveCount;
  /** c, devices flipped by a disturbance, an integer from 1 to N. Default 4, or N/2 if less. Goes into the default explorer. */
  readonly flipCount?: number;
  /** Samples remembered, an integer >= 1. Default 256. Goes into the default memory. */
  readonly memorySize?: number;
  /** Samples of a training step, an integer from 1 to memorySize. Default 128. */
  readonly batchSize?: number;
  /** delta, decisions from one training step to the next, an integer >= 1. Default 10. */
  readonly trainingInterval?: number;
  /** Adam's step size, > 0. Default 0.01. */
  readonly learningRate?: number;

  /** Default `densePolicy({ hiddenLayers })`. */
  readonly policy?: PolicyPart;
  /** Default `perturb({ c: flipCount })`. */
  readonly explorer?: Explorer;
  /** Default `fifoMemory({ capacity: memorySize })`. */
  readonly memory?: MemoryPart;
  /**
   * When training steps run. `inline` (the default): inside the `decide` that makes them due. `deferred`: as soon as the
   * program is idle, so that no decision waits for one. `manual`: when `agent.learn()` is called.
   */
  readonly learning?: 'inline' | 'deferred' | 'manual';
}

/** Options with every default filled in. */
export interface AgentSettings extends BackendOptions {
  readonly deviceCount: number | undefined;
  readonly seed: number;
  readonly allocator: Allocator;
  readonly candidateCount: number | AdaptiveCount;
  readonly batchSize: number;
  readonly trainingInterval: number;
  readonly learningRate: number;
  readonly policy: PolicyPart;
  readonly explorer: Explorer;
  readonly memory: MemoryPart;
  readonly learning: 'inline' | 'deferred' | 'manual';
}

const WHERE = 'createAgent';

/**
 * Fills in the defaults.
 *
 * @throws OutOfDomainError naming the first option that leaves its range, or that a part given along with it makes void.
 */
export function agentSettings(options: AgentOptions): AgentSettings {
  const given = options as AgentOptions | null | undefined;
  if (typeof given !== 'object' || given === null) {
    throw new OutOfDomainError({ where: WHERE, what: 'options', got: given, expected: '{ deviceCount, seed, ... }' });
  }
  const { deviceCount, seed, batchSize = 128, trainingInterval = 10, learningRate = 0.01 } = given;
  const { learning = 'inline', backend, wasmPath } = given;
  requireNumber(WHERE, 'seed', seed, { min: 0, max: Number.MAX_SAFE_INTEGER, integer: true });
  refuseBoth(given, 'policy', 'hiddenLayers');
  refuseBoth(given, 'explorer', 'flipCount');
  refuseBoth(given, 'memory', 'memorySize');

  const { policy = densePolicy(given.hiddenLayers === undefined ? {} : { hiddenLayers: given.hiddenLayers }) } = given;
  requireMethods(WHERE, 'policy', policy, ['create', 'observe'], 'a PolicyPart, such as densePolicy()');
  if (policy.fixedSize || deviceCount !== undefined) {
    requireNumber(WHERE, 'deviceCount', deviceCount, { min: 1, integer: true });
  }
  // The paper's 4 is for 10 devices: of fewer than 8, half are flipped, so that there are different sets to flip.
  const flipCount = given.flipCount ?? Math.min(4, Math.max(1, Math.floor((deviceCount ?? Infinity) / 2)));
  requireNumber(WHERE, 'flipCount', flipCount, {
    min: 1,
    ...(deviceCount === undefined || given.explorer !== undefined ? {} : { max: deviceCount }),
    integer: true,
    unit: 'devices',
  });
  const { explorer = perturb({ c: flipCount }) } = given;
  requireMethods(WHERE, 'explorer', explorer, ['explore', 'reachable'], 'an Explorer, such as perturb()');
  const reachable = deviceCount === undefined ? Infinity : explorer.reachable(deviceCount);
  const { candidateCount = Math.min(7, reachable) } = given;
  requireCandidateCount(WHERE, candidateCount, reachable);

  requireNumber(WHERE, 'memorySize', given.memorySize ?? 256, { min: 1, integer: true, unit: 'samples' });
  const { memory = fifoMemory({ capacity: given.memorySize ?? 256 }) } = given;
  requireMethods(WHERE, 'memory', memory, ['create'], 'a MemoryPart, such as fifoMemory()');
  requireNumber(WHERE, 'batchSize', batchSize, { min: 1, max: memory.capacity, integer: true, unit: 'samples' });
  requireNumber(WHERE, 'trainingInterval', trainingInterval, { min: 1, integer: true, unit: 'decisions' });
  requireNumber(WHERE, 'learningRate', learningRate, { above: 0 });
  requireOneOf(WHERE, 'learning', learning, ['inline', 'deferred', 'manual']);
  if (backend !== undefined) requireOneOf(WHERE, 'backend', backend, BACKENDS);

  const { allocator = slsqpAllocator() } = given;
  requireAllocator(WHERE, allocator);
  return {
    deviceCount,
    seed,
    allocator,
    candidateCount,
    batchSize,
    trainingInterval,
    learningRate,
    policy,
    explorer,
    memory,
    learning,
    ...(backend === undefined ? {} : { backend }),
    ...(wasmPath === undefined ? {} : { wasmPath }),
  };
}

/** A number that a part given explicitly would silently ignore is a mistake. */
function refuseBoth(given: AgentOptions, part: keyof AgentOptions, number: keyof AgentOptions): void {
  if (given[part] === undefined || given[number] === undefined) return;
  throw new OutOfDomainError({ where: WHERE, what: number, got: given[number], expected: `to be set in \`${part}\`` });
}
