import type { TestFunction, TestProblem } from '../../test/problems/test-problem.js';

/** nlopt-js behind the two questions that the benchmark asks. */
export interface NloptJs {
  /** Cost of the allocation it finds. */
  solveAllocation(costs: readonly number[], capacity: number): number;
  /** Its answer to a test problem with exact gradients; undefined where it throws. */
  solveProblem(
    problem: TestProblem,
  ): { x: readonly number[]; fun: number; success: boolean; evaluations: number } | undefined;
}

/** Loads the library; undefined, with a note, where it is not installed. */
export async function loadNloptJs(note: (line: string) => void): Promise<NloptJs | undefined> {
  try {
    const { default: nlopt } = await import('nlopt-js');
    await nlopt.ready;
    return {
      solveAllocation: (costs, capacity) => {
        const n = costs.length;
        const optimizer = new nlopt.Optimize(nlopt.Algorithm.LD_SLSQP, n);
        optimizer.setLowerBounds(costs.map(() => 1e-3));
        optimizer.setUpperBounds(costs.map(() => capacity));
        optimizer.setMinObjective((f, gradient) => {
          let sum = 0;
          for (let i = 0; i < n; i++) {
            sum += costs[i]! / f[i]!;
            if (gradient) gradient[i] = -costs[i]! / (f[i]! * f[i]!);
          }
          return sum;
        }, 1e-6);
        optimizer.addInequalityConstraint((f, gradient) => {
          let sum = -capacity;
          for (let i = 0; i < n; i++) {
            sum += f[i]!;
            if (gradient) gradient[i] = 1;
          }
          return sum;
        }, 1e-8);
        const { value } = optimizer.optimize(costs.map(() => capacity / n));
        nlopt.GC.flush();
        return value;
      },
      solveProblem: (problem) => {
        const n = problem.start.length;
        const optimizer = new nlopt.Optimize(nlopt.Algorithm.LD_SLSQP, n);
        const bound = (i: number, side: 0 | 1): number =>
          problem.bounds[i]?.[side] ?? (side === 0 ? -Infinity : Infinity);
        optimizer.setLowerBounds(problem.start.map((_, i) => bound(i, 0)));
        optimizer.setUpperBounds(problem.start.map((_, i) => bound(i, 1)));
        let evaluations = 0;
        const wrap =
          ({ fun, gradient }: TestFunction, sign: number, count: boolean) =>
          (x: ArrayLike<number>, out: number[] | null): number => {
            const at = Array.from(x);
            if (count) evaluations++;
            if (out) gradient(...at).forEach((value, i) => (out[i] = sign * value));
            return sign * fun(...at);
          };
        try {
          optimizer.setMinObjective(wrap(problem.objective, 1, true), 1e-8);
          for (const one of problem.equalities) optimizer.addEqualityConstraint(wrap(one, 1, false), 1e-8);
          for (const one of problem.inequalities) optimizer.addInequalityConstraint(wrap(one, -1, false), 1e-8);
          optimizer.setMaxeval(5000);
          const start = problem.start.map((value, i) => Math.min(bound(i, 1), Math.max(bound(i, 0), value)));
          const { x, value, success } = optimizer.optimize(start);
          return { x: [...x], fun: value, success, evaluations };
        } catch {
          return undefined;
        } finally {
          nlopt.GC.flush();
        }
      },
    };
  } catch {
    note('nlopt-js is skipped: it is not installed.');
    return undefined;
  }
}
