/**
 * The paper's policy: one network over all devices at once, so it is made for one N and one order of the devices.
 *
 * @see Section 3, and section 4 for the widths.
 */
import { OutOfDomainError, requireNumber } from '@mec/model';
import { requireKnown } from '../known-options.js';
import type { Batch } from '../memory/replay-memory.js';
import type { TrainingRows } from '../trainer/trainer.js';
import type { Policy, PolicyPart } from './policy.js';
import { trainedNetwork } from './trained-network.js';

export interface DensePolicyOptions {
  /** Neurons of each hidden layer, integers >= 1. Default [120, 80]. */
  readonly hiddenLayers?: readonly number[];
  /** Numbers per device in the observation, an integer >= 1. Default: as many as the first problem has. */
  readonly features?: number;
}

/**
 * N x features - hidden layers (ReLU) - N scores.
 *
 * @throws OutOfDomainError when an option leaves its range.
 */
export function densePolicy(options: DensePolicyOptions = {}): PolicyPart {
  requireKnown('densePolicy', options, ['hiddenLayers', 'features']);
  const { hiddenLayers = [120, 80], features } = options;
  requireHiddenLayers('densePolicy', hiddenLayers);
  if (features !== undefined) requireNumber('densePolicy', 'features', features, { min: 1, integer: true });
  return {
    kind: 'densePolicy',
    name: `dense ${hiddenLayers.join('-')}`,
    options: { ...(features === undefined ? {} : { features }), hiddenLayers: [...hiddenLayers] },
    width: () => features,
    fixedSize: true,
    create(context): Policy {
      const { width } = context;
      const size = requireNumber('densePolicy', 'deviceCount', context.size, { min: 1, integer: true });
      const trained = trainedNetwork([size * width, ...hiddenLayers, size], context);
      return {
        network: trained.network,
        score: (view, out) => trained.forward(view.rows, 1, out),
        learn: (batch) => trained.step(rowsOf(batch, size * width, size)),
        snapshot: trained.snapshot,
        restore: trained.restore,
      };
    },
  };
}

/** One row per sample. */
function rowsOf(batch: Batch, inputWidth: number, size: number): TrainingRows {
  const rows = batch.observations.length;
  const inputs = new Float32Array(rows * inputWidth);
  const labels = new Float32Array(rows * size);
  batch.observations.forEach((observation, row) => {
    requireSample('densePolicy', observation, inputWidth);
    requireSample('densePolicy', batch.decisions[row]!, size);
    inputs.set(observation, row * inputWidth);
    labels.set(batch.decisions[row]!, row * size);
  });
  return { rows, inputs, labels, weights: batch.weights.map((weight) => weight / rows) };
}

/** A memory of one's own, or a file of somebody else's, may hold samples of other slots. */
export function requireSample(where: string, sample: ArrayLike<number>, length: number): void {
  if (sample.length === length) return;
  const expected = `${length}, as in the slots that the policy was made for`;
  throw new OutOfDomainError({ where, what: 'length of a sample', got: sample.length, expected });
}

/** Checks the widths of hidden layers. */
export function requireHiddenLayers(where: string, hiddenLayers: readonly number[]): void {
  if (!Array.isArray(hiddenLayers)) {
    const expected = 'a list of widths, such as [120, 80]';
    throw new OutOfDomainError({ where, what: 'hiddenLayers', got: hiddenLayers, expected });
  }
  hiddenLayers.forEach((width, l) =>
    requireNumber(where, `hiddenLayers[${l}]`, width, { min: 1, integer: true, unit: 'neurons' }),
  );
}
