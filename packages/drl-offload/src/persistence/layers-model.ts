/**
 * A network in TensorFlow.js's LayersModel format: `model.json` and `weights.bin`, as `tf.loadLayersModel` reads them.
 *
 * The description is written out here; a test reads it with TensorFlow.js, which is not needed for writing it.
 *
 * @see https://www.tensorflow.org/js/guide/save_load
 */
import type { Network } from '../network/network.js';
import type { Files } from './format.js';

/** The two files; nothing of them is shared with the network. The last layer ends in the paper's sigmoid. */
export function layersModelFiles({ layers, parameters }: Network): Files {
  const dense = layers.map(({ inputs, outputs }, l) => ({
    class_name: 'Dense',
    config: {
      name: `dense_${l + 1}`,
      trainable: true,
      ...(l === 0 ? { batch_input_shape: [null, inputs] } : {}),
      dtype: 'float32',
      units: outputs,
      activation: l < layers.length - 1 ? 'relu' : 'sigmoid',
      use_bias: true,
    },
  }));
  // Kernel and bias of each layer, in the order of the network's parameters.
  const weights = layers.flatMap(({ inputs, outputs }, l) => [
    { name: `dense_${l + 1}/kernel`, shape: [inputs, outputs], dtype: 'float32' },
    { name: `dense_${l + 1}/bias`, shape: [outputs], dtype: 'float32' },
  ]);
  const model = {
    format: 'layers-model',
    generatedBy: '@mec/drl-offload',
    convertedBy: null,
    modelTopology: {
      keras_version: 'tfjs-layers 4.22.0',
      backend: 'tensor_flow.js',
      class_name: 'Sequential',
      config: { name: 'sequential_1', layers: dense },
    },
    weightsManifest: [{ paths: ['weights.bin'], weights }],
  };
  return {
    'model.json': new TextEncoder().encode(JSON.stringify(model)),
    'weights.bin': new Uint8Array(parameters.slice().buffer),
  };
}
