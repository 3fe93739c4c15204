/**
 * The backend that trains: the fastest that loads, or the one asked for.
 *
 * Backends are imported when the first agent is made, never on import of this package: loading one has side effects.
 */
import { OutOfDomainError, requireOneOf, requireOptions } from '@mec/model';
import { BACKENDS, type BackendName } from './backend-name.js';
import { BackendUnavailableError } from './backend-unavailable-error.js';
import { plainTrainer } from './plain/plain-trainer.js';
import { gradientOf } from './tensorflow/gradient.js';
import { loadTensorFlow, type TensorFlowName, type TensorFlowRun } from './tensorflow/tensor-flow.js';
import type { Trainer } from './trainer.js';

export interface BackendOptions {
  /** By default the first of {@link BACKENDS} that loads. */
  readonly backend?: BackendName;
  /** Where a browser finds the `.wasm` files: the URL of their folder. Not needed in Node. */
  readonly wasmPath?: string;
}

/** Each TensorFlow.js backend is loaded once, whether that works or not. */
const loaded = new Map<string, Promise<TensorFlowRun>>();

/**
 * Opens a backend.
 *
 * @throws OutOfDomainError for an unknown name or a `wasmPath` that is no string; BackendUnavailableError when the one asked for does
 * not load here.
 */
export async function openBackend(options: BackendOptions = {}): Promise<Trainer> {
  requireOptions('openBackend', options);
  requireBackendOptions('openBackend', options);
  const { backend: wanted, wasmPath } = options;
  const refused: { name: BackendName; reason: string }[] = [];
  for (const name of wanted === undefined ? BACKENDS : [wanted]) {
    if (name === 'cpu') return plainTrainer(refused);
    const obstacle = wanted === undefined ? obstacleTo(name, wasmPath) : undefined;
    if (obstacle !== undefined) {
      refused.push({ name, reason: obstacle });
      continue;
    }
    try {
      return tensorFlowTrainer(name, await load(name, wasmPath), refused);
    } catch (error) {
      refused.push({ name, reason: reasonOf(error) });
    }
  }
  throw new BackendUnavailableError({ wanted, refused });
}

/** Checks what is asked for. */
export function requireBackendOptions(where: string, { backend, wasmPath }: BackendOptions): void {
  if (backend !== undefined) requireOneOf(where, 'backend', backend, BACKENDS);
  if (wasmPath === undefined || (typeof wasmPath as unknown) === 'string') return;
  const expected = 'the URL of the folder of the .wasm files';
  throw new OutOfDomainError({ where, what: 'wasmPath', got: wasmPath, expected });
}

/** Why a backend that was not asked for by name is not tried. A browser would answer each attempt with an error on its console. */
function obstacleTo(name: TensorFlowName, wasmPath: string | undefined): string | undefined {
  const { process } = globalThis as { process?: { versions?: { node?: string } } };
  if (process?.versions?.node !== undefined) return undefined;
  if (name === 'tfjs-node') return 'this is not Node.js';
  return wasmPath === undefined ? 'no wasmPath says where the .wasm files are' : undefined;
}

function load(name: TensorFlowName, wasmPath: string | undefined): Promise<TensorFlowRun> {
  const key = `${name} ${wasmPath ?? ''}`;
  let loading = loaded.get(key);
  if (loading === undefined) {
    loading = loadTensorFlow(name, wasmPath);
    loaded.set(key, loading);
  }
  return loading;
}

function tensorFlowTrainer(name: BackendName, run: TensorFlowRun, refused: Trainer['refused']): Trainer {
  return { name, refused, gradientOf: (network) => (batch) => gradientOf(run, network, batch) };
}

/** Libraries also throw plain objects with a message. */
function reasonOf(error: unknown): string {
  const { message = error } = (error ?? {}) as { message?: unknown };
  return String(message).split('\n', 1)[0]!;
}
