/**
 * How far apart seeds are: the standard deviation between 30 runs of what each claim of the paper measures, at full scale.
 *
 * With one seed nothing else tells how another would have done. Ratios of means and medians have none: of one seed they are no
 * estimate.
 * Made by `pnpm bench --seed 1001 --seeds 30`: `deviation` in its claims.json.
 */
import type { PaperClaimId } from './paper-claims.js';

export const REFERENCE_SEEDS = 30;

export const DEVIATIONS: Readonly<Partial<Record<PaperClaimId, number>>> = {};
