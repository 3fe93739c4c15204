/**
 * Keeps the WASM module from taking over how the program ends.
 *
 * Emscripten registers two listeners in Node, one right after the other: one for `uncaughtException` that rethrows what is no
 * `ExitStatus`, and one for `unhandledRejection` that throws. A program that handles such events itself would end all the same.
 * Exactly these two are taken away again; whatever else the program registers meanwhile stays.
 */

type Listener = (...values: unknown[]) => void;

/** The part of Node's `process` that is used; other platforms have none. */
interface Emitter {
  on(event: 'newListener', watch: (event: string, listener: Listener) => void): unknown;
  removeListener(event: string, listener: Listener): unknown;
}

/** Runs `body`, and takes away what Emscripten registered in it. */
export async function withoutEmscriptenListeners<T>(body: () => Promise<T>): Promise<T> {
  const emitter = (globalThis as { process?: Partial<Emitter> }).process;
  if (typeof emitter?.on !== 'function' || typeof emitter.removeListener !== 'function') return body();
  const own: [event: string, listener: Listener][] = [];
  let expectsSecond = false;
  const watch = (event: string, listener: Listener): void => {
    const first = event === 'uncaughtException' && listener.toString().includes('instanceof ExitStatus');
    // Nothing can come between the two: they are registered in one go.
    if (first || (expectsSecond && event === 'unhandledRejection')) own.push([event, listener]);
    expectsSecond = first;
  };
  emitter.on('newListener', watch);
  try {
    return await body();
  } finally {
    emitter.removeListener('newListener', watch as Listener);
    for (const [event, listener] of own) emitter.removeListener(event, listener);
  }
}
