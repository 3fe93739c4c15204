/**
 * The agent of the paper's section 3, with every part exchangeable.
 *
 * One iteration: observe, score, decide x_0, try K decisions, keep the cheapest, remember it; every delta decisions learn
 * from a batch of what is remembered. It is trained only on samples that exist, by one optimiser for its life.
 */
import {
  createRandom,
  isOffloadingProblem,
  OutOfDomainError,
  requireProblem,
  requireTwoChoices,
  type Decision,
  type DecisionProblem,
  type Random,
} from '@mec/model';
import type { Backend } from '../backend/backend.js';
import { candidateCount } from '../explorer/candidate-count.js';
import type { AgentState } from '../persistence/agent-state.js';
import { saveAgent } from '../persistence/save-agent.js';
import type { OffloadingAgent } from './agent.js';
import { AgentDisposedError } from './agent-disposed-error.js';
import { cheapest, type Choice } from './cheapest.js';
import type { AgentSettings } from './options.js';
import { trainingQueue } from './training-queue.js';

/**
 * Makes an agent of checked settings.
 *
 * @param state - where a saved agent stood; by default the beginning.
 */
export async function buildAgent(
  settings: AgentSettings,
  backend: Backend,
  state?: AgentState,
): Promise<OffloadingAgent> {
  const { deviceCount, allocator, explorer, learningRate, batchSize, trainingInterval } = settings;

  // One generator per concern, so that a change in one moves no other.
  const seeded = createRandom(settings.seed);
  const exploration = seeded.split('exploration');
  const acting = seeded.split('acting');
  const minibatch = seeded.split('minibatch');
  const initialisation = seeded.split('initialisation');
  const policy = await settings.policy.create({ deviceCount, backend, random: initialisation, learningRate });
  const memory = settings.memory.create();
  const count = candidateCount(settings.candidateCount);
  const queue = trainingQueue(settings.learning, train);

  const losses: number[] = [];
  const done = { decisions: 0, candidates: 0, allocations: 0 };
  let disposed = false;
  let scores = new Float64Array(0);
  let policyDecision = new Uint8Array(0);
  let candidates = new Uint8Array(0);

  /** Tries K decisions of the policy's making. */
  function best<A>(view: DecisionProblem<A>, random: Random): Choice<A> & { readonly tried: number } {
    const { size, observation } = view;
    requireUsable(size, observation);
    const wanted = Math.min(count.count, explorer.reachable(size));
    makeRoom(size, wanted);

    policy.score(observation, size, scores);
    for (let i = 0; i < size; i++) policyDecision[i] = scores[i]! > 0 ? 1 : 0;
    const x0 = policyDecision.subarray(0, size);
    const request = { size, scores, policyDecision: x0, count: wanted, iteration: done.decisions, random };
    const before = random.state;
    try {
      const tried = explorer.explore(request, candidates);
      return { ...cheapest(view, candidates, tried), tried };
    } catch (error) {
      // A problem that cannot be evaluated leaves no trace.
      random.state = before;
      throw error;
    }
  }

  /** One training step, and its loss. */
  function train(): void {
    const batch = memory.draw(batchSize, minibatch);
    const sampleLosses = policy.learn(batch);
    memory.update(sampleLosses);
    losses.push(sampleLosses.reduce((sum, loss) => sum + loss, 0) / sampleLosses.length);
  }

  function requireUsable(size: number, observation: ArrayLike<number>): void {
    if (disposed) throw new AgentDisposedError({ where: 'agent' });
    if (settings.policy.fixedSize && size !== deviceCount) {
      const expected = `${deviceCount!}, the agent's deviceCount`;
      throw new OutOfDomainError({ where: 'agent', what: 'problem.size', got: size, expected });
    }
    for (let i = 0; i < observation.length; i++) {
      const value = observation[i]!;
      if (value - value === 0) continue;
      const what = `problem.observation[${i}]`;
      throw new OutOfDomainError({ where: 'agent', what, got: value, expected: 'a finite number' });
    }
  }

  function makeRoom(size: number, count: number): void {
    if (scores.length < size) {
      scores = new Float64Array(size);
      policyDecision = new Uint8Array(size);
    }
    if (candidates.length < size * count) candidates = new Uint8Array(size * count);
  }

  /** The paper's problem through this agent's allocator and its policy's eyes; any other as it is. */
  function viewOf<A>(problem: DecisionProblem<A>): DecisionProblem<A> {
    requireProblem('agent', problem);
    requireTwoChoices('agent', problem);
    if (!isOffloadingProblem(problem)) return problem;
    return problem.withAllocator(allocator, settings.policy.observe) as DecisionProblem<unknown> as DecisionProblem<A>;
  }

  function stateNow(): AgentState {
    return {
      done: { ...done },
      pending: queue.length,
      losses: Float64Array.from(losses),
      random: { exploration: exploration.state, acting: acting.state, minibatch: minibatch.state },
      parts: { policy: policy.snapshot(), memory: memory.snapshot(), count: count.snapshot() },
    };
  }

  if (state !== undefined) {
    Object.assign(done, state.done);
    for (const loss of state.losses) losses.push(loss);
    exploration.state = state.random.exploration;
    acting.state = state.random.acting;
    minibatch.state = state.random.minibatch;
    policy.restore(state.parts.policy);
    memory.restore(state.parts.memory);
    count.restore(state.parts.count);
    queue.resume(state.pending);
  }

  return {
    name: `agent (${policy.name}; ${explorer.name})`,
    decide<A>(problem: DecisionProblem<A>): Decision<A> {
      const view = viewOf(problem);
      const { offload, allocation, cost, row, ...work } = best(view, exploration);
      const feasible = cost < Infinity;
      if (feasible) memory.add(view.observation, offload);
      done.decisions++;
      done.candidates += work.tried;
      done.allocations += work.allocations;
      if (feasible) count.record(Math.max(0, row));
      if (done.decisions % trainingInterval === 0 && memory.size >= batchSize) queue.add();
      return { offload, allocation, cost };
    },
    act<A>(problem: DecisionProblem<A>): Decision<A> {
      const { offload, allocation, cost } = best(viewOf(problem), acting);
      return { offload, allocation, cost };
    },
    score(problem): Float64Array {
      const { size, observation } = viewOf(problem);
      requireUsable(size, observation);
      const out = new Float64Array(size);
      policy.score(observation, size, out);
      return out;
    },
    learn() {
      if (disposed) throw new AgentDisposedError({ where: 'agent.learn' });
      queue.run();
    },
    losses,
    get counters() {
      return {
        ...done,
        trainingSteps: losses.length,
        pendingSteps: queue.length,
        candidateCount: count.count,
      };
    },
    backend: backend.name,
    refusedBackends: backend.refused,
    network: policy.network,
    // The state is taken before anything is written: the agent may decide on meanwhile.
    save: async (directory) => saveAgent(directory, settings, backend, policy.network, stateNow()),
    dispose() {
      disposed = true;
      queue.clear();
    },
  };
}
