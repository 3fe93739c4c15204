/**
 * Logistic growth of a population: K in people or in millions, the turning point a calendar year, the rate per year.
 */
import type { Family, Formula } from './family.js';
import { evenly } from './grid.js';

const curve: Formula = {
  name: 'logistic',
  value: (t, K, r, middle) => K / (1 + Math.exp(-r * (t - middle))),
  partials: (t, K, r, middle) => {
    const share = 1 / (1 + Math.exp(-r * (t - middle)));
    const slope = K * share * (1 - share);
    return [share, slope * (t - middle), -slope * r];
  },
};

export const logistic: Family = {
  name: 'logistic in years',
  linear: false,
  sketch: (draw, index) => ({
    formula: curve,
    at: evenly(1800, 2020, draw.integer(12, 45)),
    truth: [draw.uniform(50, 600) * (index % 2 === 0 ? 1e6 : 1), draw.uniform(0.018, 0.045), draw.uniform(1920, 1980)],
    widths: [null, null, 25],
    bounds: [
      [0, null],
      [0, 1],
      [1700, 2200],
    ],
  }),
};
