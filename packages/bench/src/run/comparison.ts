/** Costs against the best known ones: as ratios where signs allow, as gaps always. */
import type { Sense } from '@mec/model';
import type { StrategyRun } from './strategy-run.js';

/** One strategy's costs, and the best known ones of the same slots. */
interface Costs {
  readonly cost: Float64Array;
  readonly best: Float64Array;
}

type Compared = Pick<StrategyRun, 'cost' | 'best' | 'comparison' | 'ratio' | 'gap' | 'scale'>;

/** Compares all strategies of a run in the same way. */
export function comparedWith(runs: readonly Costs[], sense: Sense): Compared[] {
  const values = runs.flatMap(({ cost, best }) => [...cost, ...best]).filter((value) => value < Infinity);
  const rates = sense === 'maximise' && values.every((value) => value <= 0);
  const comparison = rates || values.every((value) => value >= 0) ? 'ratio' : 'gap';
  return runs.map(({ cost, best }) => {
    const finite = best.filter((value) => value < Infinity);
    const mean = finite.reduce((sum, value) => sum + Math.abs(value), 0) / Math.max(1, finite.length);
    const ratio = (value: number, k: number): number => (rates ? shareOf(-value, -best[k]!) : shareOf(best[k]!, value));
    return {
      cost,
      best,
      comparison,
      ratio: comparison === 'ratio' ? cost.map(ratio) : new Float64Array(0),
      gap: cost.map((value, k) => (value === best[k] ? 0 : Math.max(0, value - best[k]!))),
      scale: mean > 0 ? mean : 1,
    };
  });
}

/** part / whole in [0, 1]; 1 where both are 0 or Infinity, 0 for a rate of -Infinity: nothing was carried out. */
function shareOf(part: number, whole: number): number {
  if (part === whole) return 1;
  return Math.min(1, Math.max(0, part) / Math.max(0, whole));
}
