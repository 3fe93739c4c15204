/**
 * The forward pass on typed arrays: a network this small is done before TensorFlow.js has dispatched its first kernel.
 *
 * Sums are taken in double precision over the single-precision weights, so results agree with TensorFlow.js to about 1e-6.
 */
import type { Layer, Network } from './network.js';

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
        applyLayer(layer, activations[l]!, activations[l + 1]!, l < last);
      }
      for (let j = 0; j < result.length; j++) out[row * result.length + j] = result[j]!;
    }
  };
}

/**
 * One layer of one row.
 *
 * @param x - the layer's inputs.
 * @param y - filled with its outputs.
 * @param relu - whether outputs below 0 become 0.
 */
export function applyLayer({ weights, bias }: Layer, x: Float64Array, y: Float64Array, relu: boolean): void {
  const outputs = y.length;
  for (let j = 0; j < outputs; j++) y[j] = bias[j]!;
  let i = nextActive(x, 0);
  while (i < x.length) {
    // Four inputs at a time: the sums are read and written once for four products, in the same order as one by one.
    const k = nextActive(x, i + 1);
    const l = nextActive(x, k + 1);
    const m = nextActive(x, l + 1);
    if (m < x.length) {
      const [a, b, c, d] = [x[i]!, x[k]!, x[l]!, x[m]!];
      const [rowA, rowB, rowC, rowD] = [i * outputs, k * outputs, l * outputs, m * outputs];
      for (let j = 0; j < outputs; j++) {
        y[j] =
          y[j]! + a * weights[rowA + j]! + b * weights[rowB + j]! + c * weights[rowC + j]! + d * weights[rowD + j]!;
      }
      i = nextActive(x, m + 1);
    } else {
      const value = x[i]!;
      for (let j = 0, w = i * outputs; j < outputs; j++, w++) y[j]! += value * weights[w]!;
      i = k;
    }
  }
  if (relu) for (let j = 0; j < outputs; j++) if (!(y[j]! > 0)) y[j] = 0;
}

/** The first input from `start` on that is not 0, or one past the end: ReLU leaves about half of them at 0. */
function nextActive(x: Float64Array, start: number): number {
  let i = start;
  while (i < x.length && x[i] === 0) i++;
  return i;
}
