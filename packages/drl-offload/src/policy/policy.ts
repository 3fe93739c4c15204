/** A policy looks at a slot and scores each device: the higher the score, the more likely it offloads. */
import type { Observer, Random } from '@mec/model';
import type { Experience } from '../memory/experience.js';
import type { Batch } from '../memory/replay-memory.js';
import type { Network } from '../network/network.js';
import type { PartDescription, Persistent } from '../snapshot/snapshot.js';
import type { Trainer } from '../trainer/trainer.js';
import type { SlotView } from '../view/slot-view.js';

export interface Policy extends Persistent {
  /** The network that is trained, for saving and looking at; a policy need not have one. */
  readonly network?: Network;
  /**
   * Log odds that each device offloads; x_0 is their sign.
   *
   * @param out - filled, N entries.
   */
  score(view: SlotView, out: Float64Array): void;
  /** Told of every slot that the agent decides, for policies that learn from more than the batches of a memory. */
  remember?(experience: Experience): void;
  /**
   * One training step towards the decisions of a batch.
   *
   * @returns the loss of each sample before the step; of cross entropy, a mean over its devices.
   */
  learn(batch: Batch): Float64Array;
}

/** A policy that is yet to be made: what `createAgent` takes. */
export interface PolicyPart extends PartDescription {
  /** For people: nothing depends on it. */
  readonly name: string;
  /**
   * Numbers per device that it is made for, where it knows; otherwise the first problem tells.
   *
   * @param observe - what is shown of the paper's problem.
   */
  width(observe: Observer): number | undefined;
  /** Whether it is made for one N only. */
  readonly fixedSize: boolean;
  /**
   * Makes the policy: at once where N and the width are known when the agent is made, otherwise at its first slot.
   *
   * @throws OutOfDomainError when the context does not suit the options.
   */
  create(context: PolicyContext): Policy;
}

export interface PolicyContext {
  /** N; undefined: the agent was made for any N, and no slot was seen yet. */
  readonly size: number | undefined;
  /** Numbers per device. */
  readonly width: number;
  /** Works out gradients. */
  readonly trainer: Trainer;
  /** For the initial weights. */
  readonly random: Random;
  readonly learningRate: number;
  /** What is shown of the paper's problem. */
  readonly observe: Observer;
  /** Numbers that its network may hold at most: a larger one is refused before it is allocated. */
  readonly maxParameters: number;
}
