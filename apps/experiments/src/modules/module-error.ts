/** A module of the user's that cannot be run. Told before anything runs. */
export class ModuleError extends Error {
  override readonly name = 'ModuleError';
  readonly code = 'MEC_MODULE';
  readonly detail: ModuleErrorDetail;

  constructor(detail: ModuleErrorDetail) {
    super(`--${detail.option} ${detail.file}: ${detail.problem}`);
    this.detail = detail;
  }
}

interface ModuleErrorDetail {
  /** The option that named it. */
  readonly option: string;
  readonly file: string;
  /** In one line. */
  readonly problem: string;
}
