/** `tfjs-node` is the native library, `wasm` and `cpu` (plain JavaScript) run everywhere. */
export type BackendName = 'tfjs-node' | 'wasm' | 'cpu';

/** Tried in this order when none is asked for. */
export const BACKENDS: readonly BackendName[] = ['tfjs-node', 'wasm', 'cpu'];
