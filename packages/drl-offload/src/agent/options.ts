/** What an agent is made of: the paper's numbers as defaults, checked before any work. */
import {
  OutOfDomainError,
  requireAllocator,
  requireFunction,
  requireMethods,
  requireNumber,
  requireOneOf,
  slsqpAllocator,
  type Allocator,
  type Observer,
} from '@mec/model';
import { measuredSettings, type MeasuredOptions } from '../measured/options.js';
import { PAPER_NUMBERS, paperComposition, type PaperNumbers } from '../composition/paper-composition.js';
import type { Explorer } from '../explorer/explorer.js';
import { requireKnown } from '../known-options.js';
import type { MemoryPart } from '../memory/replay-memory.js';
import { densePolicy } from '../policy/dense.js';
import type { PolicyPart } from '../policy/policy.js';
import { isExplorer, searchOf } from '../search/search-of.js';
import type { Search } from '../search/search.js';
import { requireBackendOptions, type BackendOptions } from '../trainer/open-backend.js';
import { requireCandidateCount, type AdaptiveCount } from './candidate-count.js';

/**
 * Parts that are not given are the paper's, with the paper's numbers or those given here: `hiddenLayers`, `flipCount` and
 * `memorySize` say how the default policy, explorer and memory are made, so each is refused beside a part of one's own.
 */
export interface AgentOptions extends BackendOptions, PaperNumbers {
  /**
   * N, an integer >= 1. Required for the paper's agent, whose network is made at once; a composition takes N from its first problem,
   * and is for any N where its policy is.
   */
  readonly deviceCount?: number;
  /** Initial weights, exploration and minibatches follow from it: an integer from 0 to 2^53 - 1. */
  readonly seed: number;
  /** Divides the server among the offloaders of each decision tried. Default `slsqpAllocator()`, as in the paper. */
  readonly allocator?: Allocator;
  /** What the agent is shown of the paper's problem; other problems bring their own observation. Default `observeTasks`: d_i in MB. */
  readonly observe?: Observer;

  /** Scores the devices. Default `densePolicy({ hiddenLayers })`. */
  readonly policy?: PolicyPart;
  /** Chooses the decisions that are tried: all at once, or each by the costs of those before. Default `perturb({ c: flipCount })`. */
  readonly explorer?: Explorer | Search;
  /** How it learns from costs that are measured: `propose` and `report`. */
  readonly measured?: MeasuredOptions;
  /** What is learned from. Default `fifoMemory({ capacity: memorySize })`. */
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
  readonly observe: Observer;
  readonly candidateCount: number | AdaptiveCount;
  readonly batchSize: number;
  readonly trainingInterval: number;
  readonly learningRate: number;
  readonly policy: PolicyPart;
  readonly search: Search;
  readonly memory: MemoryPart;
  readonly measured: MeasuredOptions;
  readonly learning: 'inline' | 'deferred' | 'manual';
}

const WHERE = 'createAgent';

/** Options that are none of the paper's numbers. */
const PARTS_AND_CHOICES: readonly (keyof AgentOptions)[] = [
  'deviceCount',
  'seed',
  'allocator',
  'observe',
  'policy',
  'explorer',
  'memory',
  'measured',
  'learning',
  'backend',
  'wasmPath',
];

/** The numbers that say how a default part is made. */
const NUMBER_OF_PART = { hiddenLayers: 'policy', flipCount: 'explorer', memorySize: 'memory' } as const;

/**
 * Fills in the defaults.
 *
 * @throws OutOfDomainError naming the first option that leaves its range, or that a part given beside it makes void.
 */
export function agentSettings(options: AgentOptions): AgentSettings {
  requireKnown(WHERE, options, [...PARTS_AND_CHOICES, ...PAPER_NUMBERS]);
  const { deviceCount, seed, learning = 'inline', backend, wasmPath } = options;
  for (const [number, part] of Object.entries(NUMBER_OF_PART) as ['hiddenLayers', 'policy'][]) {
    if (options[number] === undefined || options[part] === undefined) continue;
    throw new OutOfDomainError({
      where: WHERE,
      what: number,
      got: options[number],
      expected: `to be set in \`${part}\``,
    });
  }
  requireNumber(WHERE, 'seed', seed, { min: 0, max: Number.MAX_SAFE_INTEGER, integer: true });

  const paper = paperComposition(numbersIn(options));
  // Without a policy this is the paper's agent, for one N and one number per device: it has its network at once.
  const { hiddenLayers = [120, 80], policy = densePolicy({ hiddenLayers, features: 1 }) } = options;
  requireMethods(WHERE, 'policy', policy, ['create', 'width'], 'a PolicyPart, such as densePolicy()');
  if (options.policy === undefined || deviceCount !== undefined) {
    requireNumber(WHERE, 'deviceCount', deviceCount, { min: 1, integer: true });
  }
  const { observe = paper.observe, explorer = paper.explorer, memory = paper.memory } = options;
  const { batchSize, trainingInterval, learningRate } = paper;
  requireFunction(WHERE, 'observe', observe);
  if (options.flipCount !== undefined && deviceCount !== undefined) {
    requireNumber(WHERE, 'flipCount', options.flipCount, { max: deviceCount, unit: 'devices' });
  }
  const search = requireSearch(explorer);
  const reachable = deviceCount === undefined ? Infinity : search.reachable(deviceCount);
  const { candidateCount = Math.min(7, reachable) } = options;
  requireCandidateCount(WHERE, candidateCount, reachable);

  requireMethods(WHERE, 'memory', memory, ['create'], 'a MemoryPart, such as fifoMemory()');
  requireNumber(WHERE, 'batchSize', batchSize, { min: 1, max: memory.capacity, integer: true, unit: 'samples' });
  requireNumber(WHERE, 'trainingInterval', trainingInterval, { min: 1, integer: true, unit: 'decisions' });
  requireNumber(WHERE, 'learningRate', learningRate, { above: 0, max: 1 });
  requireOneOf(WHERE, 'learning', learning, ['inline', 'deferred', 'manual']);
  requireBackendOptions(WHERE, options);
  const { measured = {} } = options;
  measuredSettings(WHERE, measured);
  const { allocator = slsqpAllocator() } = options;
  requireAllocator(WHERE, allocator);
  return {
    deviceCount,
    seed,
    allocator,
    observe,
    candidateCount,
    batchSize,
    trainingInterval,
    learningRate,
    policy,
    search,
    memory,
    measured,
    learning,
    ...(backend === undefined ? {} : { backend }),
    ...(wasmPath === undefined ? {} : { wasmPath }),
  };
}

/** The paper's numbers among the options. */
function numbersIn(options: AgentOptions): PaperNumbers {
  return Object.fromEntries(PAPER_NUMBERS.map((name) => [name, options[name]]));
}

function requireSearch(explorer: Explorer | Search): Search {
  const makes = isExplorer(explorer) ? 'explore' : 'search';
  requireMethods(WHERE, 'explorer', explorer, [makes, 'reachable'], 'an Explorer, such as perturb(), or a Search');
  return isExplorer(explorer) ? searchOf(explorer) : explorer;
}
