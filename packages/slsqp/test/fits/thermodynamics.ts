/**
 * Handbook correlations: Antoine (degrees C, mmHg), Shomate's heat capacity (K), Steinhart and Hart (ohm, 1/K), Cauchy's
 * refractive index (m), radiation and conduction (K, W/m2).
 */
import type { Family, Formula } from './family.js';
import { decadesOf, evenly } from './grid.js';

const logPressure: Formula = {
  name: 'antoine-log',
  value: (T, A, B, C) => A - B / (C + T),
  partials: (T, _A, B, C) => [1, -1 / (C + T), B / (C + T) ** 2],
};

const pressure: Formula = {
  name: 'antoine',
  value: (T, A, B, C) => 10 ** (A - B / (C + T)),
  partials: (T, A, B, C) => {
    const slope = Math.LN10 * 10 ** (A - B / (C + T));
    return [slope, -slope / (C + T), (slope * B) / (C + T) ** 2];
  },
};

const capacity: Formula = {
  name: 'heat capacity',
  value: (T, a, b, c, d) => a + b * T + c * T * T + d / (T * T),
  partials: (T) => [1, T, T * T, 1 / (T * T)],
};

const thermistorLaw: Formula = {
  name: 'thermistor',
  value: (R, a, b, c) => a + b * Math.log(R) + c * Math.log(R) ** 3,
  partials: (R) => [1, Math.log(R), Math.log(R) ** 3],
};

const index: Formula = {
  name: 'cauchy index',
  value: (x, a, b) => a + b / (x * x),
  partials: (x) => [1, 1 / (x * x)],
};

const flux: Formula = {
  name: 'radiation',
  value: (T, sigma, h, surroundings) => sigma * (T ** 4 - surroundings ** 4) + h * (T - surroundings),
  partials: (T, sigma, h, surroundings) => [
    T ** 4 - surroundings ** 4,
    T - surroundings,
    -4 * sigma * surroundings ** 3 - h,
  ],
};

export const antoine: Family = {
  name: 'Antoine',
  linear: false,
  sketch: (draw, k) => {
    const from = draw.uniform(0, 30);
    return {
      formula: k % 2 === 0 ? logPressure : pressure,
      at: evenly(from, from + draw.uniform(70, 110), draw.integer(10, 24)),
      truth: [draw.uniform(6.8, 8.2), draw.uniform(1100, 1800), draw.uniform(200, 240)],
      widths: [0.5, 150, 20],
    };
  },
};

export const heatCapacity: Family = {
  name: 'heat capacity',
  linear: true,
  sketch: (draw) => ({
    formula: capacity,
    at: evenly(298, draw.uniform(800, 1500), draw.integer(10, 30)),
    truth: [
      draw.uniform(20, 60),
      draw.uniform(5e-3, 4e-2),
      -draw.decades(1e-6, 1e-5),
      draw.sign() * draw.decades(1e5, 1e6),
    ],
  }),
};

export const thermistor: Family = {
  name: 'thermistor',
  linear: true,
  sketch: (draw) => ({
    formula: thermistorLaw,
    at: decadesOf(draw.decades(300, 2000), draw.decades(2e4, 1e5), draw.integer(8, 20)),
    truth: [draw.uniform(0.9e-3, 1.4e-3), draw.uniform(2e-4, 2.8e-4), draw.uniform(0.7e-7, 2e-7)],
  }),
};

export const refractiveIndex: Family = {
  name: 'refractive index in metres',
  linear: true,
  sketch: (draw) => ({
    formula: index,
    at: evenly(4e-7, draw.uniform(7e-7, 1.1e-6), draw.integer(8, 20)),
    truth: [draw.uniform(1.3, 1.9), draw.uniform(3e-15, 1.5e-14)],
  }),
};

export const radiation: Family = {
  name: 'radiation',
  linear: false,
  sketch: (draw) => ({
    formula: flux,
    at: evenly(310, draw.uniform(700, 1300), draw.integer(10, 30)),
    truth: [5.67e-8 * draw.uniform(0.3, 0.98), draw.uniform(3, 25), draw.uniform(280, 300)],
    bounds: [
      [0, 5.67e-8],
      [0, null],
      [0, null],
    ],
  }),
};
