/**
 * Forward and backward pass of a network over a batch, on typed arrays alone.
 *
 * Rows are gathered where an input is not 0, four at a time: ReLU leaves about half of the inputs at 0, and four products share one
 * pass over a row of the weights. Everything is kept from call to call, so that a batch no larger than those before allocates nothing.
 */
import { applyLayer } from '../../network/forward.js';
import type { Layer, Network } from '../../network/network.js';

export interface Backpropagation {
  /**
   * Scores of a batch.
   *
   * @param inputs - row-major rows x inputs.
   * @returns row-major rows x outputs, log odds; valid until the next call.
   */
  forward(inputs: ArrayLike<number>, rows: number): Float64Array;
  /**
   * The gradient of a loss on the rows of the last `forward`, for the weights as they were then.
   *
   * @param delta - d loss / d score, row-major rows x outputs; is read only.
   * @param gradient - filled, laid out as the network's parameters.
   */
  backward(delta: Float64Array, gradient: Float32Array | Float64Array): void;
}

/** One matrix of a batch, row-major, with a view of each row. */
interface Matrix {
  readonly width: number;
  values: Float64Array;
  rows: Float64Array[];
}

/** The passes of a network; they follow its weights as they are trained. */
export function backpropagation(network: Network): Backpropagation {
  const { layers, widths } = network;
  const last = layers.length - 1;
  const activations = widths.map(emptyMatrix);
  const deltas = widths.map(emptyMatrix);
  const sums = new Float64Array(Math.max(...layers.map(({ outputs }) => outputs)));
  let active = new Int32Array(0);
  let rows = 0;

  return {
    forward(inputs, count) {
      rows = count;
      for (const matrix of [...activations, ...deltas]) makeRoom(matrix, rows);
      if (active.length < rows) active = new Int32Array(rows);
      const { values } = activations[0]!;
      for (let k = 0; k < rows * widths[0]!; k++) values[k] = inputs[k]!;
      for (let row = 0; row < rows; row++) {
        for (let l = 0; l <= last; l++) {
          applyLayer(layers[l]!, activations[l]!.rows[row]!, activations[l + 1]!.rows[row]!, l < last);
        }
      }
      return activations[last + 1]!.values;
    },
    backward(delta, gradient) {
      deltas[last + 1]!.values.set(delta.subarray(0, rows * widths[last + 1]!));
      let at = gradient.length;
      for (let l = last; l >= 0; l--) {
        const layer = layers[l]!;
        at -= layer.outputs;
        biasGradient(deltas[l + 1]!, rows, sums, gradient, at);
        at -= layer.inputs * layer.outputs;
        weightGradient(activations[l]!, deltas[l + 1]!, rows, active, sums, gradient, at);
        if (l > 0) passBack(layer, activations[l]!, deltas[l + 1]!, deltas[l]!, rows);
      }
    },
  };
}

function emptyMatrix(width: number): Matrix {
  return { width, values: new Float64Array(0), rows: [] };
}

function makeRoom(matrix: Matrix, rows: number): void {
  const { width } = matrix;
  if (matrix.rows.length >= rows) return;
  const values = new Float64Array(rows * width);
  matrix.values = values;
  matrix.rows = Array.from({ length: rows }, (_, row) => values.subarray(row * width, (row + 1) * width));
}

/** Sums of delta over the rows. */
function biasGradient(
  { values, width }: Matrix,
  rows: number,
  sums: Float64Array,
  gradient: Float32Array | Float64Array,
  at: number,
): void {
  sums.fill(0, 0, width);
  for (let row = 0, k = 0; row < rows; row++) {
    for (let j = 0; j < width; j++, k++) sums[j] = sums[j]! + values[k]!;
  }
  for (let j = 0; j < width; j++) gradient[at + j] = sums[j]!;
}

/** Sums of input x delta over the rows, one input after the other. */
function weightGradient(
  inputs: Matrix,
  deltas: Matrix,
  rows: number,
  active: Int32Array,
  sums: Float64Array,
  gradient: Float32Array | Float64Array,
  at: number,
): void {
  const { width, values: x } = inputs;
  const { width: outputs, values: d } = deltas;
  for (let i = 0; i < width; i++) {
    let count = 0;
    for (let row = 0, k = i; row < rows; row++, k += width) if (x[k] !== 0) active[count++] = row;
    sums.fill(0, 0, outputs);
    let c = 0;
    for (; c + 3 < count; c += 4) {
      const [p, q, r, s] = [active[c]!, active[c + 1]!, active[c + 2]!, active[c + 3]!];
      const [xp, xq, xr, xs] = [x[p * width + i]!, x[q * width + i]!, x[r * width + i]!, x[s * width + i]!];
      const [dp, dq, dr, ds] = [p * outputs, q * outputs, r * outputs, s * outputs];
      for (let j = 0; j < outputs; j++) {
        sums[j] = sums[j]! + xp * d[dp + j]! + xq * d[dq + j]! + xr * d[dr + j]! + xs * d[ds + j]!;
      }
    }
    for (; c < count; c++) {
      const row = active[c]!;
      const value = x[row * width + i]!;
      const from = row * outputs;
      for (let j = 0; j < outputs; j++) sums[j] = sums[j]! + value * d[from + j]!;
    }
    const place = at + i * outputs;
    for (let j = 0; j < outputs; j++) gradient[place + j] = sums[j]!;
  }
}

/** d loss / d activation of the layer's inputs, 0 where ReLU cut: there the activation is 0. */
function passBack({ weights, outputs }: Layer, inputs: Matrix, above: Matrix, below: Matrix, rows: number): void {
  const { width, values: x } = inputs;
  const d = above.values;
  const out = below.values;
  for (let row = 0; row < rows; row++) {
    const from = row * outputs;
    for (let i = 0; i < width; i++) {
      const k = row * width + i;
      out[k] = x[k] === 0 ? 0 : dot(weights, i * outputs, d, from, outputs);
    }
  }
}

/** Four sums at a time, so that no addition waits for the one before. */
function dot(weights: Float32Array, w: number, d: Float64Array, from: number, length: number): number {
  let [a, b, c, e] = [0, 0, 0, 0];
  let j = 0;
  for (; j + 3 < length; j += 4) {
    a += weights[w + j]! * d[from + j]!;
    b += weights[w + j + 1]! * d[from + j + 1]!;
    c += weights[w + j + 2]! * d[from + j + 2]!;
    e += weights[w + j + 3]! * d[from + j + 3]!;
  }
  for (; j < length; j++) a += weights[w + j]! * d[from + j]!;
  return a + b + (c + e);
}
