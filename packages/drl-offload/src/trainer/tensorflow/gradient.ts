/**
 * Loss and gradient of a network on a batch, by TensorFlow.js.
 *
 * The backward pass is written out. TensorFlow.js's own (`tf.grads`) multiplies by transposed matrices inside its kernel,
 * which on WASM takes the kernel's slow path; transposing first keeps every product on the fast one. Weights go up and gradients come
 * down as typed arrays, so no tensor outlives the call.
 */
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { crossEntropy } from '../../network/cross-entropy.js';
import type { Network } from '../../network/network.js';
import type { Gradient, TrainingRows } from '../trainer.js';
import type { TensorFlowRun } from './tensor-flow.js';

/** Works out the gradient; fills and returns new arrays. */
export function gradientOf(run: TensorFlowRun, network: Network, batch: TrainingRows): Gradient {
  const { layers, widths, parameters } = network;
  const { rows } = batch;
  const outputs = widths.at(-1)!;
  const gradient = new Float32Array(parameters.length);
  const rowLosses = new Float64Array(rows);

  run((tf) => {
    const weights = layers.map((layer) => tf.tensor2d(layer.weights, [layer.inputs, layer.outputs]));
    const activations: Tensor2D[] = [tf.tensor2d(batch.inputs, [rows, widths[0]!])];
    layers.forEach((layer, l) => {
      const sum = { a: activations[l]!, b: weights[l]!, bias: tf.tensor1d(layer.bias) };
      activations.push(tf.fused.matMul({ ...sum, activation: l < layers.length - 1 ? 'relu' : 'linear' }) as Tensor2D);
    });
    const scores = activations.at(-1)!;
    // d loss / d score = sigmoid(score) - label, times what the entry counts.
    const entryWeight = tf.tensor2d(
      batch.weights.map((weight) => weight / outputs),
      [rows, 1],
    );
    let delta: Tensor2D = tf.mul<Tensor2D>(
      tf.sub(tf.sigmoid(scores), tf.tensor2d(batch.labels, [rows, outputs])),
      entryWeight,
    );

    let end = parameters.length;
    for (let l = layers.length - 1; l >= 0; l--) {
      gradient.set(tf.sum(delta, 0).dataSync(), (end -= layers[l]!.bias.length));
      gradient.set(tf.matMul(tf.transpose(activations[l]!), delta).dataSync(), (end -= layers[l]!.weights.length));
      if (l > 0) delta = tf.mul<Tensor2D>(tf.matMul(delta, tf.transpose(weights[l]!)), tf.step(activations[l]!));
    }
    const values = scores.dataSync();
    for (let row = 0; row < rows; row++) {
      let loss = 0;
      for (let j = row * outputs; j < (row + 1) * outputs; j++) loss += crossEntropy(values[j]!, batch.labels[j]!);
      rowLosses[row] = loss / outputs;
    }
  });
  return { rowLosses, gradient };
}
