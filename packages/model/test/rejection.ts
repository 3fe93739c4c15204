/** What a refusal is compared by: its code and detail, never its sentence. */
import { expect } from '@jest/globals';

export interface Refusal {
  readonly code?: 'MEC_OUT_OF_DOMAIN' | 'MEC_LENGTH_MISMATCH' | 'MEC_UNSUPPORTED_PROBLEM';
  readonly where: string;
  readonly what: string;
  readonly got: unknown;
}

/** Expects `run` to throw a typed error that names the function, the argument and its value. */
export function expectRefusal(run: () => unknown, { code = 'MEC_OUT_OF_DOMAIN', where, what, got }: Refusal): void {
  expect(run).toThrow(
    expect.objectContaining({
      code,
      detail: { where, what, got, expected: expect.stringMatching(/./) },
    }),
  );
}

/** What no rate, power, capacity, weight or task may be. */
export const notFinite: readonly unknown[] = [NaN, Infinity, -Infinity, undefined, null, '3', [3], 3n];
