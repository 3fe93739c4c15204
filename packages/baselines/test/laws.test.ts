/** What holds for every strategy of the package beyond the contract. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRandom, type Decision, type Strategy } from '@mec/model';
import {
  allLocal,
  bestResponse,
  bruteForce,
  clockAuction,
  coordinateDescent,
  exact,
  geneticAlgorithm,
  greedy,
  qLearning,
  randomOffload,
  relaxationRounding,
  selfishEqualShares,
  simulatedAnnealing,
  sizeThreshold,
  tolledRootShares,
  vcgAuction,
} from '../src/index.js';
import { differentSlots, paperSlots, withoutCapacity } from './slots.js';

fc.configureGlobal({ seed: 20270 });

const makers: Readonly<Record<string, () => Strategy>> = {
  randomOffload: () => randomOffload(),
  sizeThreshold: () => sizeThreshold({ threshold: 1 }),
  coordinateDescent: () => coordinateDescent(),
  greedy: () => greedy(),
  simulatedAnnealing: () => simulatedAnnealing({ sweeps: 20 }),
  relaxationRounding: () => relaxationRounding(),
  clockAuction: () => clockAuction(),
  vcgAuction: () => vcgAuction(),
  'bestResponse, selfish': () => bestResponse(),
  'bestResponse, equal shares': () => bestResponse({ rule: selfishEqualShares() }),
  'bestResponse, toll': () => bestResponse({ rule: tolledRootShares() }),
  qLearning: () => qLearning(),
  geneticAlgorithm: () => geneticAlgorithm({ generations: 5 }),
  exact: () => exact(),
  'exact, one node': () => exact({ nodeLimit: 1 }),
  bruteForce: () => bruteForce(),
};

describe.each(Object.entries(makers))('%s', (_name, make) => {
  test('never costs less than the certified minimum', () => {
    fc.assert(
      fc.property(fc.array(differentSlots(8), { minLength: 1, maxLength: 4 }), (problems) => {
        const strategy = make();
        return problems.every((problem) => strategy.decide(problem).cost >= exact().solve(problem).lowerBound);
      }),
      { numRuns: 60 },
    );
  });

  test('is all local without capacity', () => {
    const decision = make().decide(withoutCapacity([5, 0, 25]));
    expect(decision).toMatchObject({ offload: new Uint8Array(3), allocation: new Float64Array(3), cost: 40 });
  });
});

test('names differ', () => {
  const names = Object.values(makers).map((make) => make().name);
  // The two limits of exact() share theirs.
  expect(new Set(names).size).toBe(names.length - 1);
});

const searches: readonly (() => Strategy)[] = [
  () => greedy(),
  () => simulatedAnnealing({ sweeps: 20 }),
  () => geneticAlgorithm({ generations: 5 }),
  () => bestResponse({ rule: tolledRootShares() }),
];

test('methods that start from all local never end above it', () => {
  fc.assert(
    fc.property(differentSlots(10), fc.constantFrom(...searches), (problem, make) => {
      return make().decide(problem).cost <= allLocal().decide(problem).cost * (1 + 1e-13);
    }),
  );
});

test('chance comes from the generator handed over, and from nothing else', () => {
  const slots = paperSlots(8);
  const run = (strategy: Strategy): Decision[] => slots.map((slot) => strategy.decide(slot));
  for (const make of [randomOffload, coordinateDescent, qLearning] as const) {
    expect(run(make({ random: createRandom(1) }))).toEqual(run(make({ random: createRandom(1) })));
    expect(run(make({ random: createRandom(1) }))).not.toEqual(run(make({ random: createRandom(2) })));
  }
  // These end at the same decision whatever they draw, so the draws themselves are compared.
  for (const make of [simulatedAnnealing, geneticAlgorithm, bestResponse] as const) {
    const [one, two] = [createRandom(1), createRandom(1)];
    run(make({ random: one }));
    run(make({ random: two }));
    expect(one.state).toEqual(two.state);
    expect(one.state).not.toEqual(createRandom(1).state);
  }
});
