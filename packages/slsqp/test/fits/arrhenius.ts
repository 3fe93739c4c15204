/**
 * Arrhenius: k = A exp(-E / (R T)) with A in 1/s, E in J/mol, T in K; fitted to k and to ln k.
 */
import type { Draw } from './draw.js';
import type { Family, Formula, Sketch } from './family.js';
import { evenly } from './grid.js';

/** J/(mol K). */
const GAS = 8.314462618;

const rate: Formula = {
  name: 'arrhenius',
  value: (T, A, E) => A * Math.exp(-E / (GAS * T)),
  partials: (T, A, E) => {
    const factor = Math.exp(-E / (GAS * T));
    return [factor, (-A * factor) / (GAS * T)];
  },
};

const logarithm: Formula = {
  name: 'arrhenius-log',
  value: (T, A, E) => Math.log(A) - E / (GAS * T),
  partials: (T, A) => [1 / A, -1 / (GAS * T)],
};

function sketch(formula: Formula, draw: Draw): Sketch {
  const from = draw.uniform(280, 310);
  return {
    formula,
    at: evenly(from, draw.uniform(from + 50, 400), draw.integer(7, 20)),
    truth: [draw.decades(1e6, 1e13), draw.uniform(3.5e4, 7e4)],
    bounds: [
      [1e-3, null],
      [0, null],
    ],
  };
}

export const arrhenius: Family = {
  name: 'Arrhenius',
  linear: false,
  // exp(-E / (R T)): a guess is worth something only within some R T of E.
  sketch: (draw) => ({ ...sketch(rate, draw), widths: [null, 3000] }),
};
export const arrheniusLog: Family = {
  name: 'Arrhenius, ln k',
  linear: false,
  sketch: (draw) => sketch(logarithm, draw),
};
