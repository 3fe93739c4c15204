/** Checks of numbers at the public door: each names the argument, its value and what was expected. */
import { LengthMismatchError, OutOfDomainError } from './errors.js';

/** Range of a number; `unit` is named in the error. */
export interface Domain {
  /** Smallest allowed value. */
  readonly min?: number;
  /** Bound that the value must lie above. */
  readonly above?: number;
  /** Largest allowed value. */
  readonly max?: number;
  readonly integer?: boolean;
  readonly unit?: string;
}

/**
 * Returns `got` if it is a finite number inside `domain`.
 *
 * @throws OutOfDomainError otherwise.
 */
export function requireNumber(where: string, what: string, got: unknown, domain: Domain = {}): number {
  const { min = -Infinity, above = -Infinity, max = Infinity, integer = false } = domain;
  const inside =
    typeof got === 'number' &&
    Number.isFinite(got) &&
    got >= min &&
    got > above &&
    got <= max &&
    (!integer || Number.isSafeInteger(got));
  if (!inside) throw new OutOfDomainError({ where, what, got, expected: describeDomain(domain) });
  return got;
}

/**
 * Refuses a vector whose length is not `expected`.
 *
 * @param meaning - what the length stands for, such as `one entry per device`.
 * @throws LengthMismatchError when the lengths differ or `got` has none.
 */
export function requireLength(
  where: string,
  what: string,
  got: ArrayLike<number>,
  expected: number,
  meaning: string,
): void {
  // Callers from plain JavaScript may hand anything.
  const length: unknown = (got as ArrayLike<number> | null | undefined)?.length;
  if (length !== expected) {
    throw new LengthMismatchError({ where, what, got: length, expected: `${expected} (${meaning})` });
  }
}

function describeDomain({ min, above, max, integer = false, unit }: Domain): string {
  const bounds = [
    above === undefined ? '' : `> ${above}`,
    min === undefined ? '' : `>= ${min}`,
    max === undefined ? '' : `<= ${max}`,
  ].filter((bound) => bound !== '');
  const kind = integer ? 'an integer' : 'a finite number';
  const range = bounds.length === 0 ? '' : ` ${bounds.join(' and ')}`;
  return `${kind}${range}${unit === undefined ? '' : ` ${unit}`}`;
}
