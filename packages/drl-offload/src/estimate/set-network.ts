/**
 * The network that estimates what a set of offloaders costs: a sum over the devices and a function of sums over them.
 *
 *   cost(x) = sum_i x_i a_i + sum_h w_h phi_h(z_h),   z_h = b_h + sum_i c_h(features_i) / N_1 + sum_i x_i d_ih / sqrt(N_1)
 *
 * a_i and d_i are the outputs of one small network for every device, c_h is linear. So the estimate is indifferent to the order of the
 * devices, takes any number of them, and what changes when one device changes its mind is known in O(units). Half of the phi are
 * sqrt(1 + z^2) - 1, which is a parabola for small z and straight for large ones: sums that grow dearer with every offloader. The
 * others are z / sqrt(1 + z^2), a step: limits that are kept or broken.
 *
 * The cost is one up to a constant of the slot: only differences between decisions are ever learned or asked for.
 *
 * @see Zaheer and others, Deep Sets, 2017 (https://arxiv.org/abs/1703.06114), for functions of sums over a set.
 */
import type { Random } from '@mec/model';

export interface SetNetwork {
  /** P, features of a device. */
  readonly features: number;
  /** T, neurons of the devices' network. */
  readonly hidden: number;
  /** H, functions of sums. */
  readonly units: number;
  /** N_1, the devices of the first slot: keeps the sums near 1. 0 before it. */
  firstSize: number;
  /** All parts, one after the other. */
  readonly parameters: Float32Array;
  readonly parts: NetworkParts;
}

/** Views of a network's parameters, or of a gradient of the same shape. */
export interface NetworkParts<T extends Float32Array | Float64Array = Float32Array> {
  /** Row-major P x T. */
  readonly inputs: T;
  readonly inputBias: T;
  /** Row-major T x (1 + H): a_i, then d_i. */
  readonly outputs: T;
  /** Row-major (P + 1) x H: c_h, the constant last. */
  readonly context: T;
  /** b_h. */
  readonly unitBias: T;
  /** w_h. */
  readonly unitWeights: T;
}

export interface NetworkShape {
  /** P, T and an even H: see {@link SetNetwork}. */
  readonly features: number;
  readonly hidden: number;
  readonly units: number;
}

/** A network of zeros. */
export function createSetNetwork({ features, hidden, units }: NetworkShape): SetNetwork {
  const shape = { features, hidden, units, firstSize: 0 };
  const parameters = new Float32Array(parameterCount(features, hidden, units));
  return { ...shape, parameters, parts: networkParts(parameters, shape) };
}

/** Draws the weights. */
export function drawSetNetwork({ features, hidden, parts }: SetNetwork, random: Random): void {
  const draw = (array: Float32Array, bound: number): void => {
    for (let i = 0; i < array.length; i++) array[i] = random.uniform(-bound, bound);
  };
  draw(parts.inputs, 1.5 / Math.sqrt(features));
  draw(parts.inputBias, 1);
  draw(parts.outputs, 1 / Math.sqrt(hidden));
  draw(parts.context, 1 / Math.sqrt(features));
  draw(parts.unitBias, 1);
  draw(parts.unitWeights, 0.3);
}

export function parameterCount(features: number, hidden: number, units: number): number {
  return (features + 1) * hidden + hidden * (1 + units) + (features + 1) * units + 2 * units;
}

/** Cuts an array of {@link parameterCount} numbers into the parts of a network. */
export function networkParts<T extends Float32Array | Float64Array>(
  array: T,
  { features, hidden, units }: Pick<SetNetwork, 'features' | 'hidden' | 'units'>,
): NetworkParts<T> {
  let at = 0;
  const take = (length: number): T => array.subarray(at, (at += length)) as T;
  return {
    inputs: take(features * hidden),
    inputBias: take(hidden),
    outputs: take(hidden * (1 + units)),
    context: take((features + 1) * units),
    unitBias: take(units),
    unitWeights: take(units),
  };
}

/** 1 / sqrt(N_1). */
export function sumScaleOf({ firstSize }: SetNetwork): number {
  return 1 / Math.sqrt(Math.max(1, firstSize));
}

/** Multiplies what the network says: the unit of the estimate has changed. */
export function scaleSetNetwork({ hidden, units, parts }: SetNetwork, factor: number): void {
  for (let t = 0; t < hidden; t++) parts.outputs[t * (1 + units)]! *= factor;
  for (let h = 0; h < units; h++) parts.unitWeights[h]! *= factor;
}

/**
 * a_i and d_i / sqrt(N_1) of one device.
 *
 * @param features - of many devices, row-major; the device's start at `from`.
 * @param neurons - filled: the T neurons, from `neuronsAt` on.
 * @param out - filled: 1 + H numbers from `outAt` on.
 */
export function embedDevice(
  network: SetNetwork,
  features: ArrayLike<number>,
  from: number,
  neurons: Float64Array,
  neuronsAt: number,
  out: Float64Array,
  outAt: number,
): void {
  const { features: P, hidden: T, units } = network;
  const sumScale = sumScaleOf(network);
  const { inputs, inputBias, outputs } = network.parts;
  for (let t = 0; t < T; t++) neurons[neuronsAt + t] = inputBias[t]!;
  for (let p = 0; p < P; p++) {
    const feature = features[from + p]!;
    if (feature === 0) continue;
    for (let t = 0, w = p * T; t < T; t++, w++) neurons[neuronsAt + t]! += feature * inputs[w]!;
  }
  const width = 1 + units;
  for (let k = 0; k < width; k++) out[outAt + k] = 0;
  for (let t = 0; t < T; t++) {
    const neuron = neurons[neuronsAt + t]!;
    if (!(neuron > 0)) {
      neurons[neuronsAt + t] = 0;
      continue;
    }
    for (let k = 0, w = t * width; k < width; k++, w++) out[outAt + k]! += neuron * outputs[w]!;
  }
  for (let k = 1; k < width; k++) out[outAt + k]! *= sumScale;
}

/**
 * z_h where nobody offloads.
 *
 * @param sums - P sums of the features over the devices, then N.
 * @param out - filled, H numbers.
 */
export function emptySums(network: SetNetwork, sums: ArrayLike<number>, out: Float64Array): void {
  const { features: P, units: H } = network;
  const sumScale = sumScaleOf(network);
  const { context, unitBias } = network.parts;
  for (let h = 0; h < H; h++) {
    let sum = 0;
    for (let p = 0; p <= P; p++) sum += sums[p]! * context[p * H + h]!;
    out[h] = unitBias[h]! + sumScale * sumScale * sum;
  }
}

/** phi_h(z). */
export function unit(h: number, z: number): number {
  const root = Math.sqrt(1 + z * z);
  return (h & 1) === 0 ? root - 1 : z / root;
}

/** d phi_h / dz. */
export function unitSlope(h: number, z: number): number {
  const root = Math.sqrt(1 + z * z);
  return (h & 1) === 0 ? z / root : 1 / (root * root * root);
}
