/** Runs as rows: one per recorded slot, with every strategy's ratio beside the others'. */
import {
  OutOfDomainError,
  requireLength,
  requireList,
  requireNumber,
  requireNumbers,
  requireOptions,
} from '@mec/model';
import { csvFormat } from 'd3-dsv';

/** A row of a table: cells by column name. */
export type Row = Readonly<Record<string, string | number>>;

/** Every `every`-th slot is recorded, as in the paper's Fig. 4. */
export const RECORD_EVERY = 10;

/**
 * The recorded values: of slots `every`, 2 `every`, and so on (slots count from 1).
 *
 * @param every - an integer >= 1. Default 10, the paper's.
 * @throws OutOfDomainError when `every` is not an integer >= 1.
 */
export function recorded(values: ArrayLike<number>, every: number = RECORD_EVERY): Float64Array {
  requireNumbers('recorded', 'values', values);
  requireNumber('recorded', 'every', every, { min: 1, integer: true });
  return Float64Array.from({ length: Math.floor(values.length / every) }, (_, k) => values[(k + 1) * every - 1]!);
}

/** What of a run becomes rows. */
export interface RatioRun {
  readonly strategy: string;
  /** One entry per slot. */
  readonly ratio: ArrayLike<number>;
}

/**
 * Rows of `iteration` (the slot, as the paper calls it) and one column of ratios per strategy.
 *
 * @throws OutOfDomainError when `every` is not an integer >= 1, or two columns would have the same name; LengthMismatchError
 *   when the runs differ in length.
 */
export function ratioRows(runs: readonly RatioRun[], every: number = RECORD_EVERY): Row[] {
  requireList('ratioRows', 'runs', runs, 'a list of runs');
  runs.forEach((run, k) => {
    requireOptions('ratioRows', run, '{ strategy, ratio }');
    requireNumbers('ratioRows', `runs[${k}].ratio`, run.ratio);
  });
  runs.forEach(({ strategy, ratio }, k) => {
    const what = `runs[${k}].strategy`;
    if (strategy === 'iteration' || runs.findIndex((run) => run.strategy === strategy) !== k) {
      const expected = 'a name that no other column has';
      throw new OutOfDomainError({ where: 'ratioRows', what, got: strategy, expected });
    }
    requireLength('ratioRows', `runs[${k}].ratio`, ratio, runs[0]!.ratio.length, 'as runs[0].ratio');
  });
  const columns = runs.map((run) => ({ name: run.strategy, values: recorded(run.ratio, every) }));
  return Array.from({ length: columns[0]?.values.length ?? 0 }, (_, k) => ({
    iteration: (k + 1) * every,
    ...Object.fromEntries(columns.map(({ name, values }) => [name, values[k]!])),
  }));
}

/** Comma-separated values with a heading, quoted where needed (RFC 4180); each line ends in LF, no row gives no text. */
export function toCsv(rows: readonly Row[]): string {
  return rows.length === 0 ? '' : `${csvFormat([...rows])}\n`;
}

/** A JSON array, one row per line; NaN and infinities, which JSON has not, are null. */
export function toJson(rows: readonly Row[]): string {
  return rows.length === 0 ? '[]\n' : `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`;
}
