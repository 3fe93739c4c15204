/** A module of the user's that cannot be run. Told before anything runs. */
export class ModuleError extends Error {
  override readonly name = 'ModuleError';
  readonly code = 'MEC_MODULE';
  readonly detail: ModuleErrorDetail;

  constructor(detail: ModuleErrorDetail) {
    super(`${detail.kind} ${detail.file}: ${detail.problem}`);
    this.detail = detail;
  }
}

interface ModuleErrorDetail {
  /** What it should make. */
  readonly kind: string;
  readonly file: string;
  /** In one line. */
  readonly problem: string;
}
