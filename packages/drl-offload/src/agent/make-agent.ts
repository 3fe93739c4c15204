/** An agent from its options: the loop over a state, and the state to take and to give. */
import { OutOfDomainError, requireNumber } from '@mec/model';
import { countIn, doublesIn } from '../snapshot/snapshot-values.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import type { Trainer } from '../trainer/trainer.js';
import type { Agent } from './agent.js';
import type { AgentSnapshot } from './agent-snapshot.js';
import { initialState, learnerOf, makePolicy, policyAtOnce, type AgentState } from './agent-state.js';
import { act, decide, requireAlive, scoresOf, train } from './loop.js';
import type { AgentSettings } from './options.js';
import { measurableView } from '../view/measurable-view.js';
import { trainingQueue } from './training-queue.js';

const WHERE = 'agent.restore';

/** Most training steps that may be due in a snapshot: 2^20. */
const MOST_PENDING = 1_048_576;

/**
 * Makes an agent of checked settings.
 *
 * @param snapshot - where it goes on; by default it has decided nothing yet.
 * @throws OutOfDomainError when the snapshot does not suit the settings.
 */
export function makeAgent(settings: AgentSettings, trainer: Trainer, snapshot?: AgentSnapshot): Agent {
  const queue = trainingQueue(settings.learning, () => train(state));
  const state = initialState(settings, trainer, queue);
  if (snapshot === undefined) state.made = policyAtOnce(state);
  else restore(state, snapshot);
  return {
    name: `agent (${settings.policy.name}; ${settings.search.name})`,
    decide: (problem) => decide(state, problem),
    act: (problem) => act(state, problem),
    score: (problem) => scoresOf(state, problem),
    propose(problem) {
      requireAlive(state, 'agent.propose');
      return state.learner.propose(measurableView(problem, settings.allocator, settings.observe));
    },
    adopt(problem, offload) {
      requireAlive(state, 'agent.adopt');
      return state.learner.adopt(measurableView(problem, settings.allocator, settings.observe), offload);
    },
    report(id, measurement) {
      requireAlive(state, 'agent.report');
      state.learner.report(id, measurement);
    },
    get measured() {
      return state.learner.status;
    },
    learn() {
      requireAlive(state, 'agent.learn');
      queue.run();
    },
    losses: state.losses,
    get counters() {
      return {
        ...state.done,
        trainingSteps: state.losses.length,
        pendingSteps: queue.length,
        candidateCount: state.count.count,
      };
    },
    backend: trainer.name,
    refusedBackends: trainer.refused,
    get network() {
      return state.made?.policy.network;
    },
    get disposed() {
      return state.disposed;
    },
    snapshot() {
      requireAlive(state, 'agent.snapshot');
      return snapshotOf(state);
    },
    restore(snapshot) {
      requireAlive(state, 'agent.restore');
      const before = snapshotOf(state);
      try {
        restore(state, snapshot);
      } catch (error) {
        restore(state, before);
        throw error;
      }
    },
    dispose() {
      state.disposed = true;
      queue.clear();
    },
  };
}

function snapshotOf({ made, done, queue, losses, random, memory, count, learner }: AgentState): AgentSnapshot {
  return {
    shape: made === undefined ? null : { size: made.size ?? null, width: made.width },
    done: { ...done },
    pending: queue.length,
    losses: Float64Array.from(losses),
    random: {
      exploration: random.exploration.state,
      acting: random.acting.state,
      minibatch: random.minibatch.state,
    },
    policy: made?.policy.snapshot() ?? null,
    memory: memory.snapshot(),
    count: count.snapshot(),
    measured: learner.status.slots === 0 ? null : learner.snapshot(),
  };
}

function restore(state: AgentState, snapshot: AgentSnapshot): void {
  const { done, random, losses, memory, count, queue, settings } = state;
  const learner = learnerOf(settings);
  if (snapshot.measured !== null) learner.restore(snapshot.measured);
  requireCounts(snapshot, settings.trainingInterval);
  state.made = restoredPolicy(state, snapshot);
  memory.restore(snapshot.memory);
  const learnable = state.made === undefined ? 0 : memory.size;
  if (snapshot.pending > 0) requireNumber(WHERE, 'samples to learn from', learnable, { min: settings.batchSize });
  count.restore(snapshot.count);
  random.exploration.state = snapshot.random.exploration;
  random.acting.state = snapshot.random.acting;
  random.minibatch.state = snapshot.random.minibatch;
  state.learner = learner;
  Object.assign(done, snapshot.done);
  losses.length = 0;
  for (const loss of snapshot.losses) losses.push(loss);
  queue.resume(snapshot.pending);
}

/** The policy of a snapshot, made for the same slots; it holds no more numbers than were written down. */
function restoredPolicy(state: AgentState, { shape, policy: written }: AgentSnapshot): AgentState['made'] {
  if (shape === null || written === null) return undefined;
  const { policy: part, deviceCount, observe } = state.settings;
  const size = shape.size ?? undefined;
  const stated = part.fixedSize ? (deviceCount ?? size) : undefined;
  if (size !== stated) {
    throw new OutOfDomainError({ where: WHERE, what: 'shape.size', got: shape.size, expected: String(stated) });
  }
  const width = part.width(observe) ?? shape.width;
  if (shape.width !== width) {
    throw new OutOfDomainError({ where: WHERE, what: 'shape.width', got: shape.width, expected: String(width) });
  }
  const made = makePolicy(state, size ?? deviceCount, shape.width, numbersIn(written));
  made.policy.restore(written);
  return made;
}

function numbersIn({ arrays }: Snapshot): number {
  return Object.values(arrays).reduce((sum, { length }) => sum + length, 0);
}

/** Counts that no agent can have would make it work for ever. */
function requireCounts({ done, pending, losses }: AgentSnapshot, interval: number): void {
  const counts = { values: { ...done, pending }, arrays: { losses } };
  const decisions = countIn(counts, WHERE, 'decisions');
  countIn(counts, WHERE, 'candidates');
  countIn(counts, WHERE, 'allocations');
  const { length: steps } = doublesIn(counts, WHERE, 'losses', { min: 0 });
  countIn(counts, WHERE, 'pending', Math.min(MOST_PENDING, Math.max(0, Math.floor(decisions / interval) - steps)));
}
