/**
 * Where the contract tests register: the test runner's global `describe` and `test` (jest, vitest with globals, mocha with
 * `test` aliased), or what a runner without globals passes.
 */
import { OutOfDomainError } from '../contract/errors.js';

/** A test runner's two functions. */
export interface TestRunner {
  describe(name: string, body: () => void): void;
  test(name: string, body: () => Promise<void>): void;
}

/**
 * The runner's globals.
 *
 * @throws OutOfDomainError when there are none.
 */
export function globalRunner(where: string): TestRunner {
  const { describe, test } = globalThis as Partial<TestRunner>;
  if (typeof describe !== 'function' || typeof test !== 'function') {
    const expected = "a test runner's global `describe` and `test`, or options.runner";
    throw new OutOfDomainError({ where, what: 'globalThis.describe', got: describe, expected });
  }
  return { describe, test };
}
