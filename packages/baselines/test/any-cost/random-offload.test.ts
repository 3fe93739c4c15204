import { expect, test } from '@jest/globals';
import { createRandom } from '@mec/model';
import { randomOffload } from '../../src/index.js';
import { channelProblem, crowdedProblem } from './other-costs.js';

test('of several tries the cheapest is taken: those of a strategy that makes them one by one', () => {
  const problem = channelProblem(createRandom(3), 8);
  const single = randomOffload({ random: createRandom(5) });
  const seven = randomOffload({ tries: 7, random: createRandom(5) });
  for (let slot = 0; slot < 20; slot++) {
    const costs = Array.from({ length: 7 }, () => single.decide(problem).cost);
    expect(seven.decide(problem).cost).toBe(Math.min(...costs));
  }
  expect([single.name, seven.name]).toEqual(['RANDOM', 'RANDOM (best of 7)']);
});

test('a try that can be carried out is taken where others cannot', () => {
  // Of 6 devices at least 5 must offload: 7 of 64 decisions.
  const problem = crowdedProblem(createRandom(4), 6, 5);
  const strategy = randomOffload({ tries: 200, random: createRandom(1) });
  for (let slot = 0; slot < 10; slot++) expect(strategy.decide(problem).cost).toBeLessThan(Infinity);
});
