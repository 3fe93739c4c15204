/** What was wrong with an argument: where it was noticed, its path, what was given and what would have been right. */
export interface InvalidArgumentDetail {
  readonly where: string;
  readonly what: string;
  readonly got: unknown;
  readonly expected: string;
}

/**
 * A mistake of the caller: a NaN start, a wrong length, crossed bounds, an unknown option.
 *
 * Thrown at the public door only. A hard problem never throws: it ends with a status.
 */
export class InvalidArgumentError extends TypeError {
  override readonly name = 'InvalidArgumentError';
  readonly code = 'SLSQP_INVALID_ARGUMENT';
  readonly detail: InvalidArgumentDetail;

  constructor(detail: InvalidArgumentDetail) {
    // The promise is thrown away; without this its failure would end a Node process later on.
    if (isPromise(detail.got)) detail.got.then(undefined, () => undefined);
    super(`${detail.where}: ${detail.what} is ${describe(detail.got)}; expected ${detail.expected}`);
    this.detail = detail;
  }
}

/** Throws an `InvalidArgumentError` that says so. */
export function refuse(where: string, what: string, got: unknown, expected: string): never {
  throw new InvalidArgumentError({ where, what, got, expected });
}

function describe(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'number' || typeof value === 'boolean' || value === null || value === undefined)
    return String(value);
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'bigint') return `${value}n, a BigInt`;
  if (isPromise(value)) return 'a Promise: a run is synchronous, so await what the function needs before it starts';
  if (ArrayBuffer.isView(value) || Array.isArray(value))
    return `an array of length ${(value as ArrayLike<unknown>).length}`;
  return typeof value;
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
