/**
 * Polynomials in raw powers, as one writes them first: over [0, 10], over [0, 1000] and over calendar years.
 */
import type { Draw } from './draw.js';
import type { Family, Formula } from './family.js';
import { evenly } from './grid.js';

const powers: Formula = {
  name: 'powers',
  value: (t, ...a) => a.reduceRight((sum, coefficient) => sum * t + coefficient, 0),
  partials: (t, ...a) => a.map((_, k) => t ** k),
};

/** Coefficients in raw powers of a polynomial whose terms in u = (t - centre) / half are drawn of size `size`. */
function coefficients(draw: Draw, degree: number, centre: number, half: number, size: number): number[] {
  let raw: number[] = [];
  for (let k = degree; k >= 0; k--) {
    // raw <- raw * (t - centre) / half + next coefficient.
    const product = Array.from(
      { length: raw.length + 1 },
      (_, i) => ((raw[i - 1] ?? 0) - centre * (raw[i] ?? 0)) / half,
    );
    product[0] = (raw.length > 0 ? product[0]! : 0) + size * draw.sign() * draw.uniform(0.3, 1);
    raw = raw.length > 0 ? product : [product[0]];
  }
  return raw;
}

const over = (name: string, end: number, degrees: readonly number[]): Family => ({
  name,
  linear: true,
  sketch: (draw, index) => {
    const degree = degrees[index % degrees.length]!;
    const truth = coefficients(draw, degree, end / 2, end / 2, draw.decades(0.3, 300));
    return { formula: powers, at: evenly(0, end, draw.integer(2 * degree + 8, 40)), truth };
  },
});

export const polynomialTen: Family = over('polynomial [0, 10]', 10, [2, 3, 4, 5, 3, 6, 2, 7]);
export const polynomialThousand: Family = over('polynomial [0, 1000]', 1000, [2, 3, 2, 4, 3, 5, 6, 7]);

export const polynomialYears: Family = {
  name: 'polynomial in years',
  linear: true,
  sketch: (draw, index) => {
    const degree = [1, 2, 1, 2, 1, 3, 2, 1][index % 8]!;
    const truth = coefficients(draw, degree, 1960, 60, draw.decades(1, 300));
    return { formula: powers, at: evenly(1900, 2020, draw.integer(13, 61)), truth };
  },
};
