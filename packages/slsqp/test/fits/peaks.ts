/**
 * Peaks on a background: a Gaussian in metres at nanometres, a resonance in hertz at gigahertz.
 */
import type { Family, Formula } from './family.js';
import { evenly } from './grid.js';

const bell: Formula = {
  name: 'gaussian',
  value: (x, a, centre, width, background) => a * Math.exp(-0.5 * ((x - centre) / width) ** 2) + background,
  partials: (x, a, centre, width) => {
    const u = (x - centre) / width;
    const e = Math.exp(-0.5 * u * u);
    return [e, (a * e * u) / width, (a * e * u * u) / width, 1];
  },
};

const resonance: Formula = {
  name: 'lorentzian',
  value: (f, a, centre, half, background) => a / (1 + ((f - centre) / half) ** 2) + background,
  partials: (f, a, centre, half) => {
    const u = (f - centre) / half;
    const share = 1 / (1 + u * u);
    const slope = (2 * a * u * share * share) / half;
    return [share, slope, slope * u, 1];
  },
};

export const gaussian: Family = {
  name: 'Gaussian in metres',
  linear: false,
  sketch: (draw) => {
    const [centre, width, a] = [draw.uniform(4e-7, 7e-7), draw.uniform(5e-9, 2e-8), draw.decades(1, 3000)];
    return {
      formula: bell,
      at: evenly(centre - 4 * width, centre + 5 * width, draw.integer(25, 60)),
      truth: [a, centre, width, a * draw.uniform(0.02, 0.3)],
      widths: [null, width, null, null],
      bounds: [
        [0, null],
        [3e-7, 8e-7],
        [1e-10, 1e-7],
        [null, null],
      ],
    };
  },
};

export const lorentzian: Family = {
  name: 'resonance in hertz',
  linear: false,
  sketch: (draw) => {
    const [centre, half, a] = [draw.uniform(0.8e9, 6e9), draw.decades(2e6, 3e7), draw.decades(1e-6, 1e-2)];
    return {
      formula: resonance,
      at: evenly(centre - 7 * half, centre + 6 * half, draw.integer(25, 60)),
      truth: [a, centre, half, a * draw.uniform(0.02, 0.3)],
      widths: [null, half, null, null],
      bounds: [
        [0, null],
        [5e8, 7e9],
        [1e5, 1e9],
        [null, null],
      ],
    };
  },
};
