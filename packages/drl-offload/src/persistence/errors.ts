/** A directory that holds no agent, or no longer a whole one. */
export class AgentFileError extends Error {
  override readonly name = 'AgentFileError';
  readonly code = 'MEC_AGENT_FILE';
  readonly detail: AgentFileDetail;

  constructor(detail: AgentFileDetail, options?: ErrorOptions) {
    super(`${detail.file} ${detail.problem}`, options);
    this.detail = detail;
  }
}

export interface AgentFileDetail {
  /** Path of the file or directory. */
  readonly file: string;
  /**
   * `missing`: not there; `damaged`: not as it was written; `foreign`: not what this package writes; `unknown part`: made of a part that
   * must be given; `busy`: another program is writing there.
   */
  readonly kind: 'missing' | 'damaged' | 'foreign' | 'unknown part' | 'busy';
  /** What is wrong, to follow the file's name. */
  readonly problem: string;
}
