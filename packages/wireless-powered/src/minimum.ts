/**
 * The best decision of a frame, proved: branch and bound on the bound of `relaxation.ts`.
 *
 * A node leaves some devices open. Its two sets on either side of the kink give decisions to try, and the device by which they
 * differ is the one to branch on. Random frames of 10 devices take some 5 nodes, of 30 some 25.
 */
import { requireNumber, requireOptions, type Decision } from '@mec/model/contract';
import { OPEN, relaxed } from './relaxation.js';
import { requireTerms, sumsOf } from './terms.js';
import { timeDivision } from './time-division.js';
import type { FrameAllocation, WirelessPoweredProblem } from './frame.js';

export interface WirelessPoweredMinimum extends Decision<FrameAllocation> {
  /** No decision costs less than this, in bit/s. At most `cost`. */
  readonly lowerBound: number;
  /** Whether the decision is optimal: no other has a rate greater by more than rounding. */
  readonly proved: boolean;
  /** Bounds worked out. */
  readonly nodes: number;
}

export interface WirelessPoweredMinimumOptions {
  /** Most nodes, an integer >= 1. Default 1 million. */
  readonly nodeLimit?: number;
}

/** Rates that differ by less than this part of them are equal: sums of thousands of terms, rounded. */
const ROUNDING = 1e-12;

/**
 * The least cost of a frame over all 2^N decisions.
 *
 * @returns the decision with its proof; where the limit ended the search, the best one found with `proved: false` and a valid
 *   `lowerBound`.
 * @throws OutOfDomainError when an option leaves its range; UnsupportedProblemError for another cost model's problem.
 */
export function wirelessPoweredMinimum(
  problem: WirelessPoweredProblem,
  options: WirelessPoweredMinimumOptions = {},
): WirelessPoweredMinimum {
  const where = 'wirelessPoweredMinimum';
  requireTerms(where, problem);
  requireOptions(where, options);
  const nodeLimit = requireNumber(where, 'nodeLimit', options.nodeLimit ?? 1e6, { min: 1, integer: true });
  const { size, terms } = problem;
  const division = timeDivision(terms.unit);
  const signals = new Float64Array(terms.unit.length);
  const fixed = new Uint8Array(size).fill(OPEN);
  const twin = twinsOf(problem);
  const candidate = new Uint8Array(size);
  let best = candidate.slice();
  let highest = 0;
  let nodes = 0;
  /** The highest bound of a node that was left unsearched. */
  let left = -Infinity;

  /** Tries the fixed devices as they are, and of the open ones the first few uploading. */
  function consider(order: Int32Array, uploads: number): void {
    for (let i = 0; i < size; i++) candidate[i] = fixed[i] === 1 ? 1 : 0;
    for (let k = 0; k < uploads; k++) candidate[order[k]!] = 1;
    const rate = division.solve(sumsOf(terms, candidate, signals), signals, division.price);
    if (rate <= highest) return;
    highest = rate;
    best = candidate.slice();
  }

  /** @param above - the bound of the node that this one is part of. */
  function search(above: number, start: number): void {
    if (nodes >= nodeLimit) {
      left = Math.max(left, above);
      return;
    }
    nodes++;
    const enough = (): number => highest * (1 + ROUNDING);
    let relaxation = relaxed(terms, fixed, start, enough());
    if (relaxation.bound <= enough()) return;
    const { order, fewer, more } = relaxation;
    consider(order, fewer);
    if (more > fewer) consider(order, more);
    // One set on both sides: at its own price the bound is its rate, and no open device need be tried.
    else relaxation = relaxed(terms, fixed, division.price, enough());
    const { bound, price } = relaxation;
    if (bound <= enough() || order.length === 0) return;
    const device = order[Math.min(fewer, order.length - 1)]!;
    fixed[device] = 1;
    search(bound, price);
    // Of devices with the same numbers the first ones upload: where this one does not, no open one like it does.
    const alike = order.filter((i) => twin[i] === twin[device]);
    for (const i of alike) fixed[i] = 0;
    search(bound, price);
    for (const i of alike) fixed[i] = OPEN;
  }
  search(Infinity, 0);

  const decision = { offload: best, ...problem.evaluate(best) };
  const proved = left <= highest * (1 + ROUNDING);
  return { ...decision, lowerBound: Math.min(decision.cost, -left) - ROUNDING * highest, proved, nodes };
}

/** The first device with the same numbers, for each. */
function twinsOf({ gains, weights }: WirelessPoweredProblem): Int32Array {
  const first = new Map<string, number>();
  return Int32Array.from(gains, (h, i) => {
    const numbers = `${h} ${weights[i]!}`;
    if (!first.has(numbers)) first.set(numbers, i);
    return first.get(numbers)!;
  });
}
