/**
 * A TensorFlow.js backend, loaded beside whatever the program itself does with TensorFlow.js.
 *
 * The engine is shared by the whole program: the backend that the program uses stays the current one outside of a run, and one that
 * fails to load is taken out of the engine again.
 */
import type * as TensorFlow from '@tensorflow/tfjs-core';
import { withoutEmscriptenListeners } from './emscripten-listeners.js';

/**
 * Runs `body` on a backend, frees every tensor it made, and puts the program's own backend back.
 *
 * @param body - synchronous; returns plain values.
 */
export type TensorFlowRun = <T>(body: (tf: typeof TensorFlow) => T) => T;

/** The backends by this package's names, and by TensorFlow.js's own. */
const REGISTERED_NAME = { 'tfjs-node': 'tensorflow', wasm: 'wasm' } as const;

export type TensorFlowName = keyof typeof REGISTERED_NAME;

/**
 * Loads a backend and lets it work out something small.
 *
 * @param wasmPath - URL of the folder of the `.wasm` files.
 * @throws whatever keeps it from working here.
 */
export async function loadTensorFlow(name: TensorFlowName, wasmPath: string | undefined): Promise<TensorFlowRun> {
  const tf = await import('@tensorflow/tfjs-core');
  const registered = REGISTERED_NAME[name];
  const others = currentBackend(tf);
  const quiet = tf.env().getBool('PROD');
  // TensorFlow.js greets at its first tensor; libraries do not print.
  tf.env().set('PROD', true);
  try {
    if (name === 'tfjs-node') await importNative();
    else await startWasm(tf, wasmPath);
    const run = runOn(tf, registered);
    run(tryOut);
    return run;
  } catch (error) {
    // A backend that failed must not be what the program's own TensorFlow.js tries next.
    takeOut(tf, registered);
    throw error;
  } finally {
    tf.env().set('PROD', quiet);
    if (others !== undefined && currentBackend(tf) !== others) await tf.setBackend(others);
  }
}

function runOn(tf: typeof TensorFlow, registered: string): TensorFlowRun {
  return (body) => {
    const engine = tf.engine();
    const others = currentBackend(tf);
    // For a backend that is loaded, setBackend has done its work when it returns.
    if (others !== registered) void tf.setBackend(registered);
    engine.startScope();
    try {
      return body(tf);
    } finally {
      engine.endScope();
      if (others !== undefined && others !== registered) void tf.setBackend(others);
    }
  };
}

/** One product of a matrix with itself: a backend that cannot do that trains nothing. */
function tryOut(tf: typeof TensorFlow): void {
  const matrix = tf.tensor2d([1, 2, 3, 4], [2, 2]);
  const product = [...tf.matMul(matrix, matrix).dataSync()];
  if (product.join() !== '7,10,15,22') throw new Error(`TensorFlow.js multiplies wrongly here: ${product.join()}`);
}

/** The program's backend, if one is up: the engine also keeps the name of one that failed. */
function currentBackend(tf: typeof TensorFlow): string | undefined {
  const { backendName } = tf.engine() as { backendName?: string | null };
  return typeof backendName === 'string' && isUp(tf, backendName) ? backendName : undefined;
}

function takeOut(tf: typeof TensorFlow, registered: string): void {
  if (registered in tf.engine().registryFactory) tf.removeBackend(registered);
}

function isUp(tf: typeof TensorFlow, registered: string): boolean {
  return registered in tf.engine().registry;
}

/** Makes the backend and registers it anew, ready made: the engine would hide why it cannot be made. */
async function startWasm(tf: typeof TensorFlow, wasmPath: string | undefined): Promise<void> {
  const wasm = await import('@tensorflow/tfjs-backend-wasm');
  if (isUp(tf, 'wasm')) return;
  if (wasmPath !== undefined) wasm.setWasmPaths(wasmPath.endsWith('/') ? wasmPath : `${wasmPath}/`);
  factory ??= tf.findBackendFactory('wasm');
  const backend = await withoutEmscriptenListeners(async () => factory!());
  takeOut(tf, 'wasm');
  tf.registerBackend('wasm', () => backend, WASM_PRIORITY);
}

/** Importing the module registers it once, so it is kept for the attempt after one that failed. */
let factory: ReturnType<typeof TensorFlow.findBackendFactory> | undefined;

/** As the module itself registers it. */
const WASM_PRIORITY = 2;

async function importNative(): Promise<void> {
  // A name that bundlers cannot follow: the native library never belongs into a bundle.
  const library = '@tensorflow/tfjs-node';
  await import(/* @vite-ignore */ /* webpackIgnore: true */ library);
}
