/**
 * The forward pass on typed arrays: a network this small is done before TensorFlow.js has dispatched its first kernel.
 *
 * Sums are taken in double precision over the single-precision weights, so results agree with TensorFlow.js to about 1e-6.
 */
import type { Network } from './network.js';

/**
 * Scores of `rows` inputs (row-major rows x inputs) into `out` (row-major rows x outputs).
 * The layers' outputs have a place of their own, reused from call to call.
 */
export type ForwardPass = (inputs: ArrayLike<number>, rows: number, out: Float64Array) => void;

/** A forward pass that follows the network's weights as they are trained. */
export function forwardPass(network: Network): ForwardPass {
  const { layers, widths } = network;
  const activations = widths.map((width) => new Float64Array(width));
  const last = layers.length - 1;
  return (inputs, rows, out) => {
    const first = activations[0]!;
    const result = activations[last + 1]!;
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < first.length; i++) first[i] = inputs[row * first.length + i]!;
      for (let l = 0; l <= last; l++) {
        const layer = layers[l]!;
        apply(layer.weights, layer.bias, activations[l]!, activations[l + 1]!, l < last);
      }
      out.set(result, row * result.length);
    }
  };
}

function apply(weights: Float32Array, bias: Float32Array, x: Float64Array, y: Float64Array, relu: boolean): void {
  const outputs = y.length;
  for (let j = 0; j < outputs; j++) y[j] = bias[j]!;
  for (let i = 0; i < x.length; i++) {
    const value = x[i]!;
    // ReLU leaves about half of the activations at 0.
    if (value === 0) continue;
    const row = i * outputs;
    for (let j = 0; j < outputs; j++) y[j]! += value * weights[row + j]!;
  }
  if (relu) for (let j = 0; j < outputs; j++) if (!(y[j]! > 0)) y[j] = 0;
}
