/** Prices the decisions that a search tries, and keeps the cheapest. */
import { OutOfDomainError, requireCost, type CostWalk, type DecisionProblem, type Evaluation } from '@mec/model';
import type { Tries } from './search.js';

/** What a slot was decided, and what that took. */
export interface SlotOutcome<A> {
  readonly offload: Uint8Array;
  readonly allocation: A;
  readonly cost: number;
  /** Try that was chosen, 0: the first; -1: none can be carried out, so everything is computed locally. */
  readonly best: number;
  /** Allocations worked out on the way. */
  readonly allocations: number;
}

/** Decisions whose costs are equal but for rounding are equal: the earlier one is kept. */
const ROUNDING = 1e-12;

/** Most entries of all decisions of one slot, N x K. */
const MOST_ENTRIES = 2 ** 30;

const MANY_BYTES = 64;

/**
 * The tries of one slot after another; one object for an agent's life, so that a slot allocates nothing for them.
 *
 * Where a problem has a `walk`, a decision costs as many steps as it differs in devices from the one before, and only the
 * cheapest is allocated. Each decision tried is one evaluation either way.
 */
export class SlotTries implements Tries {
  count: number = 0;
  costs: Float64Array = new Float64Array(0);
  best: number = -1;
  bestCost: number = Infinity;
  #limit = 0;
  #size = 0;
  #rows = new Uint8Array(0);
  #problem: DecisionProblem<unknown> | undefined;
  #walk: CostWalk | undefined;
  #evaluation: Evaluation<unknown> | undefined;

  /** Begins a slot: `limit` evaluations may be spent. */
  begin(problem: DecisionProblem<unknown>, limit: number): void {
    const { size } = problem;
    if (size * limit > MOST_ENTRIES) {
      const expected = `<= ${Math.floor(MOST_ENTRIES / size)} decisions at ${size} devices`;
      throw new OutOfDomainError({ where: 'agent', what: 'candidateCount', got: limit, expected });
    }
    if (this.#rows.length < size * limit) this.#rows = new Uint8Array(size * limit);
    if (this.costs.length < limit) this.costs = new Float64Array(limit);
    this.#problem = problem;
    this.#walk = problem.walk?.();
    this.#evaluation = undefined;
    this.#size = size;
    this.#limit = limit;
    this.count = 0;
    this.best = -1;
    this.bestCost = Infinity;
  }

  get left(): number {
    return this.#limit - this.count;
  }

  decision(k: number): Uint8Array {
    return this.#rows.subarray(k * this.#size, (k + 1) * this.#size);
  }

  attempt(offload: Uint8Array): number {
    if (offload.length !== this.#size) {
      const expected = `${this.#size}, one entry per device`;
      throw new OutOfDomainError({ where: 'tries.attempt', what: 'length of offload', got: offload.length, expected });
    }
    return this.attemptRow(offload, 0);
  }

  attemptRow(rows: Uint8Array, row: number): number {
    if (this.count === this.#limit) {
      const expected = `at most ${this.#limit} decisions in this slot`;
      throw new OutOfDomainError({ where: 'tries.attempt', what: 'number of tries', got: this.count + 1, expected });
    }
    const size = this.#size;
    const from = row * size;
    const place = this.count * size;
    // A view is made sooner than many bytes are copied one by one.
    if (size > MANY_BYTES) this.#rows.set(rows.subarray(from, from + size), place);
    else for (let i = 0; i < size; i++) this.#rows[place + i] = rows[from + i]!;
    const evaluation = this.#walk === undefined ? this.#problem!.evaluate(this.decision(this.count)) : undefined;
    const cost = requireCost('agent', evaluation === undefined ? this.#step(this.#walk!, place) : evaluation.cost);
    if (isBelow(cost, this.bestCost)) {
      this.best = this.count;
      this.bestCost = cost;
      this.#evaluation = evaluation;
    }
    this.costs[this.count++] = cost;
    return cost;
  }

  /** The cheapest try with its allocation; where none can be carried out, everything is computed locally. */
  outcome<A>(): SlotOutcome<A> {
    const problem = this.#problem as DecisionProblem<A>;
    let allocations = this.#walk === undefined ? this.count : 0;
    if (this.best >= 0) {
      const offload = this.decision(this.best).slice();
      if (this.#walk !== undefined) allocations++;
      const { allocation, cost } = (this.#evaluation as Evaluation<A> | undefined) ?? problem.evaluate(offload);
      if (requireCost('agent', cost) < Infinity) return { offload, allocation, cost, best: this.best, allocations };
    }
    const offload = new Uint8Array(this.#size);
    const { allocation, cost } = problem.evaluate(offload);
    return { offload, allocation, cost: requireCost('agent', cost), best: -1, allocations: allocations + 1 };
  }

  /** Forgets the slot's problem: nothing of a caller's outlives the call. */
  end(): void {
    this.#problem = undefined;
    this.#walk = undefined;
    this.#evaluation = undefined;
  }

  #step(walk: CostWalk, place: number): number {
    const size = this.#size;
    if (this.count === 0) return walk.start(this.decision(0));
    if (walk.move !== undefined) return walk.move(this.decision(this.count));
    let cost = this.costs[this.count - 1]!;
    for (let i = 0; i < size; i++) {
      const x = this.#rows[place + i]!;
      if (x !== this.#rows[place - size + i]) cost = walk.set(i, x);
    }
    return cost;
  }
}

function isBelow(cost: number, lowest: number): boolean {
  return lowest === Infinity ? cost < Infinity : cost < lowest - ROUNDING * Math.abs(lowest);
}
