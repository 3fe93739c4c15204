import { describe, expect, test } from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import {
  closedFormAllocator,
  createProblem,
  minimum,
  paperSystem,
  uniformWorkload,
  type Decision,
  type DecisionProblem,
  type OffloadingProblem,
} from '@mec/model';
import { describeStrategy } from '@mec/model/testing';
import {
  createAgent,
  densePolicy,
  fifoMemory,
  perturb,
  sharedPolicy,
  type AgentOptions,
  type OffloadingAgent,
} from '../../src/index.js';

const SMALL = {
  deviceCount: 4,
  seed: 5,
  allocator: closedFormAllocator(),
  hiddenLayers: [8],
  // Of the 7 decisions in reach, so that chance has a say.
  candidateCount: 4,
  backend: 'wasm',
} as const;

function problems(count: number, deviceCount = 4, seed = 3): OffloadingProblem[] {
  const drawn: OffloadingProblem[] = [];
  for (const problem of uniformWorkload({ system: paperSystem(deviceCount), seed })) {
    if (drawn.push(problem) === count) break;
  }
  return drawn;
}

const GOLDEN =
  'a64klq37gz7bop3h9id4kgm470fu92guhlhqhyjuom93enkar4gl6uop5raahm65a6maoxk5qq6lp5o5a6d6hep4i55rmw9oid1ado5x9pqsk6eqjn077titlh30kw2f' +
  'aglo4si7r69dg66s5ok8o1o6ngo4f76dikn9ghqqmfrg5j3i2gliqwrck5ftf1r1lq5xqpemevfedgftk2fog4g4i5itnaqy9ind99fim59oggi99annhfqtlnjnrkg4';

async function withAgent<T>(options: AgentOptions, body: (agent: OffloadingAgent) => T | Promise<T>): Promise<T> {
  const agent = await createAgent(options);
  try {
    return await body(agent);
  } finally {
    agent.dispose();
  }
}

describe('createAgent', () => {
  test("takes the paper's number of training steps", () =>
    // 128 samples exist from decision 128 on, and a step is due at every tenth: at 130, 140, ..., 400.
    withAgent(SMALL, (agent) => {
      for (const problem of problems(129)) agent.decide(problem);
      expect(agent.losses).toHaveLength(0);
      for (const problem of problems(271)) agent.decide(problem);
      expect(agent.losses).toHaveLength(28);
      expect(agent.counters).toEqual({
        decisions: 400,
        trainingSteps: 28,
        pendingSteps: 0,
        candidates: 1600,
        allocations: 400,
        candidateCount: 4,
      });
    }));

  test('takes the first step when as many samples exist as a batch has', () =>
    withAgent({ ...SMALL, batchSize: 40 }, (agent) => {
      for (const problem of problems(39)) agent.decide(problem);
      expect(agent.losses).toHaveLength(0);
      agent.decide(problems(1)[0]!);
      expect(agent.losses).toHaveLength(1);
    }));

  test("decides as it always did: the default composition's first 128 decisions, none of them trained", () =>
    withAgent({ deviceCount: 10, seed: 1, backend: 'wasm' }, (agent) => {
      // Each decision is a number of ten bits, written with two digits of base 36. Recorded when the agent was first released.
      const decided = problems(128, 10, 1).map((problem) =>
        parseInt(agent.decide(problem).offload.join(''), 2).toString(36).padStart(2, '0'),
      );
      expect(decided.join('')).toBe(GOLDEN);
    }));

  test('repeats decisions and losses bit for bit from the same seed, and no other', async () => {
    const run = (seed: number): Promise<[Decision[], number[]]> =>
      withAgent({ deviceCount: 10, seed, allocator: closedFormAllocator(), backend: 'wasm' }, (agent) => [
        problems(400, 10).map((problem) => agent.decide(problem)),
        [...agent.losses],
      ]);
    const [decisions, losses] = await run(1);
    expect(losses).toHaveLength(28);
    expect(await run(1)).toEqual([decisions, losses]);
    expect((await run(2))[1]).not.toEqual(losses);
  });

  test('learns: its loss falls and its decisions near the minimum', () =>
    withAgent({ deviceCount: 10, seed: 1, allocator: closedFormAllocator() }, (agent) => {
      const ratios = problems(2500, 10).map((problem) => minimum(problem).cost / agent.decide(problem).cost);
      const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
      expect(mean(agent.losses.slice(-40))).toBeLessThan(0.5 * mean(agent.losses.slice(0, 5)));
      expect(mean(ratios.slice(-500))).toBeGreaterThan(mean(ratios.slice(0, 130)));
      expect(mean(ratios.slice(-500))).toBeGreaterThan(0.99);
    }));

  test('acts without learning, and without moving what it decides later', async () => {
    const run = (acting: boolean): Promise<Decision[]> =>
      withAgent(SMALL, (agent) =>
        problems(200).map((problem) => {
          if (acting) agent.act(problem);
          return agent.decide(problem);
        }),
      );
    expect(await run(true)).toEqual(await run(false));
    await withAgent(SMALL, (agent) => {
      for (const problem of problems(300)) agent.act(problem);
      expect([agent.losses.length, agent.counters.decisions]).toEqual([0, 0]);
    });
  });

  test('leaks no tensor over 10,000 decisions', () =>
    withAgent({ ...SMALL, candidateCount: 2, batchSize: 8, memorySize: 16 }, (agent) => {
      const [problem] = problems(1);
      for (let t = 0; t < 20; t++) agent.decide(problem!);
      const before = tf.memory().numTensors;
      for (let t = 0; t < 10_000; t++) agent.decide(problem!);
      expect(agent.losses.length).toBeGreaterThan(1000);
      expect(tf.memory().numTensors).toBe(before);
    }));

  test('several agents live side by side, each on its own backend', async () => {
    const alone = await withAgent({ ...SMALL, seed: 1 }, (agent) => problems(200).map((p) => agent.decide(p)));
    await withAgent({ ...SMALL, seed: 1 }, (one) =>
      withAgent({ ...SMALL, seed: 2, backend: 'cpu' }, (other) => {
        const together = problems(200).map((problem) => {
          other.decide(problem);
          return one.decide(problem);
        });
        expect(together).toEqual(alone);
        expect([one.backend, other.backend]).toEqual(['wasm', 'cpu']);
        expect(other.losses.length).toBe(one.losses.length);
      }),
    );
  });

  test('decides any DecisionProblem: a cost of the user', () =>
    withAgent({ ...SMALL, candidateCount: 7 }, (agent) => {
      // The cost counts the devices that differ from 1, 0, 1, 0.
      const wanted = [1, 0, 1, 0];
      const problem = {
        size: 4,
        observation: new Float64Array([1, 2, 3, 4]),
        evaluate: (offload: Uint8Array) => ({
          cost: wanted.reduce((sum, x, i) => sum + Math.abs(x - offload[i]!), 0),
          allocation: new Float64Array(4),
        }),
      };
      for (let t = 0; t < 1000; t++) agent.decide(problem);
      expect([...agent.act(problem).offload]).toEqual(wanted);
    }));

  test('computes everything locally at a server without capacity', () =>
    withAgent(SMALL, (agent) => {
      const problem = createProblem({ ...paperSystem(4), edgeCapacity: 0 }, [5, 10, 15, 20]);
      for (let t = 0; t < 20; t++) expect([...agent.decide(problem).offload]).toEqual([0, 0, 0, 0]);
    }));

  test.each([1, 2, 5])('fits its defaults to %d devices', (deviceCount) =>
    withAgent({ deviceCount, seed: 5, backend: 'wasm' }, (agent) => {
      for (const problem of problems(10, deviceCount)) agent.decide(problem);
      expect(agent.counters.candidateCount).toBe(Math.min(7, 2 ** deviceCount - (deviceCount === 2 ? 1 : 0)));
    }),
  );

  test('shows the log odds that its decisions start from', () =>
    withAgent({ ...SMALL, candidateCount: 1 }, (agent) => {
      for (const problem of problems(300)) agent.decide(problem);
      for (const problem of problems(20, 4, 8)) {
        const scores = agent.score(problem);
        expect([...agent.act(problem).offload]).toEqual(Array.from(scores, (score) => (score > 0 ? 1 : 0)));
      }
    }));

  test('is as it was when a problem fails', async () => {
    const run = (failing: boolean): Promise<Decision[]> =>
      withAgent(SMALL, (agent) =>
        problems(30).map((problem) => {
          const evaluate = (): never => {
            throw new Error('no answer');
          };
          const view = { size: 4, observation: problem.tasks, evaluate };
          if (failing) expect(() => agent.decide(view)).toThrow('no answer');
          return agent.decide(problem);
        }),
      );
    expect(await run(true)).toEqual(await run(false));
  });

  test('works out no allocation twice', () =>
    withAgent({ deviceCount: 10, seed: 1 }, (agent) => {
      for (const problem of problems(5, 10)) agent.decide(problem);
      expect(agent.counters.allocations).toBe(5 * 7);
    }));

  test('refuses to work once disposed of', async () => {
    const agent = await createAgent(SMALL);
    agent.dispose();
    expect(() => agent.decide(problems(1)[0]!)).toThrow(expect.objectContaining({ code: 'MEC_AGENT_DISPOSED' }));
  });
});

describe('learning off the decision path', () => {
  test('deferred: a decision leaves the step to the idle program', () =>
    withAgent({ ...SMALL, learning: 'deferred' }, async (agent) => {
      for (const problem of problems(150)) agent.decide(problem);
      expect([agent.losses.length, agent.counters.pendingSteps]).toEqual([0, 3]);
      while (agent.counters.pendingSteps > 0) await new Promise((resolve) => setTimeout(resolve, 0));
      expect(agent.losses).toHaveLength(3);
    }));

  test('manual: steps wait for `learn`', () =>
    withAgent({ ...SMALL, learning: 'manual' }, (agent) => {
      for (const problem of problems(150)) agent.decide(problem);
      expect(agent.losses).toHaveLength(0);
      agent.learn();
      expect([agent.losses.length, agent.counters.pendingSteps]).toEqual([3, 0]);
    }));
});

describe('options', () => {
  const rejected: [string, Partial<Record<keyof AgentOptions, unknown>>, string][] = [
    ['no deviceCount', { deviceCount: undefined }, 'deviceCount'],
    ['a fractional deviceCount', { deviceCount: 2.5 }, 'deviceCount'],
    ['a seed that is no number', { seed: NaN }, 'seed'],
    ['a negative seed', { seed: -1 }, 'seed'],
    ['c > N', { flipCount: 5 }, 'flipCount'],
    ['K beyond the decisions in reach', { flipCount: 4, candidateCount: 3 }, 'candidateCount'],
    ['K = 0', { candidateCount: 0 }, 'candidateCount'],
    ['an adaptive K below 2', { candidateCount: { max: 2, min: 1 } }, 'candidateCount.min'],
    ['batch > memory', { memorySize: 100 }, 'batchSize'],
    ['an empty memory', { memorySize: 0, batchSize: 1 }, 'memorySize'],
    ['an interval of 0', { trainingInterval: 0 }, 'trainingInterval'],
    ['a learning rate of 0', { learningRate: 0 }, 'learningRate'],
    ['an infinite learning rate', { learningRate: Infinity }, 'learningRate'],
    ['a layer without neurons', { hiddenLayers: [8, 0] }, 'hiddenLayers[1]'],
    ['layers that are no list', { hiddenLayers: 8 }, 'hiddenLayers'],
    ['an unknown backend', { backend: 'gpu' }, 'backend'],
    ['an unknown way of learning', { learning: 'never' }, 'learning'],
    ['an allocator that is none', { allocator: {} }, 'allocator'],
    ['an observer that is none', { observe: 3 }, 'observe'],
    ['an explorer that neither explores nor searches', { flipCount: undefined, explorer: {} }, 'explorer'],
    ['a misspelt option', { hidenLayers: [8] } as object, 'hidenLayers'],
    ['the default policy’s widths beside a policy', { policy: densePolicy() }, 'hiddenLayers'],
    ['the default memory’s size beside a memory', { memorySize: 16, memory: fifoMemory() }, 'memorySize'],
    ['the default explorer’s flips beside an explorer', { explorer: perturb() }, 'flipCount'],
    ['a wasmPath that is no string', { wasmPath: 3 }, 'wasmPath'],
    ['a learning rate above 1', { learningRate: 2 }, 'learningRate'],
    ['a memory of 2^21 samples', { memorySize: 2 ** 21 }, 'memorySize'],
  ];
  test.each(rejected)('%s', async (_name, wrong, what) => {
    const options = { ...SMALL, flipCount: 2, candidateCount: 3, ...wrong } as AgentOptions;
    await expect(createAgent(options)).rejects.toMatchObject({ code: 'MEC_OUT_OF_DOMAIN', detail: { what } });
  });

  test.each([densePolicy, sharedPolicy])('what a policy no longer takes: %p', (part) => {
    expect(() => part({ observe: () => new Float64Array(4) } as object)).toThrow(
      expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }),
    );
  });

  test('no options at all', async () => {
    await expect(createAgent(undefined as unknown as AgentOptions)).rejects.toMatchObject({
      detail: { what: 'options' },
    });
  });

  test('a problem of another size, or one that is not finite', () =>
    withAgent({ ...SMALL, flipCount: 2, candidateCount: 3 }, (agent) => {
      const detail = (what: string): unknown =>
        expect.objectContaining({ detail: expect.objectContaining({ what }) as unknown });
      expect(() => agent.decide(problems(1, 5)[0]!)).toThrow(detail('problem.size'));
      const evaluate = (): { cost: number; allocation: Float64Array } => ({ cost: 1, allocation: new Float64Array(4) });
      const observation = new Float64Array([1, NaN, 3, 4]);
      expect(() => agent.decide({ size: 4, observation, evaluate })).toThrow(detail('problem.observation[1]'));
      const costly = { size: 4, observation: new Float64Array(4), evaluate: () => ({ ...evaluate(), cost: NaN }) };
      expect(() => agent.decide(costly)).toThrow(detail("the problem's cost"));
      expect(() => agent.decide(undefined as unknown as OffloadingProblem)).toThrow(detail('problem.size'));
      const wide = { size: 4, observation: new Float64Array(8), evaluate };
      expect(() => agent.decide(wide)).toThrow(detail('length of problem.observation'));
      expect(agent.counters.decisions).toBe(0);
    }));
});

describeStrategy('agent', () => createAgent({ deviceCount: 10, seed: 1 }));
describeStrategy('agent with the closed form', () =>
  createAgent({ deviceCount: 10, seed: 1, allocator: closedFormAllocator() }),
);

describe('any cost', () => {
  const crowd = (least: number, choices?: number): DecisionProblem => ({
    size: 4,
    ...(choices === undefined ? {} : { choices }),
    observation: Float64Array.of(1, 2, 3, 4),
    evaluate: (offload) => {
      const sharers = offload.reduce((sum, x) => sum + x, 0);
      return { cost: sharers < least ? Infinity : sharers - 10, allocation: new Float64Array(4) };
    },
  });

  test('learns nothing from a slot in which no decision can be carried out', () =>
    withAgent({ deviceCount: 4, seed: 1, batchSize: 2, memorySize: 8, trainingInterval: 1 }, (agent) => {
      for (let slot = 0; slot < 20; slot++) expect(agent.decide(crowd(5)).cost).toBe(Infinity);
      expect(agent.losses).toHaveLength(0);
      for (let slot = 0; slot < 5; slot++) expect(agent.decide(crowd(0)).cost).toBeLessThan(0);
      expect(agent.losses.length).toBeGreaterThan(0);
    }));

  test('refuses more than two choices by an error of its own', () =>
    withAgent({ deviceCount: 4, seed: 1 }, (agent) => {
      expect(() => agent.decide(crowd(0, 3))).toThrow(expect.objectContaining({ code: 'MEC_UNSUPPORTED_PROBLEM' }));
    }));
});
