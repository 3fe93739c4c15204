/**
 * Whether a point that looks stationary lies on a plateau: f no longer depends on a variable that it did depend on.
 *
 * A peak that has left the data, or an exponential that has died away, leaves a gradient of zero and nothing near by to
 * go down to. Such a point is no minimum. One evaluation per variable, a length away, tells: f changes there by about a
 * tenth where the length is right.
 */
import type { Evaluator } from '../evaluation/evaluator.js';
import type { Workspace } from '../workspace.js';
import { variableSize } from './residual.js';

/** A relative change of f below this, a length away, is none. */
const NO_CHANGE = 1e-8;
/** Looks in one run. */
const MAX_LOOKS = 2;

export class Plateau {
  /** The variable that f does not depend on, after a look that found one. */
  variable = -1;
  private readonly evaluator: Evaluator;
  private readonly space: Workspace;
  private looks = 0;
  private found = 0;

  constructor(evaluator: Evaluator, space: Workspace) {
    this.evaluator = evaluator;
    this.space = space;
  }

  /** Begins a run. */
  begin(): void {
    this.looks = 0;
    this.found = 0;
    this.variable = -1;
  }

  /** Whether every look has found one: other units have not led away from it. */
  get isCertain(): boolean {
    return this.found === MAX_LOOKS;
  }

  /**
   * Looks around the iterate, as long as looks are left.
   *
   * @param isIrrelevant - whether f has been seen not to depend on a variable at any distance.
   */
  look(isIrrelevant: (i: number) => boolean): boolean {
    if (this.looks === MAX_LOOKS) return false;
    this.looks++;
    this.variable = this.space.current.x.findIndex((_, i) => !isIrrelevant(i) && this.isFlatAlong(i));
    if (this.variable < 0) return false;
    this.found++;
    return true;
  }

  private isFlatAlong(i: number): boolean {
    const { evaluator, space } = this;
    const { current, trial } = space;
    const at = current.x[i]!;
    const upper = evaluator.upper[i]!;
    if (at <= evaluator.lower[i]! || at >= upper) return false;
    const size = variableSize(at, evaluator.view.sized);
    trial.x.set(current.x);
    trial.x[i] = evaluator.inside(i, at + size <= upper ? at + size : at - size);
    return Math.abs(evaluator.objective(trial.x) - current.f) <= NO_CHANGE * Math.abs(current.f);
  }
}
