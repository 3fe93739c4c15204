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
  /** What the error expects, in the place of words made from the range. */
  readonly described?: string;
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

/** Ends of a uniform distribution. */
export type Range = readonly [low: number, high: number];

/**
 * Returns `got` if it is two numbers inside `domain`, the first at most the second.
 *
 * @throws OutOfDomainError otherwise, naming the end that is wrong.
 */
export function requireRange(where: string, what: string, got: unknown, domain: Domain = {}): Range {
  if (!Array.isArray(got) || got.length !== 2) {
    throw new OutOfDomainError({ where, what, got, expected: 'two numbers, [low, high]' });
  }
  const low = requireNumber(where, `${what}[0]`, got[0], domain);
  return [low, requireNumber(where, `${what}[1]`, got[1], { ...domain, min: low })];
}

/**
 * Throws when the length of a vector is not `expected`.
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

/**
 * Returns `got` if it is one of `allowed`.
 *
 * @throws OutOfDomainError otherwise, naming what is allowed.
 */
export function requireOneOf<T extends string>(where: string, what: string, got: unknown, allowed: readonly T[]): T {
  if (allowed.includes(got as T)) return got as T;
  const names = allowed.map((name) => `'${name}'`);
  const expected = names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1)!}`;
  throw new OutOfDomainError({ where, what, got, expected });
}

/**
 * Throws when the options are not an object: `null`, a number, an array, ...
 *
 * @throws OutOfDomainError naming the argument.
 */
export function requireOptions(where: string, options: unknown, expected = 'an object of options'): void {
  if (typeof options === 'object' && options !== null && !Array.isArray(options)) return;
  throw new OutOfDomainError({ where, what: 'options', got: options, expected });
}

/**
 * Throws unless the value is a list: an array or a typed array.
 *
 * @param expected - what it should hold, such as `a list of runs`.
 * @throws OutOfDomainError naming the argument.
 */
export function requireList(where: string, what: string, got: unknown, expected: string): void {
  if (Array.isArray(got) || ArrayBuffer.isView(got)) return;
  throw new OutOfDomainError({ where, what, got, expected });
}

/**
 * Throws unless the value is a list of numbers; NaN and infinities count as numbers.
 *
 * @throws OutOfDomainError naming the argument, or its first entry that is not a number.
 */
export function requireNumbers(where: string, what: string, got: ArrayLike<number>): void {
  requireList(where, what, got, 'a list of numbers');
  for (let k = 0; k < got.length; k++) {
    if (typeof got[k] === 'number') continue;
    throw new OutOfDomainError({ where, what: `${what}[${k}]`, got: got[k], expected: 'a number' });
  }
}

/**
 * Throws when a value lacks one of the methods that it should have.
 *
 * @param expected - what it should be, such as `a Random`.
 * @throws OutOfDomainError naming the argument.
 */
export function requireMethods(
  where: string,
  what: string,
  got: unknown,
  methods: readonly string[],
  expected: string,
): void {
  const given = got as Readonly<Record<string, unknown>> | null | undefined;
  if (typeof given === 'object' && given !== null && methods.every((name) => typeof given[name] === 'function')) return;
  throw new OutOfDomainError({ where, what, got, expected });
}

/**
 * Throws unless the value is a function.
 *
 * @throws OutOfDomainError naming the argument.
 */
export function requireFunction(where: string, what: string, got: unknown): void {
  if (typeof got !== 'function') throw new OutOfDomainError({ where, what, got, expected: 'a function' });
}

function describeDomain({ min, above, max, integer = false, unit, described }: Domain): string {
  if (described !== undefined) return described;
  const bounds = [
    above === undefined ? '' : `> ${above}`,
    min === undefined ? '' : `>= ${min}`,
    max === undefined ? '' : `<= ${max}`,
  ].filter((bound) => bound !== '');
  const kind = integer ? 'an integer' : 'a finite number';
  const range = bounds.length === 0 ? '' : ` ${bounds.join(' and ')}`;
  return `${kind}${range}${unit === undefined ? '' : ` ${unit}`}`;
}
