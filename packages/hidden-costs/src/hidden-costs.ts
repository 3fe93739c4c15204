/**
 * A slot whose devices really pay other costs than they tell.
 *
 * What may be observed is the slot as told; what a decision costs is the same slot with each named part of each device's cost times a
 * factor. No formula over the observation gives the best decision then: whoever decides well has learned from costs paid.
 *
 * The model says what a factor on a part of its cost means (`withFactors`), so any model that does can be wrapped: the paper's, and those
 * with more than two choices.
 */
import {
  requireFunction,
  requireOptions,
  requireProblem,
  underFactors,
  type CostFactors,
  type DecisionProblem,
} from '@mec/model/contract';

/** The allocation of a problem's decisions. */
export type AllocationOf<P> = P extends DecisionProblem<infer A> ? A : never;

export interface HiddenCostsOptions<P extends DecisionProblem<unknown>> {
  /** The slot as the devices tell it; its model takes factors. */
  readonly told: P;
  /** For each named part of the cost, such as `uplink`, one factor per device, > 0: what it really costs over what is told. */
  readonly factors: CostFactors;
  /** Rows that a policy sees, made from what is told. Default: the rows of the slot as told. */
  readonly observe?: (told: P) => Float64Array;
}

/** A problem at its true costs, and the same slot as told. */
export interface HiddenCostsProblem<P extends DecisionProblem<unknown>> extends DecisionProblem<AllocationOf<P>> {
  readonly told: P;
  /** The same slot at its true costs, for whoever carries decisions out and measures; no strategy looks at it. */
  readonly paid: DecisionProblem<AllocationOf<P>>;
}

/**
 * Makes one slot.
 *
 * @throws OutOfDomainError or LengthMismatchError naming the option or factor that is wrong; UnsupportedProblemError when the model
 * takes no factors.
 * @example
 * const told = createProblem(paperSystem(2), [10, 20]);
 * hiddenCosts({ told, factors: { uplink: [0.5, 3] } });
 */
export function hiddenCosts<P extends DecisionProblem<unknown>>(options: HiddenCostsOptions<P>): HiddenCostsProblem<P> {
  const where = 'hiddenCosts';
  requireOptions(where, options);
  const { told, factors, observe } = options;
  requireProblem(where, told);
  if (observe !== undefined) requireFunction(where, 'observe', observe);
  const paid = underFactors(where, told, factors) as DecisionProblem<AllocationOf<P>>;
  const { walk } = paid;
  return {
    told,
    paid,
    size: told.size,
    observation: observe === undefined ? told.observation : observe(told),
    ...(told.choices === undefined ? {} : { choices: told.choices }),
    ...(told.ids === undefined ? {} : { ids: told.ids }),
    ...(told.sense === undefined ? {} : { sense: told.sense }),
    ...(paid.active === undefined ? {} : { active: paid.active }),
    evaluate: (offload) => paid.evaluate(offload),
    // What is allocated follows from what is told: hidden costs are not known to whoever allocates.
    ...(told.allocate === undefined
      ? {}
      : { allocate: (offload: Uint8Array) => told.allocate!(offload) as AllocationOf<P> }),
    ...(paid.isFeasible === undefined
      ? {}
      : { isFeasible: (offload: Uint8Array, allocation: AllocationOf<P>) => paid.isFeasible!(offload, allocation) }),
    ...(walk === undefined ? {} : { walk: () => walk.call(paid) }),
  };
}
