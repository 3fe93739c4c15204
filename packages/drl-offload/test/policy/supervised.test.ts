import { describe, expect, test } from '@jest/globals';
import {
  closedFormAllocator,
  minimum,
  observeTasks,
  paperSystem,
  uniformWorkload,
  type OffloadingProblem,
} from '@mec/model';
import { createAgent, densePolicy, observeOffloading, sharedPolicy, supervisedPolicy } from '../../src/index.js';

const OPTIONS = { seed: 2, allocator: closedFormAllocator(), backend: 'wasm' } as const;

function problems(count: number, deviceCount: number, seed: number): OffloadingProblem[] {
  const drawn: OffloadingProblem[] = [];
  for (const problem of uniformWorkload({ system: paperSystem(deviceCount), seed })) {
    if (drawn.push(problem) === count) break;
  }
  return drawn;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('supervisedPolicy', () => {
  test.each([
    // The dense network sees raw MB; the shared one sees what the optimum is made of.
    ['dense', densePolicy(), observeTasks, 0.985],
    ['shared', sharedPolicy(), observeOffloading, 0.999],
  ])(
    '%s: decides well by itself, on problems that it has not seen, without a decision of its own',
    async (_n, part, observe, least) => {
      const train = problems(3000, 5, 1);
      const policy = supervisedPolicy(part, { problems: train, samples: 3000, epochs: 12, learningRate: 0.003 });
      // K = 1: the policy's own decision.
      const agent = await createAgent({ ...OPTIONS, deviceCount: 5, policy, observe, candidateCount: 1 });
      const ratios = problems(200, 5, 99).map((problem) => minimum(problem).cost / agent.act(problem).cost);
      expect(mean(ratios)).toBeGreaterThan(least);
      expect(agent.counters.decisions).toBe(0);
      expect(agent.name).toContain('supervised');
      agent.dispose();
    },
  );

  test('learns the labels it is given', async () => {
    // The first device alone, whatever the tasks.
    const label = (): Uint8Array => Uint8Array.of(1, 0, 0);
    const part = densePolicy({ hiddenLayers: [8] });
    const policy = supervisedPolicy(part, { problems: problems(200, 3, 1), samples: 200, learningRate: 0.02, label });
    const agent = await createAgent({ ...OPTIONS, deviceCount: 3, policy, candidateCount: 1 });
    for (const problem of problems(20, 3, 5)) expect([...agent.act(problem).offload]).toEqual([1, 0, 0]);
  });

  test('never gives up a lower validation loss: more passes, none higher', async () => {
    const train = problems(60, 4, 1);
    const lossAfter = async (epochs: number): Promise<number> => {
      const options = { problems: train, samples: 60, epochs, patience: 99, learningRate: 0.1 };
      const policy = supervisedPolicy(densePolicy({ hiddenLayers: [8] }), options);
      const agent = await createAgent({ ...OPTIONS, deviceCount: 4, policy });
      // The first tenth is held back.
      const losses = train.slice(0, 6).map((problem) => {
        const { offload } = minimum(problem);
        return mean(
          Array.from(agent.score(problem), (score, i) => Math.log1p(Math.exp(offload[i] === 1 ? -score : score))),
        );
      });
      return mean(losses);
    };
    let lowest = Infinity;
    for (let epochs = 1; epochs <= 12; epochs++) {
      const loss = await lossAfter(epochs);
      expect(loss).toBeLessThanOrEqual(lowest + 1e-12);
      lowest = loss;
    }
  });

  test('repeats from the same seed', async () => {
    const make = async (): Promise<Float32Array> => {
      const part = sharedPolicy({ hiddenLayers: [6] });
      const policy = supervisedPolicy(part, { problems: problems(100, 4, 1), samples: 100, epochs: 3 });
      return (await createAgent({ ...OPTIONS, policy, observe: observeOffloading })).network!.parameters;
    };
    expect(await make()).toEqual(await make());
  });

  test.each([{ samples: 5 }, { epochs: 0 }, { patience: 0 }, { batchSize: 0.5 }, { learningRate: 0 }])(
    'refuses %p',
    (wrong) => {
      const options = { problems: problems(1, 3, 1), ...wrong };
      expect(() => supervisedPolicy(densePolicy(), options)).toThrow(
        expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }),
      );
    },
  );

  test('refuses to learn from fewer problems than asked for', async () => {
    const policy = supervisedPolicy(densePolicy(), { problems: problems(20, 3, 1), samples: 30 });
    await expect(createAgent({ ...OPTIONS, deviceCount: 3, policy })).rejects.toMatchObject({
      detail: { what: 'number of problems' },
    });
  });
});
