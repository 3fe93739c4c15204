/**
 * Keeps a library from taking over how the program ends.
 *
 * The WASM module registers listeners for `uncaughtException` and `unhandledRejection` that rethrow or abort, so that a failure
 * anywhere in the program would be reported as one of the WASM module.
 */

/** What Emscripten's two look like: the program may have added listeners of its own while the module loaded. */
const OF_EMSCRIPTEN = /instanceof ExitStatus|^function ?\(\w+\) ?\{ ?throw \w+;? ?\}$/;

const EVENTS = ['uncaughtException', 'unhandledRejection'] as const;

/** The part of Node's `process` that is used; other platforms have none. */
interface Emitter {
  listeners(event: string): ((...values: unknown[]) => void)[];
  removeListener(event: string, listener: (...values: unknown[]) => void): unknown;
}

/** Runs `body`, and takes away the listeners of those events that Emscripten left. */
export async function withoutNewListeners<T>(body: () => Promise<T>): Promise<T> {
  const emitter = (globalThis as { process?: Partial<Emitter> }).process;
  if (typeof emitter?.listeners !== 'function' || typeof emitter.removeListener !== 'function') return body();
  const before = EVENTS.map((event) => emitter.listeners!(event));
  try {
    return await body();
  } finally {
    EVENTS.forEach((event, k) => {
      for (const listener of emitter.listeners!(event)) {
        if (!before[k]!.includes(listener) && OF_EMSCRIPTEN.test(listener.toString()))
          emitter.removeListener!(event, listener);
      }
    });
  }
}
