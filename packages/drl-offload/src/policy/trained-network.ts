/** A network with its optimiser: one of each for a policy's life. */
import { requireNumber, type Random } from '@mec/model';
import type { Backend } from '../backend/backend.js';
import { adamStep, createAdam } from '../network/adam.js';
import { forwardPass, type ForwardPass } from '../network/forward.js';
import { gradientOf, type TrainingRows } from '../network/gradient.js';
import { createNetwork, initialise, type Network } from '../network/network.js';
import type { Persistent, Snapshot } from '../snapshot.js';

export interface TrainedNetwork extends Persistent {
  readonly network: Network;
  readonly forward: ForwardPass;
  /** One Adam step on the rows. Returns each row's loss before the step. */
  readonly step: (rows: TrainingRows) => Float64Array;
}

/** A network with drawn weights that learns on `backend`. */
export function trainedNetwork(
  widths: readonly number[],
  random: Random,
  backend: Backend,
  learningRate: number,
): TrainedNetwork {
  const network = createNetwork(widths);
  initialise(network, random);
  const { parameters } = network;
  const adam = createAdam(parameters.length);
  return {
    network,
    forward: forwardPass(network),
    step(rows) {
      const { rowLosses, gradient } = gradientOf(backend, network, rows);
      adamStep(adam, parameters, gradient, learningRate);
      return rowLosses;
    },
    snapshot: (): Snapshot => ({
      values: { step: adam.step },
      arrays: { mean: adam.mean.slice(), parameters: parameters.slice(), variance: adam.variance.slice() },
    }),
    restore({ values, arrays }: Snapshot) {
      const { length } = arrays.parameters!;
      requireNumber('policy', 'number of parameters', length, { min: parameters.length, max: parameters.length });
      adam.step = Number(values.step);
      adam.mean.set(arrays.mean!);
      adam.variance.set(arrays.variance!);
      parameters.set(arrays.parameters!);
    },
  };
}
