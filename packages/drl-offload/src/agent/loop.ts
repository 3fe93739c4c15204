/**
 * One slot of the agent's life, as in the paper's section 3: observe, score, search, evaluate, remember, learn.
 *
 * Every delta decisions it learns from a batch of what it remembers. It is trained only on samples that exist, by one optimiser for
 * its life.
 */
import type { Decision, DecisionProblem, Random } from '@mec/model';
import type { SlotOutcome } from '../search/slot-tries.js';
import { seenProblem, type SeenProblem } from '../view/seen-problem.js';
import { AgentDisposedError } from './agent-disposed-error.js';
import { policyFor, type AgentState } from './agent-state.js';

/** Decides a slot and learns from it. */
export function decide<A>(state: AgentState, problem: DecisionProblem<A>): Decision<A> {
  const slot = observe(state, 'agent.decide', problem);
  const outcome = search(state, slot, state.random.exploration);
  const { offload, allocation, cost } = outcome;
  remember(state, slot, outcome);
  learnWhenDue(state);
  return { offload, allocation, cost };
}

/** Decides a slot, and learns nothing. */
export function act<A>(state: AgentState, problem: DecisionProblem<A>): Decision<A> {
  const slot = observe(state, 'agent.act', problem);
  const { offload, allocation, cost } = search(state, slot, state.random.acting);
  return { offload, allocation, cost };
}

/** The policy's log odds, N new entries. */
export function scoresOf(state: AgentState, problem: DecisionProblem<unknown>): Float64Array {
  const { view } = observe(state, 'agent.score', problem);
  const made = policyFor(state, view);
  const out = new Float64Array(view.size);
  made.policy.score(view, out);
  state.made = made;
  return out;
}

/** One training step on a batch of what is remembered. */
export function train(state: AgentState): void {
  const batch = state.memory.draw(state.settings.batchSize, state.random.minibatch);
  const sampleLosses = state.made!.policy.learn(batch);
  state.memory.update(sampleLosses);
  state.losses.push(sampleLosses.reduce((sum, loss) => sum + loss, 0) / sampleLosses.length);
}

/** Refuses to work for an agent that is disposed of. */
export function requireAlive(state: AgentState, where: string): void {
  if (state.disposed) throw new AgentDisposedError({ where });
}

function observe<A>(state: AgentState, where: string, problem: DecisionProblem<A>): SeenProblem<A> {
  requireAlive(state, where);
  return seenProblem(problem, state.settings.allocator, state.settings.observe);
}

/** Scores the devices, and spends the slot's evaluations on what the search makes of the scores. */
function search<A>(state: AgentState, { problem, view }: SeenProblem<A>, random: Random): SlotOutcome<A> {
  const { settings, tries, count, done } = state;
  const { size } = view;
  const made = policyFor(state, view);
  const limit = Math.min(count.count, settings.search.reachable(size));
  if (state.scores.length < size) {
    state.scores = new Float64Array(size);
    state.policyDecision = new Uint8Array(size);
  }
  const { scores } = state;
  const policyDecision = state.policyDecision.subarray(0, size);
  const { policy } = made;

  const before = random.state;
  try {
    policy.score(view, scores);
    for (let i = 0; i < size; i++) policyDecision[i] = scores[i]! > 0 ? 1 : 0;
    tries.begin(problem, limit);
    settings.search.search({ view, scores, policyDecision, iteration: done.decisions, random, policy }, tries);
    const outcome = tries.outcome<A>();
    // A policy that was made for this slot is kept now that the slot is decided.
    state.made = made;
    return outcome;
  } catch (error) {
    // A problem that cannot be evaluated leaves no trace.
    random.state = before;
    throw error;
  }
}

function remember<A>(state: AgentState, { view }: SeenProblem<A>, outcome: SlotOutcome<A>): void {
  const { memory, count, done, made, scores, tries } = state;
  const { offload: decision, cost, best, allocations } = outcome;
  if (cost < Infinity) {
    const experience = { view, scores, tries, best, decision, cost };
    memory.add(experience);
    made!.policy.remember?.(experience);
    count.record(Math.max(0, best));
  }
  done.decisions++;
  done.candidates += tries.count;
  done.allocations += allocations;
}

function learnWhenDue({ settings, memory, done, queue }: AgentState): void {
  const { trainingInterval, batchSize } = settings;
  if (done.decisions % trainingInterval === 0 && memory.size >= batchSize) queue.add();
}
