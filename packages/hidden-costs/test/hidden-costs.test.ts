import { describe, expect, test } from '@jest/globals';
import { bruteForce, exact } from '@mec/baselines';
import { createProblem, createRandom, isOffloadingProblem, paperSystem, type DecisionProblem } from '@mec/model';
import { asTold, hiddenCosts, identifiedRows } from '../src/index.js';
import { MODELS } from './models.js';

const bits = (...values: number[]): Uint8Array => Uint8Array.from(values);
const told = createProblem(paperSystem(2), [10, 20]);

describe('by hand', () => {
  // U = 8 and 16, L = 40/3 and 80/3, c = 15 and 30, F = 30.
  const problem = hiddenCosts({ told, factors: { uplink: [2, 0.5], processor: [1, 3] } });
  test('what is paid has the factors', () => {
    expect(problem.evaluate(bits(0, 0)).cost).toBeCloseTo(40 / 3 + 80, 12);
    expect(problem.evaluate(bits(1, 0)).cost).toBeCloseTo(16 + 0.5 + 80, 12);
    expect(problem.evaluate(bits(0, 1)).cost).toBeCloseTo(40 / 3 + 8 + 1, 12);
  });
  test('what is seen has not', () => {
    expect([...problem.observation]).toEqual([10, 20]);
    expect(problem.told).toBe(told);
    const other = hiddenCosts({ told, factors: { uplink: [1, 7] } });
    expect(other.observation).toEqual(problem.observation);
    const seen = hiddenCosts({ told, factors: { uplink: [1, 7] }, observe: ({ gain }) => gain });
    expect(seen.observation).toEqual(told.gain);
  });
  test('nothing that works with the formula takes it for the paper’s problem', () => {
    expect(isOffloadingProblem(problem)).toBe(false);
    expect(() => exact().decide(problem as never)).toThrow(
      expect.objectContaining({ code: 'MEC_UNSUPPORTED_PROBLEM' }),
    );
  });
});

describe.each(Object.entries(MODELS))('%s', (_, draw) => {
  test('costs what the slot with the factors costs, walked too', () => {
    const random = createRandom(5);
    for (let slot = 0; slot < 10; slot++) {
      const plain = draw(random, 4);
      const factors = { uplink: plain.observation.slice(0, 4).map(() => random.uniform(0.3, 3)) };
      const problem = hiddenCosts({ told: plain, factors });
      const dear = (plain as unknown as { withFactors(f: object): DecisionProblem<unknown> }).withFactors(factors);
      expect(problem.observation).toEqual(plain.observation);
      expect(problem.choices ?? 2).toBe(plain.choices ?? 2);
      expect(problem.walk === undefined).toBe(plain.walk === undefined);
      const walk = problem.walk?.();
      for (let code = 0; code < 16; code++) {
        const offload = new Uint8Array(4).map((_, i) => (code >> i) & 1);
        const evaluation = problem.evaluate(offload);
        expect(evaluation).toEqual(dear.evaluate(offload));
        if (walk !== undefined) expect(walk.start(offload)).toBeCloseTo(evaluation.cost, 10);
        if (evaluation.cost < Infinity) expect(problem.isFeasible!(offload, evaluation.allocation as never)).toBe(true);
      }
    }
  });
  test('factors of 1 hide nothing', () => {
    const plain = draw(createRandom(6), 4);
    const problem = hiddenCosts({ told: plain, factors: { uplink: [1, 1, 1, 1], processor: [1, 1, 1, 1] } });
    expect(bruteForce().decide(problem)).toEqual(bruteForce().decide(plain));
  });
});

describe('asTold', () => {
  test('takes the decision that looks best and pays what it costs', () => {
    const problem = hiddenCosts({ told, factors: { uplink: [20, 20] } });
    const strategy = asTold(exact());
    const decision = strategy.decide(problem);
    expect(strategy.name).toBe('EXACT, as told');
    expect(decision.offload).toEqual(exact().decide(told).offload);
    expect({ cost: decision.cost, allocation: decision.allocation }).toEqual(problem.evaluate(decision.offload));
    expect(decision.cost).toBeGreaterThan(bruteForce().decide(problem).cost);
  });
  test('disposes of what it decides with', () => {
    let disposed = 0;
    const strategy = {
      name: 'x',
      decide: () => exact().decide(told),
      dispose: () => {
        disposed++;
      },
    };
    asTold(strategy).dispose!();
    expect(disposed).toBe(1);
  });
});

test('identified rows: by hand', () => {
  expect([...identifiedRows(Float64Array.of(7, 8, 9, 10), 2)]).toEqual([7, 8, 1, 0, 9, 10, 0, 1]);
  expect([...identifiedRows(new Float64Array(0), 2)]).toEqual([1, 0, 0, 1]);
});
