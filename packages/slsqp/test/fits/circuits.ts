/**
 * Electronics: R in ohm and C in farad from a discharge current and from an impedance; a diode's saturation current in A.
 */
import type { Family, Formula } from './family.js';
import { decadesOf, evenly } from './grid.js';

/** Volt on the capacitor at the start. */
const CHARGED = 5;
/** kT/q at 300 K in volt. */
const THERMAL = 0.025852;

const current: Formula = {
  name: 'rc current',
  value: (t, R, C) => (CHARGED / R) * Math.exp(-t / (R * C)),
  partials: (t, R, C) => {
    const i = (CHARGED / R) * Math.exp(-t / (R * C));
    const decades = t / (R * C);
    return [(i * (decades - 1)) / R, (i * decades) / C];
  },
};

const impedance: Formula = {
  name: 'rc impedance',
  value: (omega, R, C) => R / Math.sqrt(1 + (omega * R * C) ** 2),
  partials: (omega, R, C) => {
    const cubed = (1 + (omega * R * C) ** 2) ** -1.5;
    return [cubed, -(R ** 3) * omega * omega * C * cubed];
  },
};

const junction: Formula = {
  name: 'diode',
  value: (V, saturation, n) => saturation * Math.expm1(V / (n * THERMAL)),
  partials: (V, saturation, n) => {
    const exponent = V / (n * THERMAL);
    return [Math.expm1(exponent), (-saturation * Math.exp(exponent) * exponent) / n];
  },
};

const bounds = [
  [1, null],
  [1e-14, null],
] as const;

export const rcCurrent: Family = {
  name: 'RC discharge current',
  linear: false,
  sketch: (draw) => {
    const [R, C] = [draw.decades(1e3, 1e6), draw.decades(1e-9, 1e-6)];
    return { formula: current, at: evenly(0, 4 * R * C, draw.integer(12, 40)), truth: [R, C], bounds };
  },
};

export const rcImpedance: Family = {
  name: 'RC impedance',
  linear: false,
  sketch: (draw) => {
    const [R, C] = [draw.decades(1e3, 1e6), draw.decades(1e-9, 1e-6)];
    return {
      formula: impedance,
      at: decadesOf(0.03 / (R * C), 30 / (R * C), draw.integer(12, 30)),
      truth: [R, C],
      bounds,
    };
  },
};

export const diode: Family = {
  name: 'diode',
  linear: false,
  sketch: (draw) => ({
    formula: junction,
    at: evenly(0.3, draw.uniform(0.6, 0.7), draw.integer(10, 25)),
    truth: [draw.decades(1e-13, 1e-11), draw.uniform(1, 1.3)],
    widths: [null, 0.1],
    bounds: [
      [1e-18, null],
      [0.5, 5],
    ],
  }),
};
