import { describe, expect, test } from '@jest/globals';
import { createProblem, paperSystem, uniformWorkload, type DecisionProblem, type Workload } from '@mec/model';
import { hiddenCostsWorkload, type HiddenCostsProblem, type HiddenCostsWorkloadOptions } from '../src/index.js';

const workload = uniformWorkload({ system: paperSystem(3), seed: 2 });

function first<P extends DecisionProblem<unknown>>(
  count: number,
  options: HiddenCostsWorkloadOptions<P>,
): HiddenCostsProblem<P>[] {
  const stream = hiddenCostsWorkload(options)[Symbol.iterator]();
  return Array.from({ length: count }, () => stream.next().value as HiddenCostsProblem<P>);
}

describe('hiddenCostsWorkload', () => {
  test('tells the slots of the workload', () => {
    const plain = workload[Symbol.iterator]();
    for (const problem of first(5, { workload, hidden: { uplink: [0.3, 3] } })) {
      expect(problem.told).toEqual(plain.next().value);
      expect(problem.observation).toEqual(problem.told.tasks);
    }
  });

  const single = uniformWorkload({ system: paperSystem(1), seed: 2 });
  const ratios = (problems: HiddenCostsProblem<ReturnType<typeof createProblem>>[]): number[] =>
    problems.map((problem) => {
      const home = new Uint8Array(1);
      return problem.evaluate(home).cost / problem.told.evaluate(home).cost;
    });

  test('keeps the factors for good, inside their range', () => {
    const [factor, ...rest] = ratios(first(40, { workload: single, hidden: { processor: [0.5, 2] } }));
    expect(factor).toBeGreaterThanOrEqual(0.5);
    expect(factor).toBeLessThanOrEqual(2);
    for (const other of rest) expect(other).toBeCloseTo(factor!, 12);
  });

  test('draws them again every so many slots', () => {
    const factors = ratios(first(30, { workload: single, hidden: { processor: [0.5, 2] }, every: 10 }));
    for (let slot = 0; slot < 30; slot++) expect(factors[slot]).toBeCloseTo(factors[slot - (slot % 10)]!, 12);
    expect(new Set([0, 10, 20].map((slot) => factors[slot]!.toFixed(9))).size).toBe(3);
  });

  test('spreads the logarithms of the factors evenly', () => {
    const logs = ratios(first(2000, { workload: single, hidden: { processor: [0.25, 4] }, every: 1 })).map(Math.log2);
    expect(Math.min(...logs)).toBeGreaterThanOrEqual(-2);
    expect(Math.max(...logs)).toBeLessThanOrEqual(2);
    // Thirds of the range, each of 667 with a standard deviation of 21.
    const thirds = [-2, -2 / 3, 2 / 3].map((low) => logs.filter((value) => value >= low && value < low + 4 / 3).length);
    for (const count of thirds) expect(Math.abs(count - 667)).toBeLessThan(85);
  });

  test('seeds differ, and parts do not share their factors', () => {
    const [a, b] = [1, 2].map(
      (seed) => ratios(first(1, { workload: single, hidden: { processor: [0.5, 2] }, seed }))[0],
    );
    expect(a).not.toBeCloseTo(b!, 6);
    const [both] = first(1, { workload: single, hidden: { processor: [0.5, 2], uplink: [0.5, 2] } });
    const paid = both!.evaluate(Uint8Array.of(1)).cost - 1.5 * (both!.told.tasks[0]! / 30);
    expect(paid / both!.told.uploadCost[0]!).not.toBeCloseTo(a!, 6);
  });

  test('a device is known by its name, whoever else is there', () => {
    const slots = [['a', 'b'], ['b'], ['c', 'b', 'a']].map((ids) => ({
      ids,
      problem: createProblem(
        paperSystem(ids.length),
        ids.map(() => 10),
      ),
    }));
    const named: Workload<DecisionProblem> = {
      name: 'named',
      events: [],
      *[Symbol.iterator]() {
        for (const { ids, problem } of slots) {
          yield {
            size: ids.length,
            ids,
            observation: problem.tasks,
            evaluate: (offload) => problem.evaluate(offload),
            withFactors: (factors: object) => problem.withFactors(factors as never),
          } as DecisionProblem;
        }
      },
    };
    // All at home but one at the server: what is left at home tells each factor.
    const factor = (problem: DecisionProblem<unknown>, i: number): number => {
      const rest = new Uint8Array(problem.size).fill(1);
      rest[i] = 0;
      const all = new Uint8Array(problem.size).fill(1);
      const server = (count: number): number => (count * Math.sqrt(15)) ** 2 / 30;
      const n = problem.size;
      const uploads = problem.evaluate(all).cost - server(n);
      return problem.evaluate(rest).cost - server(n - 1) - (uploads * (n - 1)) / n;
    };
    const problems = first(3, { workload: named, hidden: { processor: [0.3, 3] } });
    expect(factor(problems[1]!, 0)).toBeCloseTo(factor(problems[0]!, 1), 9);
    expect(factor(problems[2]!, 1)).toBeCloseTo(factor(problems[0]!, 1), 9);
    expect(factor(problems[2]!, 2)).toBeCloseTo(factor(problems[0]!, 0), 9);
    expect(factor(problems[0]!, 0)).not.toBeCloseTo(factor(problems[0]!, 1), 3);
  });
});
