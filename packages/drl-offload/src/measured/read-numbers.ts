import { OutOfDomainError, type JsonValue } from '@mec/model';

/**
 * A list of numbers out of a snapshot, which may come from anywhere.
 *
 * @throws OutOfDomainError when it is not `length` finite numbers.
 */
export function readNumbers(where: string, what: string, list: JsonValue | undefined, length: number): Float64Array {
  const sound = Array.isArray(list) && list.length === length && list.every((value) => Number.isFinite(value));
  if (!sound) {
    const expected = `${length} finite numbers`;
    throw new OutOfDomainError({ where, what: `snapshot: ${what}`, got: list, expected });
  }
  return Float64Array.from(list as readonly number[]);
}
