/**
 * How far apart seeds are: the standard deviation between 16 runs of what each claim of the paper measures, at full scale.
 *
 * With one seed nothing else tells how another would have done. Ratios of means and medians have none: of one seed they are no
 * estimate.
 * Made by `pnpm bench --seed 1001 --seeds 16`: `deviation` in its claims.json.
 */
import type { PaperClaimId } from './paper-claims.js';

export const REFERENCE_SEEDS = 16;

export const DEVIATIONS: Readonly<Partial<Record<PaperClaimId, number>>> = {
  'fig3 falls': 0.05638,
  'fig3 no longer falls': 0.09628,
  'fig3 level': 0.007196,
  'fig4 level': 0.0003322,
  'fig5 jumps first': 0.3503,
  'fig5 jumps second': 1.141,
  'fig6 dips first': 0.00128,
  'fig6 dips second': 0.0006761,
  'fig7 rises first': 0.2847,
  'fig7 rises second': 0.2817,
  'fig8 dips first': 0.0008308,
  'fig8 dips second': 0.001014,
  'fig9 ALL_LOCAL': 0.0001473,
  'fig9 equal shares': 0.0001511,
  'fig9 CD_SLSQP': 0.00002518,
  'fig9 agent': 0.0003322,
  'fig9 best': 0.0003292,
  'memory loss': 0.05394,
  'memory ratio': 0.0005254,
  'memory recovery': 0.001518,
};
