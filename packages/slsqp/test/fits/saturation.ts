/**
 * Saturating responses at small concentrations: Michaelis and Menten (mol/l, mol/(l s)), Langmuir (1/M, M), Hill (nM in
 * M), and the slow saturation b1 (1 - exp(-b2 x)) with b1 in the hundreds and b2 below 1e-3.
 */
import type { Family, Formula } from './family.js';
import { decadesOf, evenly } from './grid.js';

const menten: Formula = {
  name: 'michaelis-menten',
  value: (s, V, K) => (V * s) / (K + s),
  partials: (s, V, K) => [s / (K + s), (-V * s) / (K + s) ** 2],
};

const isotherm: Formula = {
  name: 'langmuir',
  value: (c, q, K) => (q * K * c) / (1 + K * c),
  partials: (c, q, K) => [(K * c) / (1 + K * c), (q * c) / (1 + K * c) ** 2],
};

const response: Formula = {
  name: 'hill',
  value: (c, bottom, top, half, n) => bottom + (top - bottom) / (1 + (half / c) ** n),
  partials: (c, bottom, top, half, n) => {
    const power = (half / c) ** n;
    const share = 1 / (1 + power);
    const slope = -(top - bottom) * power * share * share;
    return [1 - share, share, (slope * n) / half, slope * Math.log(half / c)];
  },
};

const slow: Formula = {
  name: 'slow saturation',
  value: (x, b1, b2) => b1 * (1 - Math.exp(-b2 * x)),
  partials: (x, b1, b2) => [1 - Math.exp(-b2 * x), b1 * x * Math.exp(-b2 * x)],
};

const positive = [0, null] as const;

export const michaelisMenten: Family = {
  name: 'Michaelis-Menten',
  linear: false,
  sketch: (draw) => {
    const K = draw.decades(3e-6, 6e-5);
    return {
      formula: menten,
      at: decadesOf(K / 10, K * 10, draw.integer(8, 20)),
      truth: [draw.decades(1e-6, 1e-4), K],
      bounds: [positive, positive],
    };
  },
};

export const langmuir: Family = {
  name: 'Langmuir',
  linear: false,
  sketch: (draw) => {
    const K = draw.decades(1e8, 3e9);
    return {
      formula: isotherm,
      at: evenly(0.1 / K, 8 / K, draw.integer(8, 20)),
      truth: [draw.decades(0.1, 100), K],
      bounds: [positive, positive],
    };
  },
};

export const hill: Family = {
  name: 'Hill',
  linear: false,
  sketch: (draw) => {
    const half = draw.decades(1e-9, 1e-7);
    const top = draw.uniform(80, 120);
    return {
      formula: response,
      at: decadesOf(half / 100, half * 100, draw.integer(10, 24)),
      truth: [top * draw.uniform(0.02, 0.2), top, half, draw.uniform(0.7, 2.5)],
      bounds: [positive, positive, [1e-13, 1e-3], [0.1, 5]],
    };
  },
};

export const slowSaturation: Family = {
  name: 'slow saturation',
  linear: false,
  sketch: (draw) => {
    const b2 = draw.decades(1e-4, 1e-3);
    return {
      formula: slow,
      at: evenly(0.1 / b2, draw.uniform(1.5, 3) / b2, draw.integer(10, 24)),
      truth: [draw.uniform(100, 600), b2],
      bounds: [positive, positive],
    };
  },
};
