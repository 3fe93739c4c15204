import { describe, expect, test } from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { createRandom } from '@mec/model';
import { adamStep, createAdam } from '../../src/network/adam.js';
import { crossEntropy } from '../../src/network/cross-entropy.js';
import { forwardPass } from '../../src/network/forward.js';
import { createNetwork, initialise, type Network } from '../../src/network/network.js';
import { openBackend } from '../../src/trainer/open-backend.js';
import { loadTensorFlow } from '../../src/trainer/tensorflow/tensor-flow.js';
import type { TrainingRows } from '../../src/trainer/trainer.js';

const WIDTHS = [10, 24, 16, 10];
const ROWS = 32;

function setUp(): { network: Network; batch: TrainingRows } {
  const random = createRandom(4);
  const network = createNetwork(WIDTHS);
  initialise(network, random);
  const inputs = new Float32Array(ROWS * 10).map(() => random.uniform(-2, 2));
  const labels = new Float32Array(ROWS * 10).map(() => random.integer(2));
  const weights = new Float32Array(ROWS).map(() => random.uniform(0, 2) / ROWS);
  return { network, batch: { rows: ROWS, inputs, labels, weights } };
}

/** Scores of the network by TensorFlow.js's own layers. */
function scoresOf(variables: readonly tf.Tensor[], inputs: tf.Tensor2D): tf.Tensor2D {
  let values = inputs;
  for (let l = 0; l < variables.length; l += 2) {
    values = tf.add(tf.matMul(values, variables[l] as tf.Tensor2D), variables[l + 1]!);
    if (l < variables.length - 2) values = tf.relu(values);
  }
  return values;
}

function tensorsOf(network: Network): tf.Tensor[] {
  return network.layers.flatMap(({ weights, bias, inputs, outputs }) => [
    tf.tensor2d(weights, [inputs, outputs]),
    tf.tensor1d(bias),
  ]);
}

describe.each(['wasm', 'cpu'] as const)('the gradient on %s', (name) => {
  test("is TensorFlow.js's own, and so is the loss", async () => {
    const run = await loadTensorFlow('wasm', undefined);
    const { network, batch } = setUp();
    const { gradient, rowLosses } = (await openBackend({ backend: name })).gradientOf(network)(batch);
    run(() => {
      const labels = tf.tensor2d(batch.labels, [ROWS, 10]);
      const weights = tf.tensor2d(batch.weights, [ROWS, 1]);
      const loss = (...variables: tf.Tensor[]): tf.Scalar => {
        const scores = scoresOf(variables, tf.tensor2d(batch.inputs, [ROWS, 10]));
        const entries = tf.losses.sigmoidCrossEntropy(labels, scores, undefined, 0, tf.Reduction.NONE);
        return tf.sum(tf.mul(entries, tf.div(weights, 10)));
      };
      const { value, grads } = tf.valueAndGrads(loss)(tensorsOf(network));
      const expected = grads.flatMap((part) => [...part.dataSync()]);
      // Single precision: sums of 32 x 10 terms of size about 0.01.
      expected.forEach((entry, i) => expect(Math.abs(gradient[i]! - entry)).toBeLessThan(1e-6));
      const mine = rowLosses.reduce((sum, rowLoss, row) => sum + rowLoss * batch.weights[row]!, 0);
      expect(Math.abs(mine - value.dataSync()[0]!)).toBeLessThan(1e-5);
    });
  });

  test('agrees with differences of the loss', async () => {
    const { network, batch } = setUp();
    const { gradient } = (await openBackend({ backend: name })).gradientOf(network)(batch);
    const loss = (): number => {
      const scores = new Float64Array(ROWS * 10);
      forwardPass(network)(batch.inputs, ROWS, scores);
      return scores.reduce(
        (sum, s, e) => sum + (crossEntropy(s, batch.labels[e]!) * batch.weights[Math.floor(e / 10)]!) / 10,
        0,
      );
    };
    const h = 2 ** -12;
    for (let i = 0; i < network.parameters.length; i += 37) {
      const value = network.parameters[i]!;
      network.parameters[i] = value + h;
      const above = loss();
      network.parameters[i] = value - h;
      const slope = (above - loss()) / (2 * h);
      network.parameters[i] = value;
      // Single-precision parameters: a step of 2^-12 is exact to 1e-4 of itself.
      expect(Math.abs(slope - gradient[i]!)).toBeLessThan(2e-4);
    }
  });

  test('leaves no tensor, and the backend of the program as it was', async () => {
    await tf.setBackend('cpu');
    const trainer = await openBackend({ backend: name });
    expect(tf.getBackend()).toBe('cpu');
    const { network, batch } = setUp();
    const gradientOf = trainer.gradientOf(network);
    gradientOf(batch);
    const before = tf.memory().numTensors;
    gradientOf(batch);
    expect(tf.memory().numTensors).toBe(before);
    expect(tf.getBackend()).toBe('cpu');
  });
});

test('the forward pass on typed arrays is the one of TensorFlow.js to 1e-5', async () => {
  const run = await loadTensorFlow('wasm', undefined);
  const { network, batch } = setUp();
  const scores = new Float64Array(ROWS * 10);
  forwardPass(network)(batch.inputs, ROWS, scores);
  const theirs = run(() => scoresOf(tensorsOf(network), tf.tensor2d(batch.inputs, [ROWS, 10])).dataSync());
  scores.forEach((score, i) => expect(Math.abs(score - theirs[i]!)).toBeLessThan(1e-5));
});

test("Adam's steps are those of tf.train.adam", async () => {
  const run = await loadTensorFlow('wasm', undefined);
  const random = createRandom(9);
  const start = new Float32Array(20).map(() => random.uniform(-1, 1));
  const gradients = Array.from({ length: 30 }, () => new Float32Array(20).map(() => random.uniform(-1, 1)));
  const parameters = start.slice();
  const state = createAdam(20);
  for (const gradient of gradients) adamStep(state, parameters, gradient, 0.01);
  const theirs = run(() => {
    const variable = tf.variable(tf.tensor1d(start), true, 'adam-test');
    const optimizer = tf.train.adam(0.01, 0.9, 0.999, 1e-8);
    for (const gradient of gradients) optimizer.applyGradients([{ name: 'adam-test', tensor: tf.tensor1d(gradient) }]);
    const result = variable.dataSync().slice();
    variable.dispose();
    optimizer.dispose();
    return result;
  });
  parameters.forEach((value, i) => expect(Math.abs(value - theirs[i]!)).toBeLessThan(2e-6));
  expect(state.step).toBe(30);
});

describe('crossEntropy', () => {
  // By hand: at score 0 both labels cost log 2; far from 0 it is the score itself or nothing.
  test.each([
    [0, 1, Math.LN2],
    [0, 0, Math.LN2],
    [800, 0, 800],
    [800, 1, 0],
    [-800, 1, 800],
  ])('score %d, label %d', (score, label, loss) => expect(crossEntropy(score, label)).toBeCloseTo(loss, 12));
});
