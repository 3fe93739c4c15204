/**
 * y = a x^b over decades: metabolic rates, spectra, wear.
 */
import type { Family, Formula } from './family.js';
import { decadesOf } from './grid.js';

const power: Formula = {
  name: 'power law',
  value: (x, a, b) => a * x ** b,
  partials: (x, a, b) => [x ** b, a * x ** b * Math.log(x)],
};

export const powerLaw: Family = {
  name: 'power law',
  linear: false,
  sketch: (draw) => {
    const from = draw.decades(1e-3, 10);
    return {
      formula: power,
      at: decadesOf(from, from * draw.decades(1e2, 1e5), draw.integer(10, 30)),
      truth: [draw.decades(1e-4, 1e3), draw.sign() * draw.uniform(0.4, 2.2)],
      widths: [null, 0.3],
    };
  },
};
