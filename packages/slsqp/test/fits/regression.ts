/**
 * Linear regression on features as they stand in a table: rooms, square feet, income in money, a concentration.
 */
import type { Family } from './family.js';

export const regression: Family = {
  name: 'regression on raw features',
  linear: true,
  sketch: (draw) => {
    const sizes = [draw.decades(1, 10), draw.decades(500, 5000), draw.decades(2e4, 2e5), draw.decades(1e-6, 1e-4)];
    const features = Array.from({ length: draw.integer(20, 60) }, () => [
      1,
      ...sizes.map((size) => size * draw.uniform(0.3, 1.7)),
    ]);
    const effect = draw.decades(1, 1e5);
    return {
      formula: {
        name: 'regression',
        value: (row, ...a) => a.reduce((sum, coefficient, k) => sum + coefficient * features[row]![k]!, 0),
        partials: (row) => features[row]!,
      },
      at: features.map((_, row) => row),
      truth: [effect, ...sizes.map((size) => (draw.sign() * effect * draw.uniform(0.2, 2)) / size)],
      features,
    };
  },
};
