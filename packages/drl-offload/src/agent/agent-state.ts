/** What an agent is made of and where it stands: all that its loop reads and writes. */
import { createRandom, OutOfDomainError, type Random } from '@mec/model';
import { measuredLearner, type MeasuredLearner } from '../measured/measured-learner.js';
import type { ReplayMemory } from '../memory/replay-memory.js';
import type { Policy } from '../policy/policy.js';
import { SlotTries } from '../search/slot-tries.js';
import type { Trainer } from '../trainer/trainer.js';
import type { SlotView } from '../view/slot-view.js';
import { candidateCount, type CandidateCount } from './candidate-count.js';
import type { AgentSettings } from './options.js';
import type { TrainingQueue } from './training-queue.js';

export interface AgentState {
  readonly settings: AgentSettings;
  readonly trainer: Trainer;
  /** One generator per concern, so that a change in one moves no other. */
  readonly random: Readonly<Record<'exploration' | 'acting' | 'minibatch' | 'initialisation', Random>>;
  /** The policy and what it was made for; undefined until both N and the width are known. */
  made: MadePolicy | undefined;
  readonly memory: ReplayMemory;
  /** Learns from costs that are measured, apart from all else. */
  learner: MeasuredLearner;
  readonly count: CandidateCount;
  readonly losses: number[];
  readonly done: { decisions: number; candidates: number; allocations: number };
  /** Training steps that are due. */
  readonly queue: TrainingQueue;
  disposed: boolean;
  /** Scratch of a slot: scores and x_0, N entries or more, and what was tried. */
  scores: Float64Array;
  policyDecision: Uint8Array;
  readonly tries: SlotTries;
}

export interface MadePolicy {
  readonly policy: Policy;
  /** N; undefined: any. */
  readonly size: number | undefined;
  readonly width: number;
}

/** Most parameters of a network that is drawn: 2^26, a quarter of a gigabyte. */
const MOST_PARAMETERS = 2 ** 26;

/**
 * The state of an agent that has decided nothing.
 *
 * @param queue - runs the training steps.
 */
export function initialState(settings: AgentSettings, trainer: Trainer, queue: TrainingQueue): AgentState {
  const seeded = createRandom(settings.seed);
  return {
    settings,
    trainer,
    random: {
      exploration: seeded.split('exploration'),
      acting: seeded.split('acting'),
      minibatch: seeded.split('minibatch'),
      initialisation: seeded.split('initialisation'),
    },
    made: undefined,
    memory: settings.memory.create(),
    learner: learnerOf(settings),
    count: candidateCount(settings.candidateCount),
    losses: [],
    done: { decisions: 0, candidates: 0, allocations: 0 },
    queue,
    disposed: false,
    scores: new Float64Array(0),
    policyDecision: new Uint8Array(0),
    tries: new SlotTries(),
  };
}

/** What learns from measured costs, with nothing learned yet. */
export function learnerOf({ measured, seed }: AgentSettings): MeasuredLearner {
  return measuredLearner({ ...measured, random: createRandom(seed).split('measured') });
}

/** The policy, where it is known before the first slot how large the slots are. */
export function policyAtOnce(state: AgentState): MadePolicy | undefined {
  const { policy, deviceCount, observe } = state.settings;
  const width = policy.width(observe);
  if (width === undefined || (deviceCount === undefined && policy.fixedSize)) return undefined;
  return makePolicy(state, deviceCount, width);
}

/**
 * Makes the policy for slots of a size and width; its weights follow from the seed, whenever it is made.
 *
 * @param maxParameters - numbers that its network may hold at most.
 */
export function makePolicy(
  { settings, trainer, random }: AgentState,
  size: number | undefined,
  width: number,
  maxParameters: number = MOST_PARAMETERS,
): MadePolicy {
  const { policy: part, learningRate, observe } = settings;
  const before = random.initialisation.state;
  try {
    const context = { size, width, trainer, random: random.initialisation, learningRate, observe, maxParameters };
    return { policy: part.create(context), size: part.fixedSize ? size : undefined, width };
  } finally {
    random.initialisation.state = before;
  }
}

/**
 * The policy, made at the first slot.
 *
 * @throws OutOfDomainError when it was made for slots of another size or width.
 */
export function policyFor(state: AgentState, view: SlotView): MadePolicy {
  const { made, settings } = state;
  if (made !== undefined) {
    requireShape(view, made.size, made.width);
    return made;
  }
  const { policy, deviceCount, observe } = settings;
  requireShape(view, policy.fixedSize ? deviceCount : undefined, policy.width(observe) ?? view.width);
  return makePolicy(state, view.size, view.width);
}

function requireShape({ size, width }: SlotView, expectedSize: number | undefined, expectedWidth: number): void {
  if (expectedSize !== undefined && size !== expectedSize) {
    const expected = `${expectedSize}, which the agent was made for`;
    throw new OutOfDomainError({ where: 'agent', what: 'problem.size', got: size, expected });
  }
  if (width === expectedWidth) return;
  const expected = `${size * expectedWidth}: ${expectedWidth} for each of ${size} devices`;
  throw new OutOfDomainError({ where: 'agent', what: 'length of problem.observation', got: size * width, expected });
}
