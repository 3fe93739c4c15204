/** An agent, as its users see it. */
import type { AnyCostStrategy, Decision, DecisionProblem } from '@mec/model';
import type { BackendName } from '../backend/backend-name.js';
import type { Backend } from '../backend/backend.js';
import type { Network } from '../network/network.js';

/** Decides which devices offload, and learns from its own best tries. */
export interface OffloadingAgent extends AnyCostStrategy {
  /**
   * Tries K decisions, returns the cheapest and learns from it. The paper's problem is seen through the agent's allocator and
   * policy; any other cost model is taken as it is. Where none of the K can be carried out, everything is computed locally,
   * and nothing is learned from that.
   *
   * @throws OutOfDomainError when the problem has another size than the policy was made for, or an observation that is
   * not finite; UnsupportedProblemError when devices have more than two choices; AgentDisposedError after `dispose`; any error
   * of the problem's `evaluate`. The agent is then as it was.
   */
  decide<A>(problem: DecisionProblem<A>): Decision<A>;
  /** Tries K decisions and returns the cheapest; nothing is learned, and later calls of `decide` are not moved. */
  act<A>(problem: DecisionProblem<A>): Decision<A>;
  /** The policy's log odds that each device offloads, N new entries: what the agent thinks before it tries. */
  score(problem: DecisionProblem<unknown>): Float64Array;
  /** Runs the training steps that are due; with `learning: 'inline'` there are none. */
  learn(): void;
  /** Mean cross entropy of each training step's batch, before the step. */
  readonly losses: readonly number[];
  readonly counters: AgentCounters;
  /** Which TensorFlow.js trains the network, and which were tried before it. */
  readonly backend: BackendName;
  readonly refusedBackends: Backend['refused'];
  /** The network that acts; its weights change with every training step. */
  readonly network: Network;
  /**
   * Writes everything the agent is to a directory, whole or not at all: its network in TensorFlow.js's LayersModel format, and
   * optimiser, memory, chance and counters. {@link loadAgent} goes on from there bit for bit.
   *
   * @param directory - made if it is not there; an older save in it is replaced.
   * @throws AgentFileError when the directory holds something else; errors of the file system.
   */
  save(directory: string): Promise<void>;
  /** Stops what is deferred; further work ends in AgentDisposedError. No tensor outlives a call, so none is left to free. */
  dispose(): void;
}

/** What was done so far; independent of the clock. */
export interface AgentCounters {
  /** Calls of `decide`. */
  readonly decisions: number;
  readonly trainingSteps: number;
  /** Training steps that are due and have not run. */
  readonly pendingSteps: number;
  /** Decisions tried by `decide`. */
  readonly candidates: number;
  /** Allocations worked out by `decide`. */
  readonly allocations: number;
  /** K of the next decision. */
  readonly candidateCount: number;
}
