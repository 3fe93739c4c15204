/**
 * A damped oscillation on an oscilloscope: milliseconds in s, the angular frequency in rad/s.
 */
import type { Family, Formula } from './family.js';
import { evenly } from './grid.js';

const ring: Formula = {
  name: 'damped oscillation',
  value: (t, a, damping, omega, phase) => a * Math.exp(-damping * t) * Math.cos(omega * t + phase),
  partials: (t, a, damping, omega, phase) => {
    const e = Math.exp(-damping * t);
    const [c, s] = [Math.cos(omega * t + phase), Math.sin(omega * t + phase)];
    return [e * c, -a * t * e * c, -a * t * e * s, -a * e * s];
  },
};

export const dampedOscillation: Family = {
  name: 'damped oscillation',
  linear: false,
  sketch: (draw) => {
    const damping = draw.decades(100, 3000);
    const end = draw.uniform(1.5, 3) / damping;
    const omega = (2 * Math.PI * draw.uniform(2, 5)) / end;
    return {
      formula: ring,
      at: evenly(0, end, draw.integer(30, 80)),
      truth: [draw.decades(1e-3, 10), damping, omega, draw.uniform(-1, 1)],
      // More than a quarter of a turn at the end of the record would lead to another minimum.
      widths: [null, null, 1 / end, 0.4],
    };
  },
};
