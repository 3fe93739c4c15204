/** N and the numbers per device may come from the first slot. */
import { describe, expect, test } from '@jest/globals';
import {
  closedFormAllocator,
  paperSystem,
  uniformWorkload,
  type DecisionProblem,
  type OffloadingProblem,
} from '@mec/model';
import {
  createAgent,
  observeOffloading,
  paperComposition,
  sharedComposition,
  type AgentOptions,
} from '../../src/index.js';

/** Offloading pays where the first number of a row is larger than the second. */
function slot(size: number, width: number, seed: number): DecisionProblem {
  const observation = Float64Array.from({ length: size * width }, (_, k) => ((k + 1) * 7919 * (seed + 3)) % 101);
  const gain = (i: number): number => observation[i * width]! - observation[i * width + width - 1]!;
  return {
    size,
    observation,
    evaluate: (offload) => ({
      cost: offload.reduce((sum, x, i) => sum + (x === 1 ? -gain(i) : 0), 1000),
      allocation: Float64Array.from(offload),
    }),
  };
}

const problems: OffloadingProblem[] = [];
for (const problem of uniformWorkload({ system: paperSystem(6), seed: 3 })) if (problems.push(problem) === 200) break;

const wrong = (what: string): Error =>
  expect.objectContaining({
    code: 'MEC_OUT_OF_DOMAIN',
    detail: expect.objectContaining({ what }) as unknown,
  }) as unknown as Error;

describe('a composition without deviceCount', () => {
  const quick = { seed: 1, backend: 'cpu', candidateCount: 4 } as const;

  test('takes N and the width from its first slot: the paper’s', async () => {
    const agent = await createAgent({ ...paperComposition({ hiddenLayers: [8] }), ...quick });
    expect([agent.network, agent.counters.decisions]).toEqual([undefined, 0]);
    agent.decide(slot(5, 3, 1));
    expect(agent.network!.widths).toEqual([15, 8, 5]);
    expect(() => agent.decide(slot(6, 3, 1))).toThrow(wrong('problem.size'));
    expect(() => agent.decide(slot(5, 2, 1))).toThrow(wrong('length of problem.observation'));
    agent.decide(slot(5, 3, 2));
    expect(agent.counters.decisions).toBe(2);
  });

  test('takes the width from its first slot, and any N: the shared one', async () => {
    const agent = await createAgent({ ...sharedComposition(), ...quick });
    for (const size of [3, 8, 1, 20]) agent.decide(slot(size, 5, size));
    expect(agent.network!.widths).toEqual([5, 32, 16, 1]);
    expect(() => agent.decide(slot(4, 4, 1))).toThrow(wrong('length of problem.observation'));
  });

  test('learns a cost of one’s own from rows of any width', async () => {
    const agent = await createAgent({ ...sharedComposition(), ...quick, candidateCount: 7, learningRate: 0.005 });
    for (let t = 0; t < 600; t++) agent.decide(slot(6, 3, t));
    let best = 0;
    for (let t = 600; t < 700; t++) {
      const problem = slot(6, 3, t);
      const rows = problem.observation;
      const offload = Uint8Array.from({ length: 6 }, (_, i) => (rows[3 * i]! > rows[3 * i + 2]! ? 1 : 0));
      if (agent.act(problem).cost === problem.evaluate(offload).cost) best++;
    }
    expect(best).toBeGreaterThan(90);
  });

  test('is the same agent as one that was told N', async () => {
    const numbers = { hiddenLayers: [8], batchSize: 32, trainingInterval: 5 };
    const common: AgentOptions = { seed: 4, backend: 'cpu', allocator: closedFormAllocator() };
    const told = await createAgent({ ...common, ...numbers, deviceCount: 6 });
    const found = await createAgent({ ...common, ...paperComposition(numbers) });
    for (const problem of problems) expect(found.decide(problem)).toEqual(told.decide(problem));
    expect(found.losses).toEqual(told.losses);
    expect(told.losses.length).toBeGreaterThan(20);
  });

  test('that cannot be evaluated at its first slot takes nothing from it', async () => {
    const agent = await createAgent({ ...paperComposition({ hiddenLayers: [8] }), ...quick });
    const failing = {
      ...slot(5, 3, 1),
      evaluate: (): never => {
        throw new Error('no answer');
      },
    };
    expect(() => agent.decide(failing)).toThrow('no answer');
    agent.decide(slot(4, 2, 1));
    expect(agent.network!.widths).toEqual([8, 8, 4]);
    const untroubled = await createAgent({ ...paperComposition({ hiddenLayers: [8] }), ...quick });
    untroubled.decide(slot(4, 2, 1));
    expect(agent.network!.parameters).toEqual(untroubled.network!.parameters);
  });
});

describe('what the agent is shown', () => {
  test('of the paper’s problem is what `observe` makes of it', async () => {
    const composed = { ...sharedComposition(), seed: 1, backend: 'cpu', allocator: closedFormAllocator() } as const;
    const [tasks, features] = [
      await createAgent({ ...composed, observe: ({ tasks }) => tasks.map((task) => task / 25) }),
      await createAgent({ ...composed, observe: observeOffloading }),
    ];
    tasks.act(problems[0]!);
    features.act(problems[0]!);
    expect([tasks.network!.widths[0], features.network!.widths[0]]).toEqual([1, 3]);
    // The network's answer to the rows is the agent's score.
    const { layers } = tasks.network!;
    const scores = Float64Array.from(problems[0]!.tasks, (task) => {
      let x = [task / 25];
      layers.forEach(({ weights, bias, outputs }, l) => {
        const y = Array.from(bias, (b, j) => x.reduce((sum, value, i) => sum + value * weights[i * outputs + j]!, b));
        x = l < layers.length - 1 ? y.map((value) => Math.max(0, value)) : y;
      });
      return x[0]!;
    });
    tasks.score(problems[0]!).forEach((score, i) => expect(score).toBeCloseTo(scores[i]!, 9));
  });

  test.each([
    ['too few ids', { ids: [1] }, 'length of problem.ids'],
    ['an id that is no name', { ids: [1, 2, {}, 4] }, 'problem.ids[2]'],
    [
      'rows that cannot be divided among the devices',
      { observation: new Float64Array(7) },
      'length of problem.observation',
    ],
    ['no rows', { observation: new Float64Array(0) }, 'length of problem.observation'],
    ['no observation', { observation: undefined }, 'length of problem.observation'],
  ])('is refused by name: %s', async (_name, part, what) => {
    const agent = await createAgent({ ...sharedComposition(), seed: 1, backend: 'cpu' });
    expect(() => agent.decide({ ...slot(4, 2, 1), ...part } as unknown as DecisionProblem)).toThrow(wrong(what));
  });
});
