/**
 * Even powers as a shape for a resonance: the highest ones make every start steep.
 */
import type { Family, Formula } from './family.js';
import { evenly } from './grid.js';

const evenPowers: Formula = {
  name: 'even powers',
  value: (t, ...a) => a.reduceRight((sum, coefficient) => sum * t * t + coefficient, 0),
  partials: (t, ...a) => a.map((_, k) => t ** (2 * k)),
};

export const evenPowerShape: Family = {
  name: 'even powers',
  linear: true,
  sketch: (draw, index) => {
    const terms = 3 + (index % 6);
    const at = evenly(0.1, draw.uniform(1.5, 2.5), draw.integer(15, 30));
    const [height, narrow, ripple] = [draw.decades(5, 100), draw.uniform(1, 4), draw.uniform(0, 8)];
    const observed = at.map((t) => height / (1 + narrow * t * t) + ripple * Math.cos(2 * t));
    const truth = Array.from({ length: terms }, (_, k) => height * (-narrow / 4) ** k);
    return { formula: evenPowers, at, truth, observed };
  },
};
