/**
 * Coordinate descent on the decision vector: change the one device that lowers the cost most, until none does.
 *
 * The method of Bi and Zhang, IEEE TWC 17(6), 2018 (doi 10.1109/TWC.2018.2821664), reference [9] of the paper, which calls it
 * "gradient descent" in section 4.3 but names its strategies CD.
 */
import {
  activeDevices,
  choicesOf,
  createRandom,
  requireAllocator,
  requireOptions,
  requireProblem,
  requireRandom,
  underRule,
  type AnyCostStrategy,
  type AnyRule,
  type Random,
} from '@mec/model/contract';
import { neighbourhood, type Neighbourhood } from './neighbourhood.js';
import { requireStart, startingPoint, type Start } from './start.js';

export interface CoordinateDescentOptions {
  /** Prices every decision tried. Default: the problem's own allocation. */
  readonly allocator?: AnyRule;
  /** Default: `random`. */
  readonly start?: Start;
  /** Draws the start. Default: a generator of fixed seed. */
  readonly random?: Random;
  /** Default: `CD`, with an allocator `CD (<its name>)`. */
  readonly name?: string;
}

/**
 * Steepest descent over single changes.
 *
 * A decision takes one cost for its start and at most (choices - 1) N for every change and for the last look around. Some
 * are never asked for, since they are known not to help: of devices that are not active, and of the device changed last.
 * Of equally good changes that of the lowest device is taken. Where it ends at a decision that cannot be carried out, it
 * begins again from all local.
 *
 * @throws OutOfDomainError when an option is not what it should be. `decide` throws UnsupportedProblemError when an allocator is
 * given and the problem takes none.
 * @example
 * const strategy = coordinateDescent({ start: 'local' });
 */
export function coordinateDescent(options: CoordinateDescentOptions = {}): AnyCostStrategy {
  const where = 'coordinateDescent';
  requireOptions(where, options);
  const { allocator } = options;
  if (allocator !== undefined) requireAllocator(where, allocator);
  const start = requireStart(where, options.start ?? 'random');
  const random = requireRandom(where, options.random ?? createRandom(0).split('coordinate descent'));
  return {
    name: options.name ?? (allocator === undefined ? 'CD' : `CD (${allocator.name})`),
    decide(problem) {
      requireProblem(where, problem);
      const seen = underRule(where, problem, allocator);
      const near = neighbourhood(where, seen);
      const [active, choices] = [activeDevices(problem), choicesOf(problem)];
      const begin = startingPoint(where, start, problem, random);
      if (descend(near, active, choices, begin) === Infinity && begin.some((x) => x !== 0)) {
        descend(near, active, choices, new Uint8Array(problem.size));
      }
      return near.decision();
    },
  };
}

/** Ends where no single change helps; returns the cost there. */
function descend<A>(near: Neighbourhood<A>, active: readonly number[], choices: number, start: Uint8Array): number {
  let cost = near.start(start);
  for (let changedLast = -1; ;) {
    let device = -1;
    let choice = 0;
    for (const i of active) {
      if (i === changedLast) continue;
      const own = near.choiceOf(i);
      for (let c = 0; c < choices; c++) {
        if (c === own) continue;
        const candidate = near.at(i, c);
        if (!(candidate < cost)) continue;
        cost = candidate;
        device = i;
        choice = c;
      }
    }
    if (device < 0) return cost;
    near.move(device, choice);
    changedLast = device;
  }
}
