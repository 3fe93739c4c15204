import { expect, test } from '@jest/globals';
import { studentQuantile } from '../src/student.js';

// Two-sided quantiles, as tables print them.
test.each([
  [0.95, 3, 3.182],
  [0.95, 5, 2.571],
  [0.95, 10, 2.228],
  [0.95, 30, 2.042],
  [0.95, 1e6, 1.96],
  [0.9, 10, 1.812],
  [0.99, 10, 3.169],
])('studentQuantile(%p, %p) is %p, within a fiftieth', (level, freedom, expected) => {
  expect(studentQuantile(level, freedom) / expected).toBeGreaterThan(0.98);
  expect(studentQuantile(level, freedom) / expected).toBeLessThan(1.02);
});
