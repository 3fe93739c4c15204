/**
 * What works out gradients. `tfjs-node`: TensorFlow.js's native library, where the user installed it. `wasm`: TensorFlow.js on
 * WebAssembly. `cpu`: plain JavaScript of this package, which runs everywhere.
 */
export type BackendName = 'tfjs-node' | 'wasm' | 'cpu';

/** Tried in this order when none is asked for. */
export const BACKENDS: readonly BackendName[] = ['tfjs-node', 'wasm', 'cpu'];
