/** An agent, as its users see it, but for its files. */
import type {
  AnyCostStrategy,
  Decision,
  DecisionProblem,
  MeasurableProblem,
  MeasuredStrategy,
  Proposal,
} from '@mec/model';
import type { MeasuredStatus } from '../measured/measured-learner.js';
import type { Network } from '../network/network.js';
import type { BackendName } from '../trainer/backend-name.js';
import type { Trainer } from '../trainer/trainer.js';
import type { AgentSnapshot } from './agent-snapshot.js';

/** Decides which devices offload, and learns from its own best tries. */
export interface Agent extends AnyCostStrategy, MeasuredStrategy {
  /**
   * Tries K decisions, returns the cheapest and learns from it. The paper's problem is seen through the agent's allocator and
   * `observe`; any other cost model is taken as it is. Where none of the K can be carried out, everything is computed locally.
   *
   * @throws OutOfDomainError when the problem has another size or width than the policy was made for, or an observation that is
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
  /** Loss of each training step's batch before the step, the mean over its samples: cross entropy with this package's policies. */
  readonly losses: readonly number[];
  readonly counters: AgentCounters;
  /** What trains the network, and what was tried before it and why not. */
  readonly backend: BackendName;
  readonly refusedBackends: Trainer['refused'];
  /**
   * The network that acts; its weights change with every training step. Undefined until the first slot where that one says how
   * large the network is, and for policies without one.
   */
  readonly network: Network | undefined;
  /**
   * Decides a slot whose costs are measured, by what was reported so far; `evaluate` is not called. What is learned so is apart from what
   * {@link Agent.decide} learns. The paper's problem is seen as `observe` tells, and divided by the agent's allocator.
   *
   * @throws OutOfDomainError naming what is wrong in the problem; UnsupportedProblemError when devices have more than two choices;
   * AgentDisposedError after `dispose`. The agent is then as it was.
   */
  propose<A>(problem: MeasurableProblem<A>): Proposal<A>;
  /** As `propose`, of a decision that somebody else took: its report teaches as much. */
  adopt<A>(problem: MeasurableProblem<A>, offload: ArrayLike<number>): Proposal<A>;
  /** What `propose`, `adopt` and `report` came to. */
  readonly measured: MeasuredStatus;
  /** Everything that the agent is besides its options; nothing of it is shared with the agent. */
  snapshot(): AgentSnapshot;
  /**
   * Takes over what {@link Agent.snapshot} gave, from an agent made with the same options, and goes on from there bit for bit.
   *
   * @throws OutOfDomainError naming what does not suit this agent, which is then as it was.
   */
  restore(snapshot: AgentSnapshot): void;
  /** Whether `dispose` was called. */
  readonly disposed: boolean;
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
  /** Decisions tried by `decide`: one evaluation each. */
  readonly candidates: number;
  /** Allocations worked out by `decide`. */
  readonly allocations: number;
  /** K of the next decision. */
  readonly candidateCount: number;
}
