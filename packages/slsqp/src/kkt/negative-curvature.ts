/**
 * A look at the second order: whether a first-order point is a maximum or a saddle along the rows in force.
 *
 * The gradient of the Lagrangian is zero there, so that one evaluation at x + h d, with d along the rows in force, shows
 * the curvature of the Lagrangian: L(x + h d) - L(x) is h^2 d'Hd / 2. Where it is negative the run goes on from a point
 * further along d. Two directions are tried; a saddle that both miss stays unseen.
 */
import { Arena } from '../arena.js';
import type { Evaluator } from '../evaluation/evaluator.js';
import type { Curvature } from '../hessian/curvature.js';
import type { Incumbent } from '../incumbent.js';
import { violation } from '../line-search/merit.js';
import type { StepFinder } from '../subproblem/step-finder.js';
import { WorkingSet } from '../subproblem/working-set.js';
import type { Workspace } from '../workspace.js';
import { variableSize } from './residual.js';
import { dot, sumOfSizes } from '../vector-operations.js';

const DIRECTIONS = 2;
/** Length of the look relative to the variables' sizes, and of the moves that follow it. */
const LOOK = 1e-3;
const MOVES = [0.1, 0.01, LOOK];
/** A fall of the Lagrangian below this share of its terms is no rounding. */
const CERTAIN = 1e-11;
/** A part outside of the rows in force below this share of a direction is rounding. */
const INSIDE = 1e-6;
/** B differs by less than this share from its first guess along directions that no step went. */
const UNSEEN = 1e-2;

export class NegativeCurvature {
  private readonly evaluator: Evaluator;
  private readonly space: Workspace;
  private readonly finder: StepFinder;
  private readonly incumbent: Incumbent;
  /** Made at the first look: the rows in force, a normal or direction under way, and its part in their span. */
  private inForce: WorkingSet | undefined;
  private readonly direction: Float64Array;
  private readonly inSpan: Float64Array;

  constructor(evaluator: Evaluator, space: Workspace, finder: StepFinder, incumbent: Incumbent) {
    this.evaluator = evaluator;
    this.space = space;
    this.finder = finder;
    this.incumbent = incumbent;
    this.direction = new Float64Array(space.n);
    this.inSpan = new Float64Array(space.n);
  }

  /** Variables less rows and bounds with a price: directions in which the point may be no minimum. */
  get freedom(): number {
    const { multipliers, lowerMultipliers, upperMultipliers } = this.finder.answer;
    let count = this.space.n - this.space.equalities;
    for (let k = this.space.equalities; k < multipliers.length; k++) if (multipliers[k]! > 0) count--;
    for (let i = 0; i < lowerMultipliers.length; i++) if (lowerMultipliers[i]! > 0 || upperMultipliers[i]! > 0) count--;
    return count;
  }

  /** Whether B is still the multiple of the identity that it began as along the rows in force: no step went that way. */
  isUnseen(curvature: Curvature): boolean {
    const { direction } = this;
    if (!this.findDirection(this.rowsInForce(), 0)) return false;
    const guess = curvature.unit * dot(direction, direction);
    return Math.abs(curvature.along(direction) - guess) <= UNSEEN * guess;
  }

  /** Looks along a few directions; where the Lagrangian falls, moves the iterate there and returns true. */
  leave(): boolean {
    const inForce = this.rowsInForce();
    for (let k = 0; k < DIRECTIONS; k++) {
      if (!this.findDirection(inForce, k)) return false;
      if (this.follow(this.direction)) return true;
    }
    return false;
  }

  /** Sets `direction` to the k-th of a few without a pattern, along the rows in force; false where these leave none. */
  private findDirection(inForce: WorkingSet, k: number): boolean {
    const { direction, inSpan } = this;
    const { n } = this.space;
    for (let i = 0; i < n; i++) direction[i] = Math.cos(1 + k + 2 * i);
    return inForce.project(direction, inSpan) > INSIDE * INSIDE * n;
  }

  /** The rows and bounds with a price, orthogonalised. */
  private rowsInForce(): WorkingSet {
    const { space, finder, direction: normal, inSpan } = this;
    const { n, rows, equalities, current } = space;
    const { multipliers, lowerMultipliers, upperMultipliers } = finder.answer;
    const set = (this.inForce ??= new WorkingSet(n, new Arena(2 * n * n + 4 * n)));
    set.clear();
    const enter = (row: number): void => {
      const norm = dot(normal, normal);
      const rest = set.size < n ? set.project(normal, inSpan) : 0;
      if (rest > INSIDE * INSIDE * norm) set.append(row, 0, normal, rest, inSpan);
    };
    for (let k = 0; k < rows; k++) {
      if (k >= equalities && !(multipliers[k]! > 0)) continue;
      for (let i = 0, at = k * n; i < n; i++, at++) normal[i] = current.jacobian[at]!;
      enter(k);
    }
    for (let i = 0; i < n; i++) {
      if (!(lowerMultipliers[i]! > 0 || upperMultipliers[i]! > 0)) continue;
      normal.fill(0);
      normal[i] = 1;
      enter(rows + i);
    }
    return set;
  }

  private follow(direction: Float64Array): boolean {
    const { space, evaluator } = this;
    const { current, trial } = space;
    const here = current.lagrangian(this.finder.answer.multipliers);
    const sign = this.tryMove(direction, LOOK) ? 1 : this.tryMove(direction, -LOOK) ? -1 : 0;
    if (sign === 0 || !(this.fall(here) > 0)) return false;
    for (const length of MOVES) {
      if (!this.tryMove(direction, sign * length) || !(this.fall(here) > 0) || !trial.differentiate(evaluator))
        continue;
      this.incumbent.offer(trial);
      space.commit();
      return true;
    }
    return false;
  }

  /** By how much more than rounding the Lagrangian fell from its value `here` to the trial. */
  private fall(here: number): number {
    const { current, trial } = this.space;
    const { multipliers } = this.finder.answer;
    const terms = Math.abs(current.f) + Math.abs(trial.f) + sumOfSizes(trial.values, multipliers);
    return here - trial.lagrangian(multipliers) - CERTAIN * terms;
  }

  /** Evaluates x + length * direction; false where that is outside of the bounds or of a row that holds at x. */
  private tryMove(direction: Float64Array, length: number): boolean {
    const { space, evaluator } = this;
    const { current, trial, equalities, rows, n } = space;
    const { multipliers } = this.finder.answer;
    let longest = 0;
    for (let i = 0; i < n; i++) {
      longest = Math.max(longest, Math.abs(direction[i]!) / variableSize(current.x[i]!, evaluator.view.sized));
    }
    for (let i = 0; i < n; i++) {
      const end = current.x[i]! + (length / longest) * direction[i]!;
      if (end < evaluator.lower[i]! || end > evaluator.upper[i]!) return false;
      trial.x[i] = end;
    }
    trial.evaluate(evaluator, space.allowances);
    for (let k = equalities; k < rows; k++) {
      // A row with a price is left by second order only, which its price accounts for.
      if (!(multipliers[k]! > 0) && violation(k, equalities, trial.values[k]!) > space.allowances[k]!) return false;
    }
    return trial.isFinite;
  }
}
