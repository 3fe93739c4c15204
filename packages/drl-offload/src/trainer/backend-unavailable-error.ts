import type { BackendName } from './backend-name.js';

/** No TensorFlow.js backend that was tried loads here: the state of the machine, not a caller's mistake. */
export class BackendUnavailableError extends Error {
  override readonly name = 'BackendUnavailableError';
  readonly code = 'MEC_BACKEND_UNAVAILABLE';
  readonly detail: BackendUnavailableDetail;

  constructor(detail: BackendUnavailableDetail) {
    super(`no backend loads here: ${detail.refused.map(({ name, reason }) => `${name}: ${reason}`).join('; ')}`);
    this.detail = detail;
  }
}

export interface BackendUnavailableDetail {
  /** The one asked for; undefined: any. */
  readonly wanted: BackendName | undefined;
  readonly refused: readonly { readonly name: BackendName; readonly reason: string }[];
}
