/**
 * Adam (Kingma and Ba, 2015, algorithm 1, https://arxiv.org/abs/1412.6980), on typed arrays.
 *
 * TensorFlow.js's own optimiser runs about ten kernels for each of the network's six arrays, which takes longer than the
 * gradient does; here the state is also what `save` writes.
 */

export interface AdamState {
  /** Steps taken. */
  step: number;
  /** First and second moments, one entry per parameter. */
  readonly mean: Float32Array;
  readonly variance: Float32Array;
}

const MEAN_DECAY = 0.9;
const VARIANCE_DECAY = 0.999;
const EPSILON = 1e-8;

/** The state before the first step. */
export function createAdam(parameterCount: number): AdamState {
  return { step: 0, mean: new Float32Array(parameterCount), variance: new Float32Array(parameterCount) };
}

/**
 * One step: changes `state` and `parameters`.
 *
 * @param learningRate - > 0.
 */
export function adamStep(
  state: AdamState,
  parameters: Float32Array,
  gradient: Float32Array | Float64Array,
  learningRate: number,
): void {
  const { mean, variance } = state;
  state.step++;
  const rate = learningRate / (1 - MEAN_DECAY ** state.step);
  const correction = 1 / Math.sqrt(1 - VARIANCE_DECAY ** state.step);
  for (let i = 0; i < parameters.length; i++) {
    const g = gradient[i]!;
    const m = MEAN_DECAY * mean[i]! + (1 - MEAN_DECAY) * g;
    const v = VARIANCE_DECAY * variance[i]! + (1 - VARIANCE_DECAY) * g * g;
    mean[i] = m;
    variance[i] = v;
    parameters[i]! -= (rate * m) / (Math.sqrt(v) * correction + EPSILON);
  }
}
