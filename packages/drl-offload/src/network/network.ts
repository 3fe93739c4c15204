/**
 * A fully connected network: ReLU between its layers, log odds at its end.
 *
 * The weights live in one Float32Array, so that acting, training and saving work on the same numbers. The paper's sigmoid
 * follows the last layer where probabilities are needed: score > 0 is the same as sigmoid(score) > 0.5.
 */
import type { Random } from '@mec/model';

/** One layer: `weights` is row-major inputs x outputs, both arrays are views of the network's parameters. */
export interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

export interface Network {
  /** Widths from input to output, such as 10, 120, 80, 10. */
  readonly widths: readonly number[];
  /** Layer by layer: weights, then bias. */
  readonly parameters: Float32Array;
  readonly layers: readonly Layer[];
}

/** Weights and biases of a network of these widths. */
export function parameterCount(widths: readonly number[]): number {
  let count = 0;
  for (let l = 1; l < widths.length; l++) count += (widths[l - 1]! + 1) * widths[l]!;
  return count;
}

/**
 * A network of zeros.
 *
 * @param widths - at least two integers >= 1.
 */
export function createNetwork(widths: readonly number[]): Network {
  const parameters = new Float32Array(parameterCount(widths));
  const layers: Layer[] = [];
  let at = 0;
  const take = (length: number): Float32Array => parameters.subarray(at, (at += length));
  for (let l = 1; l < widths.length; l++) {
    const inputs = widths[l - 1]!;
    const outputs = widths[l]!;
    layers.push({ inputs, outputs, weights: take(inputs * outputs), bias: take(outputs) });
  }
  return { widths, parameters, layers };
}

/**
 * Draws weights and biases uniformly from +-1/sqrt(inputs), PyTorch's rule for a linear layer.
 *
 * The paper names no rule; with raw MB as input this one reaches its figures.
 */
export function initialise(network: Network, random: Random): void {
  for (const { inputs, weights, bias } of network.layers) {
    const bound = 1 / Math.sqrt(inputs);
    for (let i = 0; i < weights.length; i++) weights[i] = random.uniform(-bound, bound);
    for (let j = 0; j < bias.length; j++) bias[j] = random.uniform(-bound, bound);
  }
}
