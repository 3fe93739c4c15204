/**
 * One small network for every device: it scores each by its own row of the observation, so it is indifferent to the order and the
 * number of the devices. What a device must know of the others is in its row.
 */
import { requireNumber } from '@mec/model';
import { requireKnown } from '../known-options.js';
import type { Batch } from '../memory/replay-memory.js';
import type { TrainingRows } from '../trainer/trainer.js';
import { requireHiddenLayers, requireSample } from './dense.js';
import type { Policy, PolicyPart } from './policy.js';
import { trainedNetwork } from './trained-network.js';

export interface SharedPolicyOptions {
  /** Neurons of each hidden layer, integers >= 1. Default [32, 16]. */
  readonly hiddenLayers?: readonly number[];
  /** Numbers per device in the observation, an integer >= 1. Default: as many as the first problem has. */
  readonly features?: number;
  /**
   * Devices in a training step at most, an integer >= 1; of a batch with more, evenly spaced ones are taken. Default 4096,
   * which 128 samples of 32 devices fill.
   */
  readonly trainingRows?: number;
}

/**
 * features - hidden layers (ReLU) - 1 score, for each device.
 *
 * @throws OutOfDomainError when an option leaves its range.
 */
export function sharedPolicy(options: SharedPolicyOptions = {}): PolicyPart {
  requireKnown('sharedPolicy', options, ['hiddenLayers', 'features', 'trainingRows']);
  const { hiddenLayers = [32, 16], features, trainingRows = 4096 } = options;
  requireHiddenLayers('sharedPolicy', hiddenLayers);
  if (features !== undefined) requireNumber('sharedPolicy', 'features', features, { min: 1, integer: true });
  requireNumber('sharedPolicy', 'trainingRows', trainingRows, { min: 1, integer: true, unit: 'devices' });
  return {
    kind: 'sharedPolicy',
    name: `shared ${hiddenLayers.join('-')}`,
    options: { ...(features === undefined ? {} : { features }), hiddenLayers: [...hiddenLayers], trainingRows },
    width: () => features,
    fixedSize: false,
    create(context): Policy {
      const { width } = context;
      const trained = trainedNetwork([width, ...hiddenLayers, 1], context);
      return {
        network: trained.network,
        score: (view, out) => trained.forward(view.rows, view.size, out),
        learn: (batch) => learnFrom(batch, width, trainingRows, trained.step),
        snapshot: trained.snapshot,
        restore: trained.restore,
      };
    },
  };
}

/** One row per device of each sample; every sample counts the same, whatever its number of devices. */
function learnFrom(
  batch: Batch,
  features: number,
  limit: number,
  step: (rows: TrainingRows) => Float64Array,
): Float64Array {
  const devices = batch.decisions.reduce((sum, decision) => sum + decision.length, 0);
  const stride = Math.max(1, Math.ceil(devices / limit));
  const taken = batch.decisions.map((decision) => Math.ceil(decision.length / stride));
  const rows = taken.reduce((sum, count) => sum + count, 0);
  const inputs = new Float32Array(rows * features);
  const labels = new Float32Array(rows);
  const weights = new Float32Array(rows);
  let row = 0;
  batch.decisions.forEach((decision, b) => {
    const observation = batch.observations[b]!;
    requireSample('sharedPolicy', observation, decision.length * features);
    for (let i = 0; i < decision.length; i += stride, row++) {
      for (let j = 0; j < features; j++) inputs[row * features + j] = observation[i * features + j]!;
      labels[row] = decision[i]!;
      weights[row] = batch.weights[b]! / (taken[b]! * batch.decisions.length);
    }
  });
  const rowLosses = step({ rows, inputs, labels, weights });
  row = 0;
  return Float64Array.from(taken, (count) => {
    let loss = 0;
    for (const end = row + count; row < end; row++) loss += rowLosses[row]!;
    return loss / count;
  });
}
