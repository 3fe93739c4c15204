/** A statement, what this run measured, and what that says of it: computed, never written by hand. */
import { estimate, studentQuantile, type Cluster, type Estimate, type Statistic } from '@mec/bench';
import { allOf, describeCriterion, verdictOf, type Criterion, type Verdict } from './verdict.js';

export interface Claim {
  /** `Fig. 4`. */
  readonly figure: string;
  /** The statement, in words. */
  readonly claim: string;
  /** The paper's words or figure. */
  readonly paper: string;
  readonly measured: number;
  /** 95 %, over the seeds (see {@link Claim.basis}); infinite ends where nothing tells how sure the value is. */
  readonly interval: readonly [number, number];
  /** What was measured, and in which unit. */
  readonly quantity: string;
  /** When the claim holds. */
  readonly criterion: string;
  readonly verdict: Verdict;
  /** What the interval is drawn from. */
  readonly basis: Basis;
  /** Standard deviation of the measured value between seeds or repetitions; 0 of one. */
  readonly deviation: number;
  /** Why, where the interval alone does not say. */
  readonly reason?: string;
}

/**
 * `seeds`: the spread between them. `reference seeds`: one seed was run, and the spread is that of the reference runs.
 * `this seed`: one seed was run, and the interval says only how that run would go on: nothing is decided.
 * `repetitions`: of a timing.
 */
type Basis = 'seeds' | 'reference seeds' | 'this seed' | 'repetitions';

/** What must be so for the claim to mean anything: a curve returns only from where it went. */
export interface Premise {
  readonly verdict: Verdict;
  /** Said where the premise fails. */
  readonly otherwise: string;
}

/** The premise that another claim's measured value lies within limits: its own, or others. */
export function premiseOn(claim: Claim, otherwise: string, criterion?: Criterion): Premise {
  if (criterion === undefined) return { verdict: claim.verdict, otherwise };
  return { verdict: claim.basis === 'this seed' ? 'undecided' : verdictOf(claim.interval, criterion), otherwise };
}

/** How far apart seeds are, from runs other than this one. */
interface Reference {
  readonly deviation: number;
  readonly seeds: number;
}

export interface Statement extends Pick<Claim, 'figure' | 'claim' | 'paper' | 'quantity'> {
  readonly criterion: Criterion;
  readonly premise?: Premise;
  /** Serves a single seed. */
  readonly reference?: Reference;
  /** Set where the runs are repetitions of a timing. */
  readonly repetitions?: true;
  /** Why nothing may be decided whatever was measured, such as a machine under load. */
  readonly spoilt?: string;
}

/** Judges the mean over the seeds of a statistic; one cluster per seed. */
export function judge(
  input: Statement & { readonly clusters: readonly Cluster[]; readonly statistic: Statistic },
): Claim {
  const { clusters, statistic, ...statement } = input;
  return judgeEstimate(statement, estimate({ clusters, statistic }));
}

/** Judges what was estimated over the seeds. */
export function judgeEstimate(statement: Statement, estimated: Estimate): Claim {
  const { figure, claim, paper, quantity, criterion, premise, spoilt } = statement;
  const { interval, basis } = intervalOf(statement, estimated);
  const own = basis === 'this seed' ? 'undecided' : verdictOf(interval, criterion);
  const verdict = spoilt === undefined ? allOf([own, premise?.verdict ?? 'holds']) : 'undecided';
  const reason = spoilt ?? reasonOf(verdict, basis, interval, premise);
  return {
    figure,
    claim,
    paper,
    measured: estimated.value,
    interval,
    quantity,
    criterion: describeCriterion(criterion),
    verdict,
    basis,
    deviation: estimated.deviation,
    ...(reason === undefined ? {} : { reason }),
  };
}

function intervalOf(
  { reference, repetitions }: Statement,
  { value, interval, over }: Estimate,
): Pick<Claim, 'interval' | 'basis'> {
  if (repetitions === true) return { interval, basis: 'repetitions' };
  if (over === 'runs') return { interval, basis: 'seeds' };
  if (reference === undefined) return { interval, basis: 'this seed' };
  // One seed is off the mean of all by Student's t times their deviation, which as many seeds told.
  const half = studentQuantile(0.975, reference.seeds - 1) * reference.deviation;
  return { interval: [value - half, value + half], basis: 'reference seeds' };
}

function reasonOf(
  verdict: Verdict,
  basis: Basis,
  interval: Claim['interval'],
  premise: Premise | undefined,
): string | undefined {
  if (premise?.verdict === 'fails') return premise.otherwise;
  if (verdict !== 'undecided') return undefined;
  if (basis === 'this seed') return 'one seed does not tell how others do';
  if (premise?.verdict === 'undecided') return `perhaps ${premise.otherwise}`;
  return interval.every(Number.isFinite) ? undefined : 'too little was run for an interval';
}
