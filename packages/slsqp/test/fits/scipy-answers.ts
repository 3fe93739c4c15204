import { readFileSync } from 'node:fs';

/** scipy on one fit: the minimum by `least_squares` or QR, and what its SLSQP makes of it at default options. */
interface ScipyAnswer {
  readonly best: number;
  readonly x: readonly number[];
  /** `fun` is null where it ended at no number. */
  readonly slsqp: { readonly success: boolean; readonly fun: number | null; readonly nfev: number };
}

/** What test/fixtures/fits-scipy.json holds: answers by the name of the fit, for the fits of one seed. */
export interface ScipyAnswers {
  readonly scipy: string;
  readonly seed: number;
  readonly fits: Readonly<Record<string, ScipyAnswer>>;
}

export function readScipyAnswers(file: URL): ScipyAnswers {
  return JSON.parse(readFileSync(file, 'utf8')) as ScipyAnswers;
}
