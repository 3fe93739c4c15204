/** A mistake in a file of the user's: where in it, what is there, what was expected. */
export class FileError extends Error {
  override readonly name = 'FileError';
  readonly code = 'MEC_FILE';
  readonly detail: FileErrorDetail;

  constructor(detail: FileErrorDetail) {
    const { file, at, got, expected } = detail;
    const value = got === undefined ? ':' : ` is ${JSON.stringify(got)};`;
    super(`${file}: ${at}${value} expected ${expected}`);
    this.detail = detail;
  }
}

interface FileErrorDetail {
  readonly file: string;
  /** Path of the value, such as `scenario.workload.tasks[1]`, or a line. */
  readonly at: string;
  readonly got?: unknown;
  readonly expected: string;
}
