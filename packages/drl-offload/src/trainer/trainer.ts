/** What trains a network: works out the gradient of its loss. The step itself is Adam's, the same for all of them. */
import type { Network } from '../network/network.js';
import type { BackendName } from './backend-name.js';

export interface Trainer {
  readonly name: BackendName;
  /** The backends that were tried before this one, and why they did not load. */
  readonly refused: readonly { readonly name: BackendName; readonly reason: string }[];
  /**
   * What works out gradients of one network. The network's weights are read at every call; nothing is left behind that a
   * caller must free.
   */
  gradientOf(network: Network): GradientOf;
}

/** Works out loss and gradient of a batch; the arrays that it returns hold until its next call. */
export type GradientOf = (batch: TrainingRows) => Gradient;

/** Rows to learn from. */
export interface TrainingRows {
  readonly rows: number;
  /** Row-major rows x inputs. */
  readonly inputs: Float32Array;
  /** Row-major rows x outputs, 0 or 1. */
  readonly labels: Float32Array;
  /** How much each row counts, `rows` entries; they add up to 1 where the loss is a mean. */
  readonly weights: Float32Array;
}

export interface Gradient {
  /** Mean cross entropy over the outputs of each row, unweighted; `rows` entries. */
  readonly rowLosses: Float64Array;
  /** Of sum_row weight x loss, laid out as the network's parameters. */
  readonly gradient: Float32Array;
}
