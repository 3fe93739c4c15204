/**
 * A network in TensorFlow.js's LayersModel format: `model.json` and `weights.bin`, as `tf.loadLayersModel` reads them.
 *
 * @see https://www.tensorflow.org/js/guide/save_load
 */
import type { Backend } from '../backend/backend.js';
import type { Network } from '../network/network.js';
import type { Files } from './directory.js';

/** The two files. The last layer ends in the paper's sigmoid. */
export async function layersModelFiles(network: Network, backend: Backend): Promise<Files> {
  const { layers: tfLayers, sequential } = await import('@tensorflow/tfjs-layers');
  const { topology, weights } = backend.run(() => {
    const model = sequential({
      layers: network.layers.map(({ inputs, outputs }, l) =>
        tfLayers.dense({
          name: `dense_${l + 1}`,
          units: outputs,
          activation: l < network.layers.length - 1 ? 'relu' : 'sigmoid',
          // Zeros are drawn faster than random numbers, and are replaced by weights.bin.
          kernelInitializer: 'zeros',
          ...(l === 0 ? { inputShape: [inputs] } : {}),
        }),
      ),
    });
    // Kernel and bias of each layer, in the order of the network's parameters.
    const specifications = model.weights.map((weight) => ({
      name: weight.originalName,
      shape: weight.shape,
      dtype: 'float32',
    }));
    const json: unknown = model.toJSON(undefined, false);
    model.dispose();
    return { topology: json, weights: specifications };
  });
  const model = {
    format: 'layers-model',
    generatedBy: '@mec/drl-offload',
    convertedBy: null,
    modelTopology: topology,
    weightsManifest: [{ paths: ['weights.bin'], weights }],
  };
  return {
    'model.json': new TextEncoder().encode(JSON.stringify(model)),
    'weights.bin': new Uint8Array(network.parameters.slice().buffer),
  };
}
