/** An array of any kind: plain, typed, or an object with a length and indices. */
export function isList(value: unknown): value is ArrayLike<unknown> {
  return typeof value === 'object' && value !== null && 'length' in value && typeof value.length === 'number';
}

/** A finite number above zero. */
export function isPositive(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value < Infinity;
}
