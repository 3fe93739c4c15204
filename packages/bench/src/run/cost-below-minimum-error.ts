/** A strategy stated a cost that no decision has: its evaluation, or the minimum it is compared with, is wrong. */
export class CostBelowMinimumError extends Error {
  override readonly name = 'CostBelowMinimumError';
  readonly code = 'MEC_COST_BELOW_MINIMUM';
  readonly detail: CostBelowMinimumDetail;

  constructor(detail: CostBelowMinimumDetail) {
    super(
      `${detail.strategy} states the cost ${detail.cost} in iteration ${detail.iteration}; the minimum is ${detail.minimum}`,
    );
    this.detail = detail;
  }
}

export interface CostBelowMinimumDetail {
  readonly strategy: string;
  /** From 1. */
  readonly iteration: number;
  readonly cost: number;
  readonly minimum: number;
}
