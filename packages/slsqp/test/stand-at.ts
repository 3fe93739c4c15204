/**
 * The parts of a run, made as the solver makes them and standing at one point of a problem: what a test of one phase
 * begins with.
 */
import { Arena, entriesFor } from '../src/arena.js';
import { Budget } from '../src/budget.js';
import type { AnyConstraint } from '../src/constraint.js';
import { Evaluator, type Problem } from '../src/evaluation/evaluator.js';
import { readConstraints } from '../src/evaluation/read-constraints.js';
import { Curvature } from '../src/hessian/curvature.js';
import { Incumbent } from '../src/incumbent.js';
import { StopTest } from '../src/kkt/stop-test.js';
import { Ceiling } from '../src/line-search/ceiling.js';
import { MeritSearch } from '../src/line-search/merit-search.js';
import { readLimits, type Limits, type Tolerances } from '../src/options.js';
import { rowAllowances } from '../src/rounding.js';
import { Rescaling } from '../src/scaling/rescaling.js';
import { StepFinder } from '../src/subproblem/step-finder.js';
import { Workspace } from '../src/workspace.js';

export interface Parts {
  readonly evaluator: Evaluator;
  readonly space: Workspace;
  readonly curvature: Curvature;
  readonly finder: StepFinder;
  readonly incumbent: Incumbent;
  readonly ceiling: Ceiling;
  readonly search: MeritSearch;
  readonly stop: StopTest;
  readonly rescaling: Rescaling;
  readonly limits: Limits;
}

/** A problem with what a test leaves out filled in: no bounds, no constraints, differences. */
export type PartOfProblem = Partial<Omit<Problem, 'bounds' | 'constraints'>> & {
  readonly constraints?: readonly AnyConstraint[];
  readonly bounds?: readonly (readonly [number, number])[];
};

/** An evaluator that has begun at `start`. */
export function evaluatorAt(problem: PartOfProblem, start: readonly number[], maxfev: number = Infinity): Evaluator {
  const n = start.length;
  const { bounds, constraints, ...rest } = problem;
  const evaluator = new Evaluator(
    {
      where: 'test',
      fun: () => 0,
      jac: '2-point',
      constraints: readConstraints('test', constraints, n),
      xScale: undefined,
      differenceSteps: undefined,
      bounds: {
        lower: Float64Array.from({ length: n }, (_, i) => bounds?.[i]?.[0] ?? -Infinity),
        upper: Float64Array.from({ length: n }, (_, i) => bounds?.[i]?.[1] ?? Infinity),
      },
      ...rest,
    },
    Float64Array.from(start),
    new Budget(maxfev, Infinity, undefined),
    new Arena(entriesFor(n, 4)),
  );
  evaluator.begin(Float64Array.from(start), new Float64Array(evaluator.n), new Float64Array(evaluator.rows));
  return evaluator;
}

/**
 * All parts at `start`: rows and objective are evaluated and differentiated there, B is the identity, and the start is
 * the best point. Nothing is scaled.
 */
export function standAt(problem: PartOfProblem, start: readonly number[], tolerances: Tolerances = {}): Parts {
  const evaluator = evaluatorAt(problem, start);
  const limits = readLimits('test', tolerances);
  const { n, rows, equalities } = evaluator;
  const arena = new Arena(entriesFor(n, rows));
  const space = new Workspace(n, rows, equalities, arena);
  const curvature = new Curvature(n, undefined, arena);
  const finder = new StepFinder(space, curvature.factor, arena);
  const incumbent = new Incumbent(n, rows, arena);
  const ceiling = new Ceiling(rows, equalities);
  const search = new MeritSearch(evaluator, space, finder, incumbent, ceiling);
  const stop = new StopTest(limits, space, finder);
  const rescaling = new Rescaling(evaluator, space, curvature, incumbent, stop);
  space.tolerances.fill(limits.constraintTolerance);
  rowAllowances(space.tolerances, space.rounding, space.allowances);
  const { current } = space;
  evaluator.view.gather(start, current.x);
  incumbent.begin(current.x);
  current.evaluate(evaluator, space.allowances);
  current.differentiate(evaluator);
  incumbent.offer(current);
  incumbent.learn(current);
  curvature.reset(current, space.multipliers);
  ceiling.begin(current);
  stop.begin(evaluator.view.sized, evaluator.isMeasured, 0);
  return { evaluator, space, curvature, finder, incumbent, ceiling, search, stop, rescaling, limits };
}
