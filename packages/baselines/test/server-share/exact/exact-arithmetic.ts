/** The minimum of a small problem in whole numbers of 2^-160, so that rounding in floating point has nothing to hide behind. */
import type { OffloadingProblem } from '@mec/model';

const BITS = 160n;

/** A finite double, exactly; its last bit must lie above 2^-160. */
export function fixedPoint(value: number): bigint {
  let bits = 0n;
  let whole = value;
  for (; !Number.isInteger(whole); whole *= 2) bits++;
  return BigInt(whole) << (BITS - bits);
}

/** Least cost over all decisions, rounded down; the coefficients of the problem are taken as they are. */
export function exactMinimum(problem: OffloadingProblem): bigint {
  const local = Array.from(problem.localCost, fixedPoint);
  const upload = Array.from(problem.uploadCost, fixedPoint);
  const root = Array.from(problem.edgeWeight, (weight) => squareRoot(fixedPoint(weight) << BITS));
  const capacity = fixedPoint(problem.system.edgeCapacity);
  let minimum: bigint | undefined;
  for (let code = 0; code < 2 ** problem.size; code++) {
    let linear = 0n;
    let load = 0n;
    for (let i = 0; i < problem.size; i++) {
      linear += (code >>> i) & 1 ? upload[i]! : local[i]!;
      if ((code >>> i) & 1) load += root[i]!;
    }
    const cost = load === 0n ? linear : linear + (load * load) / capacity;
    if (minimum === undefined || cost < minimum) minimum = cost;
  }
  return minimum!;
}

/** Largest whole number whose square is at most `square`, by Newton's method from above. */
function squareRoot(square: bigint): bigint {
  if (square === 0n) return 0n;
  let root = 1n << BigInt(Math.ceil(square.toString(2).length / 2));
  for (;;) {
    const next = (root + square / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
