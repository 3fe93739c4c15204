/** The contract of {@link DecisionProblem} as a test suite: every cost model runs it, ours and a user's. */
import assert from 'node:assert/strict';
import {
  activeDevices,
  choicesOf,
  requireCost,
  requireProblem,
  type DecisionProblem,
} from '../contract/decision-problem.js';
import { requireNumber } from '../contract/domain.js';
import { createRandom, type Random } from '../contract/random.js';
import { deepCopy } from './deep-copy.js';
import { globalRunner, type TestRunner } from './runner.js';

export interface DescribeProblemOptions {
  /** Problems tried in each test, an integer >= 1. Default 12. */
  readonly problems?: number;
  /** Decisions of each problem tried, an integer >= 1. Default 40. */
  readonly decisions?: number;
  /** By default the runner's globals. */
  readonly runner?: TestRunner;
}

/**
 * Registers the tests that every cost model passes: sound rows, a cost that is pure and repeats in new objects, Infinity (and
 * no NaN) where a decision cannot be carried out, an allocation that passes the model's own check where it has one and is the one that
 * `allocate` gives, a walk
 * that agrees with `evaluate` on random steps, and neither the decision nor the problem written to.
 *
 * @param name - the title of the group of tests.
 * @param make - a problem drawn from `random`, the same for the same numbers; it may do without them.
 * @throws OutOfDomainError when an option leaves its range, or the runner has no global `describe` and `test` and none were
 * passed.
 * @example
 * describeProblem('my cost model', (random) => myProblem({ gains: [random.next(), random.next()] }));
 */
export function describeProblem<A>(
  name: string,
  make: (random: Random) => DecisionProblem<A>,
  options: DescribeProblemOptions = {},
): void {
  const { problems = 12, decisions = 40 } = options;
  requireNumber('describeProblem', 'problems', problems, { min: 1, integer: true });
  requireNumber('describeProblem', 'decisions', decisions, { min: 1, integer: true });
  const runner = options.runner ?? globalRunner('describeProblem');

  const each = (body: (problem: DecisionProblem<A>, random: Random, k: number) => void): void => {
    const draws = createRandom(20214).split('problems');
    const random = createRandom(20214).split('decisions');
    for (let k = 0; k < problems; k++) body(make(draws), random, k);
  };
  const test = (title: string, body: (problem: DecisionProblem<A>, random: Random) => void): void =>
    runner.test(title, async () => each(await Promise.resolve(body)));

  runner.describe(name, () => {
    test('has sound rows, choices, names and active devices', (problem) => {
      requireProblem('describeProblem', problem);
      checkObservation(problem);
      checkIds(problem);
      checkActive(problem);
    });

    test('evaluates each decision the same each time, in new objects', (problem, random) => {
      let before: { readonly offload: Uint8Array; readonly kept: unknown } | undefined;
      for (const offload of drawDecisions(problem, random, decisions)) {
        const first = problem.evaluate(offload);
        const kept = deepCopy(first);
        if (before !== undefined) assert.deepEqual(problem.evaluate(before.offload), before.kept);
        const second = problem.evaluate(offload);
        assert.deepEqual(second, kept, 'the second evaluation is the first');
        assert.deepEqual(first, kept, 'the first evaluation stays as it was');
        if (typeof first.allocation === 'object' && first.allocation !== null) {
          assert.notEqual(second.allocation, first.allocation, 'each allocation is a new object');
        }
        before = { offload, kept };
      }
    });

    test('costs a number, or Infinity where a decision cannot be carried out', (problem, random) => {
      for (const offload of drawDecisions(problem, random, decisions)) {
        requireCost('describeProblem', problem.evaluate(offload).cost);
      }
    });

    test('allocates what its own check allows', (problem, random) => {
      if (problem.isFeasible === undefined) return;
      for (const offload of drawDecisions(problem, random, decisions)) {
        const { cost, allocation } = problem.evaluate(offload);
        if (cost === Infinity) continue;
        assert.ok(problem.isFeasible(offload, allocation), `isFeasible refuses the allocation of [${offload.join()}]`);
      }
    });

    test('allocates without pricing what pricing allocates', (problem, random) => {
      if (problem.allocate === undefined) return;
      for (const offload of drawDecisions(problem, random, decisions)) {
        const { cost, allocation } = problem.evaluate(offload);
        if (cost !== Infinity) assert.deepEqual(problem.allocate(offload), allocation);
      }
    });

    test('walks from decision to decision at the cost that evaluating gives', (problem, random) => {
      if (problem.walk === undefined) return;
      checkWalk(problem, random, decisions);
      if (problem.walk().cheapest !== undefined) checkCheapest(problem, random);
    });

    test('leaves the devices that are not active at 0 at no loss', (problem, random) => {
      const active = new Set(activeDevices(problem));
      for (const offload of drawDecisions(problem, random, decisions)) {
        const rested = offload.map((x, i) => (active.has(i) ? x : 0));
        assert.ok(
          problem.evaluate(rested).cost <= problem.evaluate(offload).cost + scaleOf(problem) * RELATIVE_TOLERANCE,
          'a device that is not active costs less when it does not stay at 0',
        );
      }
    });

    test('leaves decisions and the problem as they were', (problem, random) => {
      const before = JSON.stringify([problem, [...problem.observation]]);
      const walk = problem.walk?.();
      for (const offload of drawDecisions(problem, random, decisions)) {
        const copy = offload.slice();
        problem.evaluate(offload);
        walk?.start(offload);
        walk?.set(0, 1 - Math.min(1, offload[0]!));
        assert.deepEqual(offload, copy, 'the decision was written to');
      }
      assert.equal(JSON.stringify([problem, [...problem.observation]]), before, 'the problem was written to');
    });

    test('is the same when it is made again from the same numbers', (problem, random) => {
      const decided = drawDecisions(problem, random, decisions);
      const costs = decided.map((offload) => problem.evaluate(offload).cost);
      let again: DecisionProblem<A> | undefined;
      each((candidate) => {
        if (again === undefined && sameRows(candidate, problem)) again = candidate;
      });
      assert.ok(again !== undefined, 'made again, the problems have other rows');
      const made = again;
      assert.deepEqual(
        decided.map((offload) => made.evaluate(offload).cost),
        costs,
      );
    });
  });
}

/** Rounding of sums taken in another order, relative to the costs of the slot. */
const RELATIVE_TOLERANCE = 1e-9;

/** Rows of equal width, all of them finite. */
export function checkObservation({ size, observation }: DecisionProblem<unknown>): void {
  assert.ok(observation instanceof Float64Array, 'observation is a Float64Array');
  assert.equal(observation.length % size, 0, `observation has ${observation.length} numbers for ${size} devices`);
  observation.forEach((value, k) => assert.ok(Number.isFinite(value), `observation[${k}] is ${value}`));
}

function checkIds({ size, ids }: DecisionProblem<unknown>): void {
  if (ids === undefined) return;
  assert.equal(ids.length, size, 'ids has one entry per device');
  assert.equal(new Set(Array.from(ids)).size, size, 'two devices have the same id');
}

function checkActive(problem: DecisionProblem<unknown>): void {
  let least = 0;
  for (const i of activeDevices(problem)) {
    assert.ok(
      Number.isSafeInteger(i) && i >= least && i < problem.size,
      `active names ${i}; expected ascending devices`,
    );
    least = i + 1;
  }
}

/** All local, all of each other choice, then random ones. */
function drawDecisions(problem: DecisionProblem<unknown>, random: Random, count: number): Uint8Array[] {
  const choices = choicesOf(problem);
  return Array.from({ length: count }, (_, k) =>
    new Uint8Array(problem.size).map(() => (k < choices ? k : random.integer(choices))),
  );
}

/** The largest finite cost among a few decisions: what rounding is measured by. */
function scaleOf(problem: DecisionProblem<unknown>): number {
  let scale = 0;
  for (let choice = 0; choice < choicesOf(problem); choice++) {
    const { cost } = problem.evaluate(new Uint8Array(problem.size).fill(choice));
    if (cost < Infinity) scale = Math.max(scale, Math.abs(cost));
  }
  return scale;
}

function checkWalk(problem: DecisionProblem<unknown>, random: Random, steps: number): void {
  const choices = choicesOf(problem);
  const walk = problem.walk!();
  const other = problem.walk!();
  const current = new Uint8Array(problem.size).map(() => random.integer(choices));
  const scale = scaleOf(problem);
  const agree = (walked: number): void => {
    const { cost } = problem.evaluate(current);
    const slack = RELATIVE_TOLERANCE * Math.max(scale, Math.abs(cost));
    const same = cost === Infinity ? walked === Infinity : Math.abs(walked - cost) <= slack;
    assert.ok(same, `the walk says ${walked} of [${current.join()}]; evaluate says ${cost}`);
  };
  const started = current.slice();
  agree(walk.start(started));
  started.fill(0);
  other.start(new Uint8Array(problem.size));
  for (let step = 0; step < 4 * steps; step++) {
    const i = random.integer(problem.size);
    current[i] = random.integer(choices);
    agree(walk.set(i, current[i]));
    other.set(i, random.integer(choices));
    if (step % 50 === 49) agree(walk.start(current));
    if (walk.move === undefined || step % 7 !== 6) continue;
    for (let j = 0; j < problem.size; j++) current[j] = random.integer(choices);
    agree(walk.move(current.slice()));
  }
}

/** Devices that try all their choices together: 2^6 decisions. */
const TRIED = 6;

function checkCheapest(problem: DecisionProblem<unknown>, random: Random): void {
  const walk = problem.walk!();
  const devices = random.sample(problem.size, Math.min(TRIED, problem.size));
  const begin = new Uint8Array(problem.size).map(() => random.integer(2));
  const found = begin.slice();
  const stated = walk.cheapest!(found, devices);
  const slack = scaleOf(problem) * RELATIVE_TOLERANCE;
  const same = (a: number, b: number): boolean => (a === Infinity ? b === Infinity : Math.abs(a - b) <= slack);
  const { cost } = problem.evaluate(found);
  assert.ok(same(stated, cost), `cheapest says ${stated} of [${found.join()}]; evaluate says ${cost}`);
  for (let mask = 0; mask < 2 ** devices.length; mask++) {
    const offload = begin.slice();
    devices.forEach((i, k) => (offload[i] = (mask >> k) & 1));
    const other = problem.evaluate(offload).cost;
    assert.ok(cost <= other + slack, `cheapest finds [${found.join()}] at ${cost}; [${offload.join()}] costs ${other}`);
  }
  begin.forEach((choice, i) => {
    if (!devices.includes(i)) assert.equal(found[i], choice, `cheapest changed device ${i}, which should stay`);
  });
  found[0]! ^= 1;
  assert.ok(same(walk.set(0, found[0]!), problem.evaluate(found).cost), 'cheapest does not go to what it finds');
}

function sameRows(a: DecisionProblem<unknown>, b: DecisionProblem<unknown>): boolean {
  return (
    a.size === b.size &&
    a.observation.length === b.observation.length &&
    a.observation.every((value, k) => value === b.observation[k])
  );
}
