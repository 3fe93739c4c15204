import { expect, test } from '@jest/globals';
import { createRandom, standardNormal } from '../../src/contract/index.js';

test('standardNormal has mean 0, variance 1 and the tails of a normal distribution', () => {
  const random = createRandom(1);
  const numbers = Array.from({ length: 20_000 }, () => standardNormal(random));
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  const variance = numbers.reduce((sum, value) => sum + value ** 2, 0) / numbers.length;
  const beyond = numbers.filter((value) => Math.abs(value) > 1.96).length / numbers.length;
  // Standard errors are 0.007, 0.01 and 0.0015: four of each.
  expect(Math.abs(mean)).toBeLessThan(0.028);
  expect(Math.abs(variance - 1)).toBeLessThan(0.04);
  expect(Math.abs(beyond - 0.05)).toBeLessThan(0.006);
});
