/** A test runner that keeps what is registered, so that a contract test can itself be tested. */
import type { TestRunner } from '../../src/testing/index.js';

export interface Outcome {
  readonly names: readonly string[];
  /** The names of the tests that fail. */
  readonly failed: readonly string[];
}

/** Registers a contract on a recording runner and runs its tests. */
export async function outcomeOf(register: (runner: TestRunner) => void): Promise<Outcome> {
  const registered: { name: string; body: () => Promise<void> }[] = [];
  register({
    describe: (_name, body) => body(),
    test: (name, body) => void registered.push({ name, body }),
  });
  const failed: string[] = [];
  for (const { name, body } of registered) await body().catch(() => failed.push(name));
  return { names: registered.map(({ name }) => name), failed };
}

/** Runs `run` where the test runner has no globals. */
export function withoutGlobals(run: () => void): void {
  const globals = globalThis as { describe?: unknown };
  const kept = globals.describe;
  try {
    globals.describe = undefined;
    run();
  } finally {
    globals.describe = kept;
  }
}
