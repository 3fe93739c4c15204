/** A network with its optimiser: one of each for a policy's life. */
import { requireNumber } from '@mec/model';
import { adamStep, createAdam } from '../network/adam.js';
import { forwardPass, type ForwardPass } from '../network/forward.js';
import { createNetwork, initialise, parameterCount, type Network } from '../network/network.js';
import { countIn, floatsIn } from '../snapshot/snapshot-values.js';
import type { Persistent, Snapshot } from '../snapshot/snapshot.js';
import type { TrainingRows } from '../trainer/trainer.js';
import type { PolicyContext } from './policy.js';

export interface TrainedNetwork extends Persistent {
  readonly network: Network;
  readonly forward: ForwardPass;
  /** One Adam step on the rows. Returns each row's loss before the step; the array holds until the next call. */
  readonly step: (rows: TrainingRows) => Float64Array;
}

/**
 * A network with drawn weights.
 *
 * @throws OutOfDomainError when it would have more parameters than the context allows.
 */
export function trainedNetwork(
  widths: readonly number[],
  {
    random,
    trainer,
    learningRate,
    maxParameters,
  }: Pick<PolicyContext, 'random' | 'trainer' | 'learningRate' | 'maxParameters'>,
): TrainedNetwork {
  requireNumber('policy', 'number of parameters', parameterCount(widths), { max: maxParameters });
  const network = createNetwork(widths);
  initialise(network, random);
  const { parameters } = network;
  const adam = createAdam(parameters.length);
  const gradientOf = trainer.gradientOf(network);
  return {
    network,
    forward: forwardPass(network),
    step(rows) {
      const { rowLosses, gradient } = gradientOf(rows);
      adamStep(adam, parameters, gradient, learningRate);
      return rowLosses;
    },
    snapshot: (): Snapshot => ({
      values: { step: adam.step },
      arrays: { mean: adam.mean.slice(), parameters: parameters.slice(), variance: adam.variance.slice() },
    }),
    restore(snapshot: Snapshot) {
      const { length } = parameters;
      const step = countIn(snapshot, 'policy', 'step');
      const mean = floatsIn(snapshot, 'policy', 'mean', { length });
      const variance = floatsIn(snapshot, 'policy', 'variance', { length, min: 0 });
      parameters.set(floatsIn(snapshot, 'policy', 'parameters', { length }));
      adam.step = step;
      adam.mean.set(mean);
      adam.variance.set(variance);
    },
  };
}
