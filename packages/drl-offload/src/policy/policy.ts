/** A policy looks at a slot and scores each device: the higher, the rather it offloads. */
import type { Observer, Random } from '@mec/model';
import type { Backend } from '../backend/backend.js';
import type { Network } from '../network/network.js';
import type { Batch } from '../memory/replay-memory.js';
import type { PartDescription, Persistent } from '../snapshot.js';

export interface Policy extends Persistent {
  readonly name: string;
  /** The network that is trained, for saving and looking at. */
  readonly network: Network;
  /**
   * Log odds that each device offloads; x_0 is their sign.
   *
   * @param observation - row-major, one row per device.
   * @param size - N.
   * @param out - filled, N entries.
   */
  score(observation: ArrayLike<number>, size: number, out: Float64Array): void;
  /**
   * One training step towards the decisions of a batch.
   *
   * @returns the cross entropy of each sample, a mean over its devices, before the step.
   */
  learn(batch: Batch): Float64Array;
}

/** A policy that is yet to be made: what `createAgent` takes. */
export interface PolicyPart extends PartDescription {
  /** What the policy is shown of an `OffloadingProblem`; a `DecisionProblem` brings its own observation. */
  readonly observe: Observer;
  /** N, where the policy is made for one N only. */
  readonly fixedSize: boolean;
  create(context: PolicyContext): Policy | Promise<Policy>;
}

export interface PolicyContext {
  /** N; `undefined` when the agent was made for any. */
  readonly deviceCount: number | undefined;
  readonly backend: Backend;
  /** For the initial weights. */
  readonly random: Random;
  readonly learningRate: number;
}
