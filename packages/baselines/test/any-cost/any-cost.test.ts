/** Every strategy that needs only the contract, on cost models that are not the paper's. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  createProblem,
  createRandom,
  enumeratedMinimum,
  equalShareAllocator,
  paperSystem,
  type AnyCostStrategy,
  type DecisionProblem,
  type OffloadingProblem,
  type Strategy,
} from '@mec/model';
import { describeProblem, describeStrategy } from '@mec/model/testing';
import {
  allLocal,
  allOffload,
  bestResponse,
  bruteForce,
  cdAverage,
  cdSlsqp,
  clockAuction,
  coordinateDescent,
  exact,
  geneticAlgorithm,
  greedy,
  priceOfAnarchy,
  qLearning,
  randomOffload,
  relaxationRounding,
  sameChoice,
  selfishRootShares,
  simulatedAnnealing,
  sizeThreshold,
  vcgAuction,
} from '../../src/index.js';
import { relativeGap } from '../slots.js';
import { channelProblem, crowdedProblem, serversProblem } from './other-costs.js';

fc.configureGlobal({ seed: 20270 });

const makers: Readonly<Record<string, () => AnyCostStrategy>> = {
  allLocal: () => allLocal(),
  allOffload: () => allOffload(),
  sameChoice: () => sameChoice({ choice: 1 }),
  randomOffload: () => randomOffload(),
  greedy: () => greedy(),
  coordinateDescent: () => coordinateDescent(),
  simulatedAnnealing: () => simulatedAnnealing({ sweeps: 10 }),
  geneticAlgorithm: () => geneticAlgorithm({ generations: 5 }),
  bruteForce: () => bruteForce(),
};

describeProblem('a shared channel', (random) => channelProblem(random, 6));
describeProblem('several servers', (random) => serversProblem(random, 5));
describeProblem('a crowd', (random) => crowdedProblem(random, 5, 2));

for (const [name, make] of Object.entries(makers)) {
  describeStrategy(`${name} on a shared channel`, make, { draw: channelProblem, deviceCount: 6 });
  describeStrategy(`${name} on several servers`, make, { draw: (r, n) => serversProblem(r, n), deviceCount: 5 });
  describeStrategy(`${name} in a crowd`, make, { draw: (r, n) => crowdedProblem(r, n, 2), deviceCount: 5 });
}

describe.each(Object.entries(makers))('%s', (_name, make) => {
  test('decides a slot in which nothing can be carried out, at the cost Infinity', () => {
    const { cost, offload } = make().decide(crowdedProblem(createRandom(1), 4, 5));
    expect(cost).toBe(Infinity);
    expect(offload).toHaveLength(4);
  });
  test('names a cost that is no number', () => {
    const problem = {
      ...channelProblem(createRandom(1), 3),
      evaluate: () => ({ cost: NaN, allocation: { share: 0 } }),
    };
    expect(() => make().decide(problem)).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
  });
  test.each([undefined, null, 3, 'x', {}, { size: 3 }, { size: 0, evaluate: () => undefined }])('refuses %p', (bad) => {
    expect(() => make().decide(bad as never)).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
  });
});

/** Tries every decision by plain counting. */
function tried(problem: DecisionProblem<unknown>): number {
  const choices = problem.choices ?? 2;
  let lowest = Infinity;
  for (let code = 0; code < choices ** problem.size; code++) {
    const offload = new Uint8Array(problem.size).map((_, i) => Math.floor(code / choices ** i) % choices);
    lowest = Math.min(lowest, problem.evaluate(offload).cost);
  }
  return lowest;
}

describe('bruteForce', () => {
  test('tries each decision once, also of more than two choices', () => {
    for (const servers of [1, 2, 3]) {
      const problem = serversProblem(createRandom(servers), 4, servers);
      const seen = new Set<string>();
      const watched: DecisionProblem = {
        size: problem.size,
        choices: servers + 1,
        observation: problem.observation,
        evaluate(offload) {
          seen.add(offload.join());
          return problem.evaluate(offload);
        },
      };
      const { cost } = bruteForce().decide(watched);
      expect(seen.size).toBe((servers + 1) ** 4);
      expect(cost).toBe(tried(problem));
      expect(bruteForce().decide(problem).cost).toBe(cost);
    }
  });

  test('refuses more decisions than 2^limit, whatever the choices', () => {
    const refusal = expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' });
    expect(() => bruteForce({ limit: 6 }).decide(serversProblem(createRandom(1), 4, 2))).toThrow(refusal);
    expect(bruteForce({ limit: 7 }).decide(serversProblem(createRandom(1), 4, 2)).cost).toBeLessThan(Infinity);
  });

  // Devices whose uploads cost up to 1e19 times the others': what is once added to a sum must not be subtracted again.
  test('is exact where scales are far apart', () => {
    const rate = fc.constantFrom(1e-18, 1e-9, 1, 2.5, 1e6);
    const devices = fc.array(fc.tuple(rate, rate, fc.double({ min: 1, max: 30, noNaN: true })), {
      minLength: 2,
      maxLength: 9,
    });
    fc.assert(
      fc.property(devices, (each) => {
        const system = {
          ...paperSystem(),
          devices: each.map(([uplinkRate, localRate]) => ({ ...paperSystem(1).devices[0]!, uplinkRate, localRate })),
        };
        const problem = createProblem(
          system,
          each.map(([, , task]) => task),
        );
        expect(relativeGap(bruteForce().decide(problem).cost, enumeratedMinimum(problem).cost)).toBeLessThan(1e-12);
      }),
      { numRuns: 500 },
    );
  });
});

describe('evaluations', () => {
  /** The problem, counting what is asked of it. */
  const counted = (problem: DecisionProblem<unknown>): { seen: DecisionProblem<unknown>; count: () => number } => {
    let calls = 0;
    const { size, observation, choices } = problem;
    const seen: DecisionProblem<unknown> = {
      size,
      observation,
      ...(choices === undefined ? {} : { choices }),
      evaluate(offload) {
        calls++;
        return problem.evaluate(offload);
      },
    };
    return { seen, count: () => calls };
  };

  test.each<[string, AnyCostStrategy, number]>([
    ['allLocal', allLocal(), 1],
    ['greedy', greedy(), 1 + 6 + 5 + 4 + 3 + 2 + 1],
    ['coordinateDescent', coordinateDescent({ start: 'local' }), 1 + 6 + 5 * 6],
    ['geneticAlgorithm', geneticAlgorithm({ population: 10, generations: 3, elite: 2 }), 10 + 3 * 8 + 1],
    ['bruteForce', bruteForce(), 2 ** 6 + 1],
  ])('%s asks for at most %p more than it says', (_name, strategy, most) => {
    const { seen, count } = counted(channelProblem(createRandom(4), 6));
    strategy.decide(seen);
    expect(count()).toBeGreaterThan(0);
    expect(count()).toBeLessThanOrEqual(most);
  });

  test('descent takes a device back home, and away from an end that cannot be carried out', () => {
    const problem = serversProblem(createRandom(9), 5, 2);
    const { offload, cost } = coordinateDescent({ start: [2, 2, 2, 2, 2] }).decide(problem);
    offload.forEach((own, i) => {
      for (let c = 0; c < 3; c++) {
        const neighbour = offload.slice();
        neighbour[i] = c;
        expect(problem.evaluate(neighbour).cost).toBeGreaterThanOrEqual(c === own ? cost : cost);
      }
    });
    // Only all local and one device away can be carried out: a start of three finds nothing around it.
    const narrow: DecisionProblem = {
      size: 5,
      observation: new Float64Array(5),
      evaluate: (x) => {
        const sharers = x.reduce((sum, y) => sum + y, 0);
        return { cost: sharers > 1 ? Infinity : 3 - sharers, allocation: new Float64Array(5) };
      },
    };
    expect(coordinateDescent({ start: [1, 1, 1, 0, 0] }).decide(narrow).cost).toBe(2);
  });
});

describe('what works with the paper’s cost itself', () => {
  const makersOfTheCost: Readonly<Record<string, () => Strategy>> = {
    sizeThreshold: () => sizeThreshold(),
    cdAverage: () => cdAverage(),
    cdSlsqp: () => cdSlsqp(),
    relaxationRounding: () => relaxationRounding(),
    clockAuction: () => clockAuction(),
    vcgAuction: () => vcgAuction(),
    bestResponse: () => bestResponse(),
    qLearning: () => qLearning(),
    exact: () => exact(),
    'priceOfAnarchy of a problem': () => ({
      name: 'price',
      decide: (problem) => priceOfAnarchy(problem, selfishRootShares()) as never,
    }),
    'coordinateDescent with an allocator': () =>
      coordinateDescent({ allocator: equalShareAllocator({ among: 'all' }) }),
    'bruteForce with an allocator': () => bruteForce({ allocator: equalShareAllocator({ among: 'all' }) }),
    'randomOffload with an allocator': () => randomOffload({ allocator: equalShareAllocator({ among: 'all' }) }),
  };
  test.each(Object.entries(makersOfTheCost))('%s refuses another cost by an error of its own', (_name, make) => {
    const problem = channelProblem(createRandom(1), 4) as unknown as OffloadingProblem;
    expect(() => make().decide(problem)).toThrow(expect.objectContaining({ code: 'MEC_UNSUPPORTED_PROBLEM' }));
  });
});
