/**
 * What is tried when no step was accepted, one thing at a time and the cheapest first: a B with less memory, finer
 * differences, restoring feasibility, other units.
 */
import { Arena } from './arena.js';
import type { Evaluator } from './evaluation/evaluator.js';
import type { Curvature } from './hessian/curvature.js';
import type { Incumbent } from './incumbent.js';
import { Iterate } from './iterate.js';
import { squaredViolation } from './line-search/merit.js';
import { Restoration, type RestorationOutcome } from './restoration/restoration.js';
import type { Rescaling } from './scaling/rescaling.js';
import type { Workspace } from './workspace.js';

/** Times that a run may restore feasibility. */
const MAX_RESTORATIONS = 5;
/** A restoration hands back to the main loop once the violation has fallen to this share. */
const ENOUGH = 0.05;
/** Other points that feasibility is restored from where it cannot be from the iterate; the first is the start. */
const MAX_STARTS = 8;

export class Recovery {
  /** The minimum of the squared violations with the least of them that restoration found. */
  private stationary: Iterate | undefined;
  private readonly evaluator: Evaluator;
  private readonly space: Workspace;
  private readonly curvature: Curvature;
  private readonly incumbent: Incumbent;
  private readonly rescaling: Rescaling;
  private readonly start: Float64Array;
  private restoration: Restoration | undefined;
  private restorations = 0;

  constructor(
    evaluator: Evaluator,
    space: Workspace,
    curvature: Curvature,
    incumbent: Incumbent,
    rescaling: Rescaling,
  ) {
    this.evaluator = evaluator;
    this.space = space;
    this.curvature = curvature;
    this.incumbent = incumbent;
    this.rescaling = rescaling;
    this.start = new Float64Array(evaluator.view.count);
  }

  /** Begins a run at `start`, in the solver's variables. */
  begin(start: Float64Array): void {
    this.restorations = 0;
    this.stationary = undefined;
    this.evaluator.view.scatter(start, this.start);
  }

  /** Whether the best point is known to be a minimum of the violation. */
  get violationIsStationary(): boolean {
    return this.stationary !== undefined && this.incumbent.isAt(this.stationary.x);
  }

  /** Tries the next thing; false when nothing is left. */
  attempt(): boolean {
    const { evaluator, curvature, space } = this;
    if (curvature.knowledge === 'steps' && !curvature.isGiven) {
      curvature.forgetCouplings();
      return true;
    }
    if (curvature.knowledge !== 'nothing') {
      this.forgetCurvature();
      return true;
    }
    if (evaluator.canRefine) {
      evaluator.refine();
      return space.current.differentiate(evaluator);
    }
    if (!space.current.isFeasible && this.restorations < MAX_RESTORATIONS) return this.restore();
    return this.rescaling.attempt(false);
  }

  /** Goes on from the best point, where B knows nothing. */
  returnToBest(): void {
    this.takeBest();
    this.forgetCurvature();
    this.space.multipliers.fill(0);
  }

  /**
   * Makes the best point the iterate; false where it is that already. Derivatives that are not known are evaluated as
   * far as the budget allows, else they are NaN.
   */
  takeBest(): boolean {
    const { space, evaluator, incumbent } = this;
    const { current } = space;
    const { best } = incumbent;
    if (!incumbent.isKnown || incumbent.isAt(current.x)) return false;
    current.copyValues(best);
    if (incumbent.isDifferentiated) current.copyDerivatives(best);
    else {
      current.gradient.fill(NaN);
      current.jacobian.fill(NaN);
      evaluator.budget.within(() => {
        current.evaluate(evaluator, space.allowances);
        current.differentiate(evaluator);
      });
    }
    return true;
  }

  /** Forgets B, and the penalties with it: degenerate rows may have left huge ones that allow only tiny steps. */
  private forgetCurvature(): void {
    this.curvature.reset(this.space.current, this.space.multipliers);
    this.space.penalties.fill(0);
  }

  /** Restores feasibility from the iterate, else from other points; true where the run can go on. */
  private restore(): boolean {
    const { space, evaluator, incumbent } = this;
    this.restorations++;
    this.restoration ??= new Restoration(evaluator, space, incumbent);
    let outcome = this.runRestoration(this.restoration, ENOUGH);
    for (let k = 0; k < MAX_STARTS && outcome !== 'restored' && !incumbent.isFeasible; k++) {
      if (this.moveTo(k)) outcome = this.runRestoration(this.restoration, 0);
    }
    space.multipliers.fill(0);
    if (outcome === 'restored') {
      this.forgetCurvature();
      return true;
    }
    // Nothing more is to be had that way. A run that has met the constraints before goes on from there.
    this.restorations = MAX_RESTORATIONS;
    if (this.stationary && !incumbent.isFeasible) incumbent.adopt(this.stationary);
    this.returnToBest();
    return incumbent.isFeasible;
  }

  private offerStationary(point: Iterate): void {
    const { n, rows, equalities } = this.space;
    const known = this.stationary;
    if (known && squaredViolation(equalities, point.values) >= squaredViolation(equalities, known.values)) return;
    this.stationary = known ?? new Iterate(n, rows, new Arena(3 * n + rows * (n + 2)));
    this.stationary.copy(point);
  }

  /** Restores feasibility from the iterate; keeps in mind where the violation has a minimum. */
  private runRestoration(restoration: Restoration, share: number): RestorationOutcome {
    const outcome = restoration.run(share);
    if (outcome === 'stationary') this.offerStationary(this.space.current);
    return outcome;
  }

  /** Makes the k-th of the other points the iterate: the start, then points around it. False where that is not finite. */
  private moveTo(k: number): boolean {
    const { space, evaluator, start } = this;
    const { current, trial } = space;
    evaluator.view.gather(start, trial.x);
    for (let i = 0; i < space.n; i++) {
      const at = trial.x[i]!;
      const away = (k / 2) * spreadOut(k * space.n + i) * Math.max(1, Math.abs(at));
      trial.x[i] = evaluator.inside(i, at + away);
    }
    trial.evaluate(evaluator, space.allowances);
    if (!trial.isFinite || !trial.differentiate(evaluator)) return false;
    this.incumbent.offer(trial);
    space.commit();
    return current !== trial;
  }
}

/** Numbers in [-1, 1] that fill the interval evenly as k grows (multiples of the golden ratio, their whole parts off). */
function spreadOut(k: number): number {
  const share = k * 0.6180339887498949;
  return 2 * (share - Math.floor(share)) - 1;
}
