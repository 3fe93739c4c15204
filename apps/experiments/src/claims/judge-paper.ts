/** Judges the paper's claims by their frozen limits; one seed is helped out by how far apart the reference runs' seeds are. */
import { estimate, type Cluster, type Estimate, type Statistic } from '@mec/bench';
import type { Plan } from '../plan.js';
import { judgeEstimate, type Claim, type Premise, type Statement } from './claim.js';
import { PAPER_CLAIMS, type PaperClaim, type PaperClaimId } from './paper-claims.js';
import { DEVIATIONS, REFERENCE_SEEDS } from './reference.js';

/** Judges the mean over the seeds of a statistic; one cluster per seed. */
export function judgePaper(
  id: PaperClaimId,
  plan: Plan,
  clusters: readonly Cluster[],
  statistic: Statistic,
  premise?: Premise,
): Claim {
  return judgePaperEstimate(id, plan, estimate({ clusters, statistic }), premise);
}

/** Judges what was estimated over the seeds. */
export function judgePaperEstimate(id: PaperClaimId, plan: Plan, estimated: Estimate, premise?: Premise): Claim {
  const claim: PaperClaim = PAPER_CLAIMS[id];
  const deviation = DEVIATIONS[id];
  // The reference runs are of the paper's length: they do not speak of shorter ones.
  const known = deviation !== undefined && plan.fullScale;
  const statement: Statement = {
    ...claim,
    ...(premise === undefined ? {} : { premise }),
    ...(known ? { reference: { deviation, seeds: REFERENCE_SEEDS } } : {}),
  };
  return judgeEstimate(statement, estimated);
}
