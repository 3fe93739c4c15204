import { describe, expect, test } from '@jest/globals';
import { createProblem, createRandom, paperSystem, type OffloadingProblem } from '@mec/model';
import { hiddenCosts, measuredOutcomes, type HiddenCostsProblem, type MeasuredOutcomesOptions } from '../src/index.js';

const told = createProblem(paperSystem(2), [10, 20]);
const problem: HiddenCostsProblem<OffloadingProblem> = hiddenCosts({ told, factors: { uplink: [2, 1] } });
const offload = Uint8Array.of(1, 0);
const exactly: MeasuredOutcomesOptions = { noise: 0, delay: 0, lost: 0 };

/** Reports that arrive over some slots in each of which the same decision is carried out. */
function arrivals(options: MeasuredOutcomesOptions, slots: number): { id: number; slot: number; total: number }[] {
  const outcomes = measuredOutcomes({ report: 'total', ...options });
  return Array.from({ length: slots }, (_, slot) => {
    const arrived = outcomes
      .arrived()
      .map(({ id, measurement }) => ({ id: Number(id), slot, total: measurement.cost! }));
    outcomes.carryOut(problem, { id: String(slot), offload });
    return arrived;
  }).flat();
}

describe('measuredOutcomes', () => {
  // By hand: device 0 sends 10 MB at 1.25 MB/s, 8 s and 8 J; all of the server's 30 MB/s is its own, 1/3 s at 0.5 W. Device 1 computes 20 MB
  // at 3 MB/s and 3 W.
  test('measures what the devices really pay, in three ways', () => {
    const report = (options: MeasuredOutcomesOptions): unknown => {
      const outcomes = measuredOutcomes({ ...exactly, ...options });
      outcomes.arrived();
      const cost = outcomes.carryOut(problem, { id: 'x', offload });
      expect(cost).toBeCloseTo(16.5 + 80 / 3, 9);
      const [arrived, ...others] = outcomes.arrived();
      expect([arrived!.id, others]).toEqual(['x', []]);
      return arrived!.measurement;
    };
    const close = (...values: number[]): unknown[] => values.map((value) => expect.closeTo(value, 9));
    const { costs } = report({}) as { costs: Float64Array };
    expect([...costs]).toEqual(close(16.5, 80 / 3));
    expect(report({ report: 'total' })).toEqual({ cost: expect.closeTo(16.5 + 80 / 3, 9) });
    const { delays, energies } = report({ report: 'parts' }) as { delays: Float64Array; energies: Float64Array };
    expect([...delays]).toEqual(close(25 / 3, 20 / 3));
    expect([...energies]).toEqual(close(49 / 6, 20));
  });

  test('carries out the shares of the proposal where it has some', () => {
    const outcomes = measuredOutcomes(exactly);
    outcomes.arrived();
    const cost = outcomes.carryOut(problem, { id: 'x', offload, allocation: Float64Array.of(10, 0) });
    // Three times as long at the server: 1 s and 0.5 J.
    expect(cost).toBeCloseTo(16 + 1.5 + 80 / 3, 9);
  });

  test('reports come the slot after at the earliest, up to so many later, each as likely', () => {
    const late = arrivals({ delay: 4, lost: 0, noise: 0 }, 2000).map(({ id, slot }) => slot - id - 1);
    const counts = [0, 1, 2, 3, 4].map((slots) => late.filter((value) => value === slots).length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(late.length);
    // 400 each with a standard deviation of 18.
    for (const count of counts) expect(Math.abs(count - 400)).toBeLessThan(72);
  });

  test('some never come', () => {
    const { length } = arrivals({ delay: 0, lost: 0.1 }, 2000);
    // 1,800 with a standard deviation of 13.
    expect(Math.abs(length - 1800)).toBeLessThan(54);
    expect(arrivals({ delay: 0, lost: 1 }, 100)).toEqual([]);
  });

  test('noise is relative, and losing more changes no number', () => {
    const all = arrivals({ delay: 0, lost: 0, noise: 0.05 }, 2000).map(({ total }) => total / (16.5 + 80 / 3) - 1);
    const spread = Math.sqrt(all.reduce((sum, value) => sum + value ** 2, 0) / all.length);
    expect(Math.abs(spread - 0.05)).toBeLessThan(0.004);
    const few = arrivals({ delay: 0, lost: 0.5 }, 100);
    const many = arrivals({ delay: 0, lost: 0 }, 100);
    for (const report of few) expect(many).toContainEqual(report);
  });

  test('the same seed tells the same', () => {
    const play = (seed: number): unknown => arrivals({ random: createRandom(seed) }, 50);
    expect(play(1)).toEqual(play(1));
    expect(play(1)).not.toEqual(play(2));
  });

  test.each<[string, unknown]>([
    ['report', 'all'],
    ['noise', -1],
    ['delay', 0.5],
    ['lost', 2],
    ['random', {}],
  ])('names the option %s', (what, got) => {
    expect(() => measuredOutcomes({ [what]: got })).toThrow(
      expect.objectContaining({
        code: 'MEC_OUT_OF_DOMAIN',
        detail: expect.objectContaining({ where: 'measuredOutcomes', what, got }) as unknown,
      }),
    );
  });
  test('refuses another model', () => {
    const other = {
      ...problem,
      paid: { size: 1, observation: new Float64Array(1), evaluate: () => problem.evaluate(offload) },
    };
    expect(() => measuredOutcomes().carryOut(other as never, { id: 'x', offload })).toThrow(
      expect.objectContaining({ code: 'MEC_UNSUPPORTED_PROBLEM' }),
    );
  });
});
