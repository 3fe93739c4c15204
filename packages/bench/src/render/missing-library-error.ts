/** A library that draws is not installed: the packages that only compute do without it. */

export interface MissingLibraryDetail {
  /** The function that was called. */
  readonly where: string;
  /** The package that was not found. */
  readonly what: string;
  /** The command that installs all that it needs. */
  readonly expected: string;
}

export class MissingLibraryError extends Error {
  override readonly name = 'MissingLibraryError';
  readonly code = 'MEC_MISSING_LIBRARY';
  readonly detail: MissingLibraryDetail;
  constructor(detail: MissingLibraryDetail, cause: unknown) {
    super(`${detail.where}: ${detail.what} is not installed; expected ${detail.expected}`, { cause });
    this.detail = detail;
  }
}
