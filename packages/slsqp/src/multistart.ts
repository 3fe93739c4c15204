/**
 * Local searches from many starts: which minima there are, and how often each was found.
 */
import { makeBounds, readBounds, type BoundArrays } from './bounds.js';
import { Arena } from './arena.js';
import { readClock } from './clock.js';
import { refuse } from './errors.js';
import { isList } from './list.js';
import { checkOptions, OPTION_NAMES, readLimits, type MinimizeOptions } from './options.js';
import type { MinimizeResult } from './result.js';
import { SlsqpSolver } from './solver.js';
import { Status } from './status.js';
import type { Vector } from './vector.js';

/** Options of `multistart`: those of `minimize`, and where to start. */
export interface MultistartOptions extends MinimizeOptions {
  /** Starts, each n numbers. */
  readonly starts?: ArrayLike<ArrayLike<number>> | undefined;
  /** Further starts, spread over the bounds at random (a Latin hypercube): all bounds must be finite then. */
  readonly count?: number | undefined;
  /** Numbers from 0 to below 1; default a generator that gives the same ones in every call. */
  readonly random?: (() => number) | undefined;
  /**
   * Two solutions are the same where no variable differs by more than this share of its bounds' distance, or of
   * max(1, |x_i|) where that is infinite; default 1e-3.
   */
  readonly distance?: number | undefined;
}

/** A minimum, and how many runs ended there. */
export interface FoundMinimum {
  /** The best of the runs that ended there. */
  readonly result: MinimizeResult;
  readonly found: number;
}

/** What the runs found. */
export interface MultistartResult {
  /** The distinct minima, the lowest first; empty where no run succeeded. */
  readonly minima: readonly FoundMinimum[];
  /** Runs made, and how many of them had no success. */
  readonly runs: number;
  readonly failed: number;
  /** Evaluations of the objective in all runs. */
  readonly nfev: number;
}

const WHERE = 'multistart';
const NAMES: ReadonlySet<string> = new Set([...OPTION_NAMES, 'starts', 'count', 'random', 'distance']);

/**
 * Minimises `fun` from many starts. `maxfev` and `maxiter` hold for each run, `maxTime` for all together; `signal` ends
 * them all.
 *
 * @returns the distinct minima with how often each was found. A minimum found many times has a wide basin; many found
 * once each say that there are more.
 * @throws InvalidArgumentError for a mistake of the caller.
 * @example
 * multistart(([x]) => Math.cos(3 * x) + x ** 2 / 9, { count: 20, bounds: [[-4, 4]] }).minima.length; // 4
 */
export function multistart(fun: (x: Vector) => number, options: MultistartOptions): MultistartResult {
  const where = WHERE;
  checkOptions(where, options, NAMES);
  const { starts: given, count = 0, random = seeded(), distance = 1e-3, ...search } = options;
  const starts = readStarts(where, given);
  if (!Number.isInteger(count) || count < 0 || starts.length + count === 0)
    refuse(where, 'count', options.count, 'a whole number > 0, or starts');
  if (typeof random !== 'function') refuse(where, 'random', random, 'a function');
  if (!(distance > 0 && distance < Infinity)) refuse(where, 'distance', distance, 'a finite number > 0');
  const n = starts[0]?.length ?? (isList(search.bounds) ? search.bounds.length : 0);
  const bounds = makeBounds(n, new Arena(2 * n));
  readBounds(where, search.bounds, bounds);
  if (count > 0) starts.push(...spread(where, count, bounds, () => draw(where, random)));
  return run(fun, starts, bounds, distance, search);
}

function run(
  fun: (x: Vector) => number,
  starts: readonly ArrayLike<number>[],
  bounds: BoundArrays,
  distance: number,
  search: MinimizeOptions,
): MultistartResult {
  const { maxTime } = readLimits(WHERE, search);
  const clock = maxTime < Infinity ? readClock(WHERE, search.clock) : undefined;
  const end = clock ? clock() + maxTime : Infinity;
  const minima: { result: MinimizeResult; found: number }[] = [];
  const total = { runs: 0, failed: 0, nfev: 0 };
  for (const start of starts) {
    const left = clock ? { maxTime: Math.max(0, end - clock()) } : {};
    const result = new SlsqpSolver(WHERE, start.length, fun, { ...search, ...left }).minimize(start);
    total.runs++;
    total.nfev += result.nfev;
    if (result.success) add(minima, result, bounds, distance);
    else total.failed++;
    if (result.status === Status.aborted || result.status === Status.maxTime) break;
  }
  minima.sort((a, b) => a.result.fun - b.result.fun);
  return { minima, ...total };
}

function add(
  minima: { result: MinimizeResult; found: number }[],
  result: MinimizeResult,
  { lower, upper }: BoundArrays,
  distance: number,
): void {
  const same = minima.find(({ result: { x } }) =>
    x.every((value, i) => {
      const width = upper[i]! - lower[i]!;
      const size = width < Infinity ? width : Math.max(1, Math.abs(value));
      return Math.abs(value - result.x[i]!) <= distance * size;
    }),
  );
  if (!same) minima.push({ result, found: 1 });
  else {
    same.found++;
    if (result.fun < same.result.fun) same.result = result;
  }
}

function readStarts(where: string, starts: unknown): ArrayLike<number>[] {
  if (starts === undefined) return [];
  if (!isList(starts)) refuse(where, 'starts', starts, 'an array of starts');
  return Array.from(starts, (start, k) => {
    const n = isList(starts[0]) ? starts[0].length : 0;
    if (isList(start) && n > 0 && start.length === n) return start as ArrayLike<number>;
    const expected = k === 0 ? 'an array of 1 or more numbers' : `${n} numbers, as the first start`;
    refuse(where, `starts[${k}]`, start, expected);
  });
}

/** A Latin hypercube: each variable has one start in each of `count` equal parts of its range. */
function spread(where: string, count: number, { lower, upper }: BoundArrays, next: () => number): Float64Array[] {
  const n = lower.length;
  const starts = Array.from({ length: count }, () => new Float64Array(n));
  for (let i = 0; i < n; i++) {
    const width = upper[i]! - lower[i]!;
    if (!(width < Infinity)) {
      const got = [lower[i], upper[i]];
      refuse(where, `bounds[${i}]`, got, 'two finite bounds, to spread starts over');
    }
    const order = Array.from({ length: count }, (_, k) => k);
    for (let k = count - 1; k > 0; k--) {
      const other = Math.floor(next() * (k + 1));
      [order[k], order[other]] = [order[other]!, order[k]!];
    }
    starts.forEach((start, k) => (start[i] = Math.min(upper[i]!, lower[i]! + (width * (order[k]! + next())) / count)));
  }
  if (n === 0) refuse(where, 'bounds', undefined, 'finite bounds, to spread starts over');
  return starts;
}

function draw(where: string, random: () => number): number {
  const value: unknown = random();
  if (typeof value === 'number' && value >= 0 && value < 1) return value;
  refuse(where, 'random()', value, 'a number from 0 to below 1');
}

/** Numbers from 0 to below 1, the same ones every time (mulberry32, a 32-bit mixing generator by Tommy Ettinger). */
function seeded(): () => number {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
