/**
 * The paper's policy: one network over all devices at once, so it is made for one N and one order of the devices.
 *
 * @see Section 3, and section 4 for the widths.
 */
import { OutOfDomainError, observeTasks, requireNumber, requireOptions, type Observer } from '@mec/model';
import type { Batch } from '../memory/replay-memory.js';
import type { Policy, PolicyPart } from './policy.js';
import { trainedNetwork } from './trained-network.js';

export interface DensePolicyOptions {
  /** Neurons of each hidden layer, integers >= 1. Default [120, 80]. */
  readonly hiddenLayers?: readonly number[];
  /** Numbers per device in the observation, an integer >= 1. Default 1: the task, in MB. */
  readonly features?: number;
  /** What the network is shown of a problem. By default d_i in raw MB, which matches the paper's figures best. */
  readonly observe?: Observer;
}

/**
 * N x features - hidden layers (ReLU) - N scores.
 *
 * @throws OutOfDomainError when an option leaves its range; on creation, when the agent has no deviceCount.
 */
export function densePolicy(options: DensePolicyOptions = {}): PolicyPart {
  requireOptions('densePolicy', options);
  const { hiddenLayers = [120, 80], features = 1, observe = observeTasks } = options;
  requireHiddenLayers('densePolicy', hiddenLayers);
  requireNumber('densePolicy', 'features', features, { min: 1, integer: true });
  return {
    kind: 'densePolicy',
    options: { features, hiddenLayers: [...hiddenLayers], ownObserver: options.observe !== undefined },
    observe,
    fixedSize: true,
    create({ deviceCount, backend, random, learningRate }): Policy {
      const size = requireNumber('densePolicy', 'deviceCount', deviceCount, { min: 1, integer: true });
      const trained = trainedNetwork([size * features, ...hiddenLayers, size], random, backend, learningRate);
      const { network, snapshot, restore } = trained;
      return {
        name: `dense ${network.widths.join('-')}`,
        network,
        score(observation, _size, out) {
          requireObservation('densePolicy', observation, size, features);
          trained.forward(observation, 1, out);
        },
        learn: (batch) => trained.step(rowsOf(batch, size * features, size)),
        snapshot,
        restore,
      };
    },
  };
}

/** One row per sample. */
function rowsOf(
  batch: Batch,
  inputWidth: number,
  size: number,
): Parameters<ReturnType<typeof trainedNetwork>['step']>[0] {
  const rows = batch.observations.length;
  const inputs = new Float32Array(rows * inputWidth);
  const labels = new Float32Array(rows * size);
  batch.observations.forEach((observation, row) => inputs.set(observation, row * inputWidth));
  batch.decisions.forEach((decision, row) => labels.set(decision, row * size));
  return { rows, inputs, labels, weights: batch.weights.map((weight) => weight / rows) };
}

/** Refuses an observation that has not `features` numbers for each device. */
export function requireObservation(
  where: string,
  observation: ArrayLike<number>,
  size: number,
  features: number,
): void {
  if (observation.length === size * features) return;
  const expected = `${size * features}: ${features} for each of ${size} devices`;
  throw new OutOfDomainError({ where, what: 'length of problem.observation', got: observation.length, expected });
}

/** Refuses widths that are no list of integers >= 1. */
export function requireHiddenLayers(where: string, hiddenLayers: readonly number[]): void {
  if (!Array.isArray(hiddenLayers)) {
    const expected = 'a list of widths, such as [120, 80]';
    throw new OutOfDomainError({ where, what: 'hiddenLayers', got: hiddenLayers, expected });
  }
  hiddenLayers.forEach((width, l) =>
    requireNumber(where, `hiddenLayers[${l}]`, width, { min: 1, integer: true, unit: 'neurons' }),
  );
}
