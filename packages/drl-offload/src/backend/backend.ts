/**
 * The TensorFlow.js backend that trains the network: the fastest that loads, or the one asked for.
 *
 * Backends are imported when the first agent is made, never on import of this package: loading one has side effects.
 */
import type * as TensorFlow from '@tensorflow/tfjs-core';
import { requireOneOf, requireOptions } from '@mec/model';
import { BACKENDS, type BackendName } from './backend-name.js';
import { BackendUnavailableError } from './backend-unavailable-error.js';
import { restoreNodeUtil } from './node-util.js';
import { withoutNewListeners } from './process-listeners.js';

export interface Backend {
  readonly name: BackendName;
  /** The backends that were tried before this one, and why they did not load. */
  readonly refused: readonly { readonly name: BackendName; readonly reason: string }[];
  /**
   * Runs `body` on this backend, frees every tensor it made, and puts the program's own backend back.
   *
   * @param body - synchronous; returns plain values.
   */
  run<T>(body: (tf: typeof TensorFlow) => T): T;
}

export interface BackendOptions {
  /** By default the first of {@link BACKENDS} that loads. */
  readonly backend?: BackendName;
  /** Where a browser finds the `.wasm` files: the URL of their folder, ending in `/`. Not needed in Node. */
  readonly wasmPath?: string;
}

/** TensorFlow.js's own name of each. */
const REGISTERED_NAME = { 'tfjs-node': 'tensorflow', wasm: 'wasm', cpu: 'cpu' } as const;

/** The engine is shared by the whole program, so each backend is opened once. */
const opened = new Map<string, Promise<typeof TensorFlow>>();

/**
 * Opens a backend.
 *
 * @throws OutOfDomainError for an unknown name; BackendUnavailableError when the one asked for, or none, loads here.
 */
export async function openBackend(options: BackendOptions = {}): Promise<Backend> {
  requireOptions('openBackend', options);
  const { backend: wanted, wasmPath } = options;
  if (wanted !== undefined) requireOneOf('createAgent', 'backend', wanted, BACKENDS);
  const refused: { name: BackendName; reason: string }[] = [];
  for (const name of wanted === undefined ? BACKENDS : [wanted]) {
    try {
      const key = `${name} ${wasmPath ?? ''}`;
      if (!opened.has(key)) opened.set(key, load(name, wasmPath));
      return backendOf(name, await opened.get(key)!, refused);
    } catch (error) {
      refused.push({ name, reason: firstLine(error) });
    }
  }
  throw new BackendUnavailableError({ wanted, refused });
}

function backendOf(name: BackendName, tf: typeof TensorFlow, refused: Backend['refused']): Backend {
  const registered = REGISTERED_NAME[name];
  return {
    name,
    refused,
    run<T>(body: (tf: typeof TensorFlow) => T): T {
      const engine = tf.engine();
      const others = engine.backendName;
      // For a backend that is loaded, setBackend has done its work when it returns.
      if (others !== registered) void tf.setBackend(registered);
      engine.startScope();
      try {
        return body(tf);
      } finally {
        engine.endScope();
        if (others !== registered) void tf.setBackend(others);
      }
    },
  };
}

async function load(name: BackendName, wasmPath: string | undefined): Promise<typeof TensorFlow> {
  const tf = await import('@tensorflow/tfjs-core');
  if (name === 'tfjs-node') await loadNative();
  else if (name === 'cpu') await import('@tensorflow/tfjs-backend-cpu');
  else {
    const wasm = await import('@tensorflow/tfjs-backend-wasm');
    if (wasmPath !== undefined) wasm.setWasmPaths(wasmPath);
  }
  const others = (tf.engine() as { backendName?: string }).backendName;
  const registered = REGISTERED_NAME[name];
  const silenced = tf.env().getBool('PROD');
  // The plain backend greets at its first tensor; libraries do not print.
  tf.env().set('PROD', true);
  try {
    if (!(await withoutNewListeners(() => tf.setBackend(registered))))
      throw new Error(`TensorFlow.js refused the backend ${registered}`);
    tf.scalar(0).dispose();
  } finally {
    tf.env().set('PROD', silenced);
    if (others !== undefined && others !== registered) await tf.setBackend(others);
  }
  return tf;
}

async function loadNative(): Promise<void> {
  if (!(await restoreNodeUtil())) throw new Error('this is not Node.js');
  // A name that bundlers cannot follow: the native library never belongs into a bundle.
  const library = '@tensorflow/tfjs-node';
  await import(/* @vite-ignore */ /* webpackIgnore: true */ library);
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n', 1)[0]!;
}
