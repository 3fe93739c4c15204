/**
 * Series against Unix time in seconds (about 1.6e9): a linear trend, and a daily cycle of unknown period and phase.
 */
import type { Family, Formula } from './family.js';
import { evenly } from './grid.js';

const line: Formula = { name: 'line', value: (t, a, b) => a + b * t, partials: (t) => [1, t] };

const wave: Formula = {
  name: 'cycle',
  value: (t, mean, a, zero, period) => mean + a * Math.sin((2 * Math.PI * (t - zero)) / period),
  partials: (t, _mean, a, zero, period) => {
    const turns = (2 * Math.PI * (t - zero)) / period;
    const slope = a * Math.cos(turns);
    return [1, Math.sin(turns), (-slope * 2 * Math.PI) / period, (-slope * turns) / period];
  },
};

export const unixTrend: Family = {
  name: 'trend in Unix time',
  linear: true,
  sketch: (draw) => {
    const from = draw.uniform(1.5e9, 1.7e9);
    // A month to four years.
    const span = draw.decades(2.6e6, 1.3e8);
    const rise = draw.decades(0.5, 500);
    const slope = (draw.sign() * rise) / span;
    return {
      formula: line,
      at: evenly(from, from + span, draw.integer(12, 60)),
      truth: [rise * draw.uniform(0.2, 3) - slope * from, slope],
    };
  },
};

export const unixCycle: Family = {
  name: 'cycle in Unix time',
  linear: false,
  sketch: (draw) => {
    const from = draw.uniform(1.5e9, 1.7e9);
    const period = 86400 * draw.uniform(0.98, 1.02);
    const days = draw.uniform(2, 5);
    const mean = draw.uniform(5, 30);
    return {
      formula: wave,
      at: evenly(from, from + days * 86400, draw.integer(24, 72)),
      truth: [mean, mean * draw.uniform(0.2, 0.6), from + draw.uniform(0, 86400), period],
      // The phase is known to a few hours, the period to a few per cent.
      widths: [null, null, 6000, 1500],
    };
  },
};
