/**
 * Slow decays in seconds: one exponential with an offset, and two of rates far apart.
 */
import type { Family, Formula } from './family.js';
import { decadesOf, evenly } from './grid.js';

const withOffset: Formula = {
  name: 'decay',
  value: (t, a, k, c) => a * Math.exp(-k * t) + c,
  partials: (t, a, k) => {
    const e = Math.exp(-k * t);
    return [e, -a * t * e, 1];
  },
};

const two: Formula = {
  name: 'two decays',
  value: (t, a, k, b, l) => a * Math.exp(-k * t) + b * Math.exp(-l * t),
  partials: (t, a, k, b, l) => {
    const [e, f] = [Math.exp(-k * t), Math.exp(-l * t)];
    return [e, -a * t * e, f, -b * t * f];
  },
};

const positive = [0, null] as const;

export const decay: Family = {
  name: 'decay',
  linear: false,
  sketch: (draw) => {
    const a = draw.decades(0.5, 500);
    return {
      formula: withOffset,
      at: evenly(0, 36000, draw.integer(13, 61)),
      truth: [a, draw.decades(6e-5, 4e-4), a * draw.uniform(0.02, 0.5)],
      bounds: [positive, positive, positive],
    };
  },
};

export const twoDecays: Family = {
  name: 'two decays',
  linear: false,
  sketch: (draw) => {
    const [a, k] = [draw.decades(1, 1000), draw.decades(2e-3, 2e-2)];
    return {
      formula: two,
      at: decadesOf(10, 2e5, draw.integer(20, 50)),
      truth: [a, k, a * draw.uniform(0.2, 2), k / draw.decades(50, 500)],
      bounds: [positive, positive, positive, positive],
    };
  },
};
