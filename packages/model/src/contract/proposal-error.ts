import { shown } from './errors.js';

/** A report names a proposal that is not open. Compare `code` and `detail`; the sentence may change. */
export class ProposalError extends Error {
  override readonly name = 'ProposalError';
  readonly code = 'MEC_PROPOSAL';
  readonly detail: ProposalErrorDetail;

  constructor(detail: ProposalErrorDetail) {
    super(`${detail.where}: ${SENTENCES[detail.reason]} (${shown(detail.id)})`);
    this.detail = detail;
  }
}

export interface ProposalErrorDetail {
  readonly where: string;
  /** As it was given. */
  readonly id: unknown;
  /**
   * `unknown`: no proposal of this history has the id, or it was closed too long ago to tell. `repeated`: its report has come before.
   * `expired`: too many slots or proposals have gone by.
   */
  readonly reason: 'unknown' | 'repeated' | 'expired';
}

const SENTENCES = {
  unknown: 'no proposal has this id',
  repeated: 'this proposal was reported before',
  expired: 'this proposal has expired',
} as const;
