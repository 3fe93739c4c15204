/** The trainer that runs everywhere: this package's own backpropagation, in double precision over single-precision weights. */
import { crossEntropy } from '../../network/cross-entropy.js';
import type { Network } from '../../network/network.js';
import type { GradientOf, Trainer } from '../trainer.js';
import { backpropagation } from './backpropagation.js';

/** @param refused - the backends that did not load. */
export function plainTrainer(refused: Trainer['refused']): Trainer {
  return { name: 'cpu', refused, gradientOf };
}

function gradientOf(network: Network): GradientOf {
  const passes = backpropagation(network);
  const outputs = network.widths.at(-1)!;
  const gradient = new Float32Array(network.parameters.length);
  let delta = new Float64Array(0);
  let losses = new Float64Array(0);
  return ({ rows, inputs, labels, weights }) => {
    if (delta.length < rows * outputs) delta = new Float64Array(rows * outputs);
    if (losses.length < rows) losses = new Float64Array(rows);
    const scores = passes.forward(inputs, rows);
    for (let row = 0, k = 0; row < rows; row++) {
      const weight = weights[row]! / outputs;
      let loss = 0;
      for (let j = 0; j < outputs; j++, k++) {
        loss += crossEntropy(scores[k]!, labels[k]!);
        delta[k] = (1 / (1 + Math.exp(-scores[k]!)) - labels[k]!) * weight;
      }
      losses[row] = loss / outputs;
    }
    passes.backward(delta, gradient);
    return { rowLosses: losses.subarray(0, rows), gradient };
  };
}
