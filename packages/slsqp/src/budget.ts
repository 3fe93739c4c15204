/**
 * What a run may spend: evaluations of the objective, and time.
 *
 * Whoever is about to call a function of the caller asks here first. Where nothing is left the call is not made: a
 * private exception leaves the run, wherever it was, and `within` turns it into a status. So limits hold exactly, in the
 * middle of a difference quotient too.
 */
import type { Clock } from './clock.js';
import { Status } from './status.js';

/** Leaves a run whose budget is spent; never seen outside of `within`. */
class BudgetSpent extends Error {
  readonly status: Status;

  constructor(status: Status) {
    super('the budget is spent');
    this.status = status;
  }
}

export class Budget {
  /** Evaluations of the objective so far. */
  evaluations = 0;
  private readonly maxfev: number;
  private readonly maxTime: number;
  private readonly clock: Clock | undefined;
  private end = Infinity;

  /**
   * @param maxfev - evaluations of the objective at most.
   * @param maxTime - milliseconds at most.
   * @param clock - read where `maxTime` is finite.
   */
  constructor(maxfev: number, maxTime: number, clock: Clock | undefined) {
    this.maxfev = maxfev;
    this.maxTime = maxTime;
    this.clock = maxTime < Infinity ? clock : undefined;
  }

  /** Begins a run. */
  begin(): void {
    this.evaluations = 0;
    if (this.clock) this.end = this.clock() + this.maxTime;
  }

  /** Takes back an evaluation that will be counted again when its value is asked for. */
  refund(): void {
    this.evaluations--;
  }

  /** Evaluations of the objective that are left. */
  get left(): number {
    return this.maxfev - this.evaluations;
  }

  /** Before any call of a function of the caller: leaves the run where the time is up. */
  look(): void {
    if (this.clock && !(this.clock() < this.end)) throw new BudgetSpent(Status.maxTime);
  }

  /** Before an evaluation of the objective: counts it, or leaves the run. */
  spend(): void {
    this.look();
    if (this.evaluations >= this.maxfev) throw new BudgetSpent(Status.maxEvaluations);
    this.evaluations++;
  }

  /** What `work` returns, or the status that says which limit ended it. */
  within<T>(work: () => T): T | Status {
    try {
      return work();
    } catch (error) {
      if (error instanceof BudgetSpent) return error.status;
      throw error;
    }
  }
}
