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

/** Numbers in double precision that a block of rows may take: half of a nearest cache of 32 kB. */
const CACHED_NUMBERS = 2048;

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
  const sums = new Float64Array(Math.max(...layers.map(({ inputs, outputs }) => inputs * outputs)));
  let active = new Int32Array(Math.max(...widths));
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
        if (l > 0) passBack(layer, activations[l]!, deltas[l + 1]!, deltas[l]!, rows, active);
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

/**
 * Sums of input x delta over the rows: a block of rows after the other, one input after the other, four rows at a time.
 * The delta of a block stays in the processor's nearest cache while every input passes over it.
 */
function weightGradient(
  inputs: Matrix,
  deltas: Matrix,
  rows: number,
  active: Int32Array,
  sums: Float64Array,
  gradient: Float32Array | Float64Array,
  at: number,
): void {
  const { width } = inputs;
  const { width: outputs } = deltas;
  sums.fill(0, 0, width * outputs);
  const block = Math.max(4, Math.floor(CACHED_NUMBERS / outputs));
  for (let first = 0; first < rows; first += block) {
    addBlock(inputs, deltas, first, Math.min(rows, first + block), active, sums);
  }
  for (let k = 0; k < width * outputs; k++) gradient[at + k] = sums[k]!;
}

function addBlock(
  { width, values: x }: Matrix,
  { width: outputs, values: d }: Matrix,
  first: number,
  end: number,
  active: Int32Array,
  sums: Float64Array,
): void {
  for (let i = 0; i < width; i++) {
    let count = 0;
    for (let row = first, k = first * width + i; row < end; row++, k += width) if (x[k] !== 0) active[count++] = row;
    const place = i * outputs;
    let c = 0;
    for (; c + 3 < count; c += 4) {
      const [p, q, r, s] = [active[c]!, active[c + 1]!, active[c + 2]!, active[c + 3]!];
      const [xp, xq, xr, xs] = [x[p * width + i]!, x[q * width + i]!, x[r * width + i]!, x[s * width + i]!];
      const [dp, dq, dr, ds] = [p * outputs, q * outputs, r * outputs, s * outputs];
      for (let j = 0; j < outputs; j++) {
        sums[place + j] = sums[place + j]! + xp * d[dp + j]! + xq * d[dq + j]! + xr * d[dr + j]! + xs * d[ds + j]!;
      }
    }
    for (; c < count; c++) {
      const row = active[c]!;
      const value = x[row * width + i]!;
      const from = row * outputs;
      for (let j = 0; j < outputs; j++) sums[place + j] = sums[place + j]! + value * d[from + j]!;
    }
  }
}

/**
 * d loss / d activation of the layer's inputs, 0 where ReLU cut: there the activation is 0. Four inputs at a time share one pass over
 * a row of delta.
 */
function passBack(
  { weights, outputs }: Layer,
  { width, values: x }: Matrix,
  { values: d }: Matrix,
  { values: out }: Matrix,
  rows: number,
  active: Int32Array,
): void {
  for (let row = 0; row < rows; row++) {
    const from = row * outputs;
    const start = row * width;
    let count = 0;
    for (let i = 0; i < width; i++) {
      if (x[start + i] === 0) out[start + i] = 0;
      else active[count++] = i;
    }
    let c = 0;
    for (; c + 3 < count; c += 4) {
      const [p, q, r, s] = [active[c]!, active[c + 1]!, active[c + 2]!, active[c + 3]!];
      const [wp, wq, wr, ws] = [p * outputs, q * outputs, r * outputs, s * outputs];
      let [sp, sq, sr, ss] = [0, 0, 0, 0];
      for (let j = 0; j < outputs; j++) {
        const value = d[from + j]!;
        sp += value * weights[wp + j]!;
        sq += value * weights[wq + j]!;
        sr += value * weights[wr + j]!;
        ss += value * weights[ws + j]!;
      }
      out[start + p] = sp;
      out[start + q] = sq;
      out[start + r] = sr;
      out[start + s] = ss;
    }
    for (; c < count; c++) {
      const i = active[c]!;
      let sum = 0;
      for (let j = 0; j < outputs; j++) sum += d[from + j]! * weights[i * outputs + j]!;
      out[start + i] = sum;
    }
  }
}
