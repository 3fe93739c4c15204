/**
 * The caller's word on how long difference steps are.
 */
import { refuse } from '../errors.js';
import { isList, isPositive } from '../list.js';

/**
 * Steps relative to the size of each variable, or absolute ones in the variable's units; one number for all variables
 * or one each.
 */
export type FiniteDifferenceStep =
  | number
  | ArrayLike<number>
  | { readonly relative: number | ArrayLike<number> }
  | { readonly absolute: number | ArrayLike<number> };

/** Steps of all variables, n entries, and what they mean. */
export interface DifferenceSteps {
  readonly steps: Float64Array;
  readonly absolute: boolean;
}

/**
 * Reads the option `finiteDifferenceStep`; nothing where it is absent.
 *
 * @throws InvalidArgumentError when a step is not a finite number > 0, or their number is not 1 or n.
 */
export function readDifferenceSteps(where: string, option: unknown, n: number): DifferenceSteps | undefined {
  if (option === undefined) return undefined;
  const what = 'finiteDifferenceStep';
  if (typeof option === 'number' || isList(option)) return { steps: read(where, what, option, n), absolute: false };
  if (typeof option === 'object' && option !== null) {
    const names = Object.keys(option);
    const name = names[0];
    if (names.length === 1 && (name === 'relative' || name === 'absolute')) {
      const steps = (option as Readonly<Record<string, unknown>>)[name];
      return { steps: read(where, `${what}.${name}`, steps, n), absolute: name === 'absolute' };
    }
  }
  const expected = `a number, ${n} numbers, { relative } or { absolute }`;
  refuse(where, what, option, expected);
}

function read(where: string, what: string, value: unknown, n: number): Float64Array {
  const expected = 'a finite number > 0';
  if (isPositive(value)) return new Float64Array(n).fill(value);
  if (!isList(value)) refuse(where, what, value, expected);
  if (value.length !== n) refuse(where, what, value, `${n} numbers`);
  return Float64Array.from(value, (step, i) => {
    if (isPositive(step)) return step;
    refuse(where, `${what}[${i}]`, step, expected);
  });
}
