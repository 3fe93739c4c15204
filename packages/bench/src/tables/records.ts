/** Runs as rows: one per recorded iteration, with every strategy's ratio beside the others'. */
import { requireNumber } from '@mec/model';
import { csvFormat } from 'd3-dsv';
import type { StrategyRun } from '../run/run-strategies.js';

/** A row of a table: cells by column name. */
export type Row = Readonly<Record<string, string | number>>;

/** Every `every`-th iteration is recorded, as in the paper's Fig. 4. */
export const RECORD_EVERY = 10;

/**
 * The recorded values: of iterations `every`, 2 `every`, and so on (iterations count from 1).
 *
 * @param every - an integer >= 1. Default 10, the paper's.
 * @throws OutOfDomainError when it is none.
 */
export function recorded(values: ArrayLike<number>, every: number = RECORD_EVERY): Float64Array {
  requireNumber('recorded', 'every', every, { min: 1, integer: true });
  return Float64Array.from({ length: Math.floor(values.length / every) }, (_, k) => values[(k + 1) * every - 1]!);
}

/**
 * Rows of `iteration` and one column of ratios per strategy.
 *
 * @throws OutOfDomainError when every is no integer >= 1.
 */
export function ratioRows(runs: readonly StrategyRun[], every: number = RECORD_EVERY): Row[] {
  const columns = runs.map((run) => ({ name: run.strategy, values: recorded(run.ratio, every) }));
  const length = Math.min(...columns.map(({ values }) => values.length));
  return Array.from({ length: columns.length === 0 ? 0 : length }, (_, k) => ({
    iteration: (k + 1) * every,
    ...Object.fromEntries(columns.map(({ name, values }) => [name, values[k]!])),
  }));
}

/** Comma-separated values with a heading, quoted where needed, ending in a line break (RFC 4180). */
export function toCsv(rows: readonly Row[]): string {
  return `${csvFormat([...rows])}\n`;
}

/** A JSON array, one row per line. */
export function toJson(rows: readonly Row[]): string {
  return `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`;
}
