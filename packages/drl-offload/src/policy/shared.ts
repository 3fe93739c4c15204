/**
 * One small network for every device: it scores each by its own row of the observation, so it is indifferent to the order and the
 * number of the devices. What a device must know of the others is in its row.
 */
import { requireNumber, requireOptions, type Observer } from '@mec/model';
import type { Batch } from '../memory/replay-memory.js';
import type { TrainingRows } from '../network/gradient.js';
import { OFFLOADING_FEATURES, observeOffloading } from '../observation/offloading-features.js';
import { requireHiddenLayers, requireObservation } from './dense.js';
import type { Policy, PolicyPart } from './policy.js';
import { trainedNetwork } from './trained-network.js';

export interface SharedPolicyOptions {
  /** Neurons of each hidden layer, integers >= 1. Default [32, 16]. */
  readonly hiddenLayers?: readonly number[];
  /** Numbers per device in the observation, an integer >= 1. Default that of {@link observeOffloading}. */
  readonly features?: number;
  /** What the network is shown of a problem: one row of `features` numbers per device. Default {@link observeOffloading}. */
  readonly observe?: Observer;
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
  requireOptions('sharedPolicy', options);
  const { hiddenLayers = [32, 16], features = OFFLOADING_FEATURES, trainingRows = 4096 } = options;
  requireHiddenLayers('sharedPolicy', hiddenLayers);
  requireNumber('sharedPolicy', 'features', features, { min: 1, integer: true });
  requireNumber('sharedPolicy', 'trainingRows', trainingRows, { min: 1, integer: true, unit: 'devices' });
  return {
    kind: 'sharedPolicy',
    options: {
      features,
      hiddenLayers: [...hiddenLayers],
      trainingRows,
      ownObserver: options.observe !== undefined,
    },
    observe: options.observe ?? observeOffloading,
    fixedSize: false,
    create({ backend, random, learningRate }): Policy {
      const trained = trainedNetwork([features, ...hiddenLayers, 1], random, backend, learningRate);
      const { network, snapshot, restore } = trained;
      return {
        name: `shared ${network.widths.join('-')}`,
        network,
        score(observation, size, out) {
          requireObservation('sharedPolicy', observation, size, features);
          trained.forward(observation, size, out);
        },
        learn: (batch) => learnFrom(batch, features, trainingRows, trained.step),
        snapshot,
        restore,
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
