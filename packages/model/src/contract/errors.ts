/**
 * Errors for a caller's mistakes. A hard instance never throws: it yields a decision.
 * Compare `code` and `detail`; the sentence may change.
 */

/** A number, or a thing that should have been one, outside its range. */
export class OutOfDomainError extends RangeError {
  override readonly name = 'OutOfDomainError';
  readonly code = 'MEC_OUT_OF_DOMAIN';
  readonly detail: OutOfDomainDetail;

  constructor(detail: OutOfDomainDetail) {
    super(`${detail.where}: ${detail.what} is ${shown(detail.got)}; expected ${detail.expected}`);
    this.detail = detail;
  }
}

export interface OutOfDomainDetail {
  /** The function that refused. */
  readonly where: string;
  /** The argument, with its index: `tasks[3]`. */
  readonly what: string;
  readonly got: unknown;
  readonly expected: string;
}

/** Two arguments whose lengths should agree and do not. */
export class LengthMismatchError extends RangeError {
  override readonly name = 'LengthMismatchError';
  readonly code = 'MEC_LENGTH_MISMATCH';
  readonly detail: LengthMismatchDetail;

  constructor(detail: LengthMismatchDetail) {
    super(`${detail.where}: ${detail.what} has length ${shown(detail.got)}; expected ${detail.expected}`);
    this.detail = detail;
  }
}

export interface LengthMismatchDetail {
  readonly where: string;
  readonly what: string;
  readonly got: unknown;
  readonly expected: string;
}

/** A strategy was given a problem of a kind that it does not decide. The problem may be sound. */
export class UnsupportedProblemError extends TypeError {
  override readonly name = 'UnsupportedProblemError';
  readonly code = 'MEC_UNSUPPORTED_PROBLEM';
  readonly detail: OutOfDomainDetail;

  constructor(detail: OutOfDomainDetail) {
    super(`${detail.where}: ${detail.what} is ${shown(detail.got)}; expected ${detail.expected}`);
    this.detail = detail;
  }
}

/** A value as an error names it. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `an array of length ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'function') return 'a function';
  return String(value);
}
