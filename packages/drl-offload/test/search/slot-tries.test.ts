import { describe, expect, test } from '@jest/globals';
import {
  closedFormAllocator,
  createRandom,
  paperSystem,
  uniformWorkload,
  type CostWalk,
  type DecisionProblem,
} from '@mec/model';
import fc from 'fast-check';
import { createAgent, densePolicy, perturb, type Search, type SearchSlot } from '../../src/index.js';
import { SlotTries } from '../../src/search/slot-tries.js';

/** Costs by decision, as a table: `costs[code]`, device 0 being the highest bit. */
function tableProblem(costs: readonly number[], calls: string[] = [], walk?: 'steps' | 'moves'): DecisionProblem {
  const size = Math.log2(costs.length);
  const costOf = (offload: ArrayLike<number>): number => costs[parseInt(Array.from(offload).join(''), 2)]!;
  const makeWalk = (): CostWalk => {
    const here = new Uint8Array(size);
    const step = (name: string): number => {
      calls.push(name);
      return costOf(here);
    };
    return {
      start(offload) {
        here.set(offload);
        return step('start');
      },
      set(device, choice) {
        here[device] = choice;
        return step('set');
      },
      ...(walk === 'moves'
        ? {
            move(offload: Uint8Array): number {
              here.set(offload);
              return step('move');
            },
          }
        : {}),
    };
  };
  return {
    size,
    observation: new Float64Array(size),
    evaluate(offload) {
      calls.push('evaluate');
      return { cost: costOf(offload), allocation: Float64Array.from(offload) };
    },
    ...(walk === undefined ? {} : { walk: makeWalk }),
  };
}

const rows = (...codes: readonly string[]): Uint8Array[] => codes.map((code) => Uint8Array.from(code, Number));

describe.each([undefined, 'steps', 'moves'] as const)('the tries of a slot, walk: %s', (walk) => {
  // By hand: of 00, 01, 10, 11 at costs 4, 3, 1, 2 the third is the cheapest.
  test('keep the cheapest with its allocation', () => {
    const tries = new SlotTries();
    tries.begin(tableProblem([4, 3, 1, 2], [], walk), 4);
    const costs = rows('00', '01', '10', '11').map((offload) => tries.attempt(offload));
    expect(costs).toEqual([4, 3, 1, 2]);
    expect([tries.best, tries.bestCost, tries.left, tries.count]).toEqual([2, 1, 0, 4]);
    const { offload, allocation, cost, best } = tries.outcome<Float64Array>();
    expect([[...offload], [...allocation], cost, best]).toEqual([[1, 0], [1, 0], 1, 2]);
  });

  test('agree with the minimum over what was tried, the first of equal ones', () => {
    const cost = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constant(Infinity));
    fc.assert(
      fc.property(
        fc.array(cost, { minLength: 8, maxLength: 8 }),
        fc.array(fc.nat(7), { minLength: 1, maxLength: 9 }),
        (costs, codes) => {
          const tries = new SlotTries();
          tries.begin(tableProblem(costs, [], walk), 9);
          for (const code of codes) tries.attempt(rows(code.toString(2).padStart(3, '0'))[0]!);
          const tried = codes.map((code) => costs[code]!);
          const lowest = Math.min(...tried);
          expect(tries.best).toBe(lowest === Infinity ? -1 : tried.indexOf(lowest));
          const outcome = tries.outcome();
          expect(outcome.cost).toBe(lowest === Infinity ? costs[0] : lowest);
          codes.forEach((code, k) => expect(parseInt(tries.decision(k).join(''), 2)).toBe(code));
        },
      ),
      { seed: 4 },
    );
  });

  test('of costs that differ by rounding keep the first', () => {
    const tries = new SlotTries();
    tries.begin(tableProblem([1, 1 - 1e-13, 1 - 1e-11, 1], [], walk), 3);
    for (const offload of rows('00', '01')) tries.attempt(offload);
    expect(tries.best).toBe(0);
    tries.attempt(rows('10')[0]!);
    expect(tries.best).toBe(2);
  });

  test('end with K, and refuse a decision of another size', () => {
    const tries = new SlotTries();
    tries.begin(tableProblem([1, 2, 3, 4], [], walk), 1);
    const refused = (what: string): unknown =>
      expect.objectContaining({ detail: expect.objectContaining({ what }) as unknown });
    expect(() => tries.attempt(Uint8Array.of(0))).toThrow(refused('length of offload'));
    tries.attempt(rows('00')[0]!);
    expect(() => tries.attempt(rows('01')[0]!)).toThrow(refused('number of tries'));
  });

  test('refuse a cost that is no number', () => {
    const tries = new SlotTries();
    tries.begin(tableProblem([NaN, 1, 1, 1], [], walk), 1);
    expect(() => tries.attempt(rows('00')[0]!)).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
  });
});

test('a walk costs one move for each decision after the first, and one allocation', () => {
  const calls: string[] = [];
  const tries = new SlotTries();
  tries.begin(tableProblem([4, 3, 1, 2], calls, 'moves'), 3);
  for (const offload of rows('00', '11', '10')) tries.attempt(offload);
  expect(tries.outcome().allocations).toBe(1);
  expect(calls).toEqual(['start', 'move', 'move', 'evaluate']);
});

test('a walk without moves steps through the devices that differ', () => {
  const calls: string[] = [];
  const tries = new SlotTries();
  tries.begin(tableProblem([4, 3, 1, 2], calls, 'steps'), 3);
  for (const offload of rows('00', '11', '10')) tries.attempt(offload);
  tries.outcome();
  expect(calls).toEqual(['start', 'set', 'set', 'set', 'evaluate']);
});

test('a slot in which nothing can be carried out is computed locally', () => {
  const tries = new SlotTries();
  tries.begin(tableProblem([7, Infinity, Infinity, Infinity]), 2);
  for (const offload of rows('01', '10')) tries.attempt(offload);
  expect(tries.outcome()).toMatchObject({ offload: Uint8Array.of(0, 0), cost: 7, best: -1, allocations: 3 });
});

describe('a search', () => {
  /** Flips one device after the other, and keeps what is cheaper: each try follows from the costs before. */
  const descent: Search = {
    kind: 'descent',
    name: 'descent',
    options: {},
    reachable: () => Infinity,
    search({ view, policyDecision }: SearchSlot, tries) {
      const here = policyDecision.slice();
      let cost = tries.attempt(here);
      for (let i = 0; tries.left > 0; i = (i + 1) % view.size) {
        here[i]! ^= 1;
        const flipped = tries.attempt(here);
        if (flipped < cost) cost = flipped;
        else here[i]! ^= 1;
      }
    },
  };

  test('may choose each try by the costs of those before, and spends no more than K', async () => {
    const random = createRandom(3);
    const costs = Array.from({ length: 16 }, () => random.next());
    const calls: string[] = [];
    const agent = await createAgent({
      seed: 1,
      policy: densePolicy({ hiddenLayers: [4] }),
      explorer: descent,
      candidateCount: 9,
      backend: 'cpu',
    });
    const { cost, offload } = agent.decide(tableProblem(costs, calls));
    expect(calls).toHaveLength(9);
    expect(agent.counters.candidates).toBe(9);
    // Nine tries of four devices: no single flip is cheaper than where a descent stops, or one more pass was under way.
    const code = parseInt(offload.join(''), 2);
    expect(cost).toBe(costs[code]);
    expect(agent.name).toContain('descent');
  });

  test('is handed the names of the devices, their rows and its policy', async () => {
    const seen: SearchSlot[] = [];
    const watching: Search = {
      ...descent,
      search(slot, tries) {
        seen.push({ ...slot, policyDecision: slot.policyDecision.slice() });
        tries.attempt(slot.policyDecision);
      },
    };
    const agent = await createAgent({
      seed: 1,
      policy: densePolicy({ hiddenLayers: [4] }),
      explorer: watching,
      backend: 'cpu',
    });
    const problem = { ...tableProblem([1, 2, 3, 4]), observation: Float64Array.of(1, 2, 3, 4), ids: ['a', 'b'] };
    agent.decide(problem);
    expect(seen[0]!.view).toEqual({ size: 2, width: 2, rows: problem.observation, ids: ['a', 'b'], active: undefined });
    expect(seen[0]!.policy.network).toBe(agent.network);
  });
});

test("an agent's decision is the cheapest of its candidates, walk or no walk", async () => {
  const options = { deviceCount: 6, seed: 3, backend: 'cpu', explorer: perturb({ c: 1 }), candidateCount: 7 } as const;
  const walking = await createAgent({ ...options, allocator: closedFormAllocator() });
  const { settings, walk, ...evaluating } = closedFormAllocator();
  expect([typeof settings, typeof walk]).toEqual(['object', 'function']);
  const stepping = await createAgent({ ...options, allocator: evaluating });
  let slots = 0;
  for (const problem of uniformWorkload({ system: paperSystem(6), seed: 4 })) {
    const scores = walking.score(problem);
    const x0 = Uint8Array.from(scores.slice(0, 6), (score) => (score > 0 ? 1 : 0));
    const costs = [-1, 0, 1, 2, 3, 4, 5].map(
      (flip) => problem.evaluate(x0.map((x, i) => (i === flip ? 1 - x : x))).cost,
    );
    const decision = walking.decide(problem);
    expect(decision.cost).toBeCloseTo(Math.min(...costs), 9);
    expect(stepping.decide(problem).offload).toEqual(decision.offload);
    if (++slots === 100) break;
  }
});
