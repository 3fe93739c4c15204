import { describe, expect, test } from '@jest/globals';
import {
  breakdown,
  createProblem,
  createRandom,
  exactSolver,
  paperSystem,
  standardNormal,
  type OffloadingProblem,
} from '@mec/model';
import { describeMeasuredStrategy } from '@mec/model/testing';
import { calibratingStrategy, type CalibratingOptions, type CalibratingStrategy } from '../src/index.js';

const system = paperSystem(4);
const strategyOf = (options: Partial<CalibratingOptions> = {}): CalibratingStrategy =>
  calibratingStrategy({ system, ...options });

describeMeasuredStrategy('calibratingStrategy', () => strategyOf());

const solve = exactSolver();

/** Mean ratio to the true minimum over the last 100 of `slots`, uplinks costing `factors` times what is told. */
function ratio(
  strategy: CalibratingStrategy,
  factors: (slot: number) => readonly number[],
  slots: number,
  parts = false,
): number {
  const random = createRandom(9);
  let sum = 0;
  for (let slot = 0; slot < slots; slot++) {
    const told = createProblem(
      system,
      Float64Array.from({ length: 4 }, () => random.uniform(5, 25)),
    );
    const paid = told.withFactors({ uplink: factors(slot) });
    const { id, offload, allocation } = strategy.propose(told);
    const { delay, energy, cost } = breakdown(paid, offload, allocation!);
    const noisy = (values: Float64Array): Float64Array =>
      values.map((value) => value * (1 + 0.05 * standardNormal(random)));
    const costs = delay.map((time, i) => time + energy[i]!);
    strategy.report(id, parts ? { delays: noisy(delay), energies: noisy(energy) } : { costs: noisy(costs) });
    if (slot >= slots - 100) sum += solve(paid).cost / cost;
  }
  return sum / 100;
}

describe('calibratingStrategy', () => {
  const factors = [0.4, 2.5, 0.6, 1.8];
  test.each([false, true])('finds uplinks that cost other than told (delays and energies: %p)', (parts) => {
    const strategy = strategyOf();
    expect(ratio(strategy, () => factors, 250, parts)).toBeGreaterThan(0.97);
    const told = strategy.calibration.parameters.filter(({ name, measured }) => name === 'uplinkRate' && measured);
    expect(told.length).toBeGreaterThan(1);
    for (const { device, value } of told) expect(2.5 / value / factors[device]!).toBeCloseTo(1, 0);
  });
  test('follows uplinks that change, once its window has passed', () => {
    const strategy = strategyOf({ window: 60 });
    expect(ratio(strategy, (slot) => (slot < 150 ? factors : factors.map((f) => 1 / f)), 350)).toBeGreaterThan(0.95);
  });
  test('predicts by what was fitted', () => {
    const strategy = strategyOf({ every: 1 });
    const told = createProblem(system, [10, 10, 10, 10]);
    for (let slot = 0; slot < 40; slot++) {
      const { id, offload, allocation } = strategy.propose(told);
      const { delay, energy } = breakdown(told.withFactors({ processor: [2, 2, 2, 2] }), offload, allocation!);
      strategy.report(id, { delays: delay, energies: energy });
    }
    const { offload, predictedCost } = strategy.propose(told);
    expect(predictedCost).toBeCloseTo(told.withFactors({ processor: [2, 2, 2, 2] }).evaluate(offload).cost, 4);
  });
  test('totals tell no device’s parameters: they are refused, and the proposal stays open', () => {
    const strategy = strategyOf();
    const { id } = strategy.propose(createProblem(system, [5, 6, 7, 8]));
    expect(() => strategy.report(id, { cost: 30 })).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
    strategy.report(id, { delays: { 2: 4 } });
  });
  test('refuses slots of another size or model', () => {
    const strategy = strategyOf();
    expect(() => strategy.propose(createProblem(paperSystem(3), [1, 2, 3]))).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ what: 'problem.size', got: 3 }) as unknown }),
    );
    expect(() => strategy.propose({ size: 4 } as OffloadingProblem)).toThrow(
      expect.objectContaining({ code: 'MEC_UNSUPPORTED_PROBLEM' }),
    );
  });
  test.each<[string, unknown]>([
    ['window', 0],
    ['every', 0],
    ['spread', -1],
    ['exploration', -1],
    ['random', {}],
    ['system', null],
  ])('names the option %s', (name, got) => {
    expect(() => strategyOf({ [name]: got })).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
  });
});
