/**
 * The contract of {@link Strategy} as a test suite: ours and a user's strategies run the same one.
 */
import assert from 'node:assert/strict';
import { cost } from '../cost.js';
import { requireNumber } from '../domain.js';
import { paperSystem } from '../edge-system.js';
import { ENUMERATION_LIMIT } from '../minimum/enumeration.js';
import { minimum } from '../minimum/minimum.js';
import { createProblem, type OffloadingProblem } from '../problem.js';
import type { Decision, Strategy } from '../strategy.js';
import { drawn, PROBLEMS } from './problems.js';
import { globalRunner, type TestRunner } from './runner.js';

export interface DescribeStrategyOptions {
  /** N of every problem the strategy is given, from 1 to {@link ENUMERATION_LIMIT}. Default 10. */
  readonly deviceCount?: number;
  /** Problems tried in each test, an integer >= 1. Default 12. */
  readonly problems?: number;
  /** By default the runner's globals. */
  readonly runner?: TestRunner;
}

/**
 * Registers the tests that every strategy passes: a decision is well formed, keeps the capacity, states its true cost,
 * never beats the minimum, repeats from a fresh instance, and leaves the problem and earlier decisions alone; equal and
 * different devices, devices that are switched off, and an empty slot are all decided.
 *
 * @param name - heading of the tests.
 * @param make - a fresh strategy, made the same way each time; may be asynchronous.
 * @throws OutOfDomainError when an option leaves its range, or the runner has no global `describe` and `test` and none
 * were passed.
 * @example
 * describeStrategy('my strategy', () => myStrategy());
 */
export function describeStrategy(
  name: string,
  make: () => Strategy | Promise<Strategy>,
  options: DescribeStrategyOptions = {},
): void {
  const { deviceCount = 10, problems = 12 } = options;
  requireNumber('describeStrategy', 'deviceCount', deviceCount, { min: 1, max: ENUMERATION_LIMIT, integer: true });
  requireNumber('describeStrategy', 'problems', problems, { min: 1, integer: true });
  const runner = options.runner ?? globalRunner('describeStrategy');

  /** Runs `body` on a fresh strategy and disposes of it, also when the body fails. */
  const withStrategy = async (body: (strategy: Strategy) => void): Promise<void> => {
    const strategy = await make();
    try {
      body(strategy);
    } finally {
      strategy.dispose?.();
    }
  };

  runner.describe(name, () => {
    runner.test('has a name', () => withStrategy((strategy) => assert.ok(strategy.name.length > 0)));

    for (const [kind, draw] of Object.entries(PROBLEMS)) {
      runner.test(`decides ${kind}: well formed, within the capacity, at its true cost, never below the minimum`, () =>
        withStrategy((strategy) => {
          for (const problem of drawn(draw, deviceCount, problems)) checkDecision(problem, strategy.decide(problem));
        }),
      );
    }

    runner.test('decides a slot in which every device is switched off, at no cost', () =>
      withStrategy((strategy) => {
        const problem = createProblem(paperSystem(deviceCount), new Float64Array(deviceCount));
        const decision = strategy.decide(problem);
        checkDecision(problem, decision);
        assert.ok(decision.cost === 0, `the cost of an empty slot is stated as ${decision.cost}`);
      }),
    );

    runner.test('leaves the problem as it was', () =>
      withStrategy((strategy) => {
        for (const problem of drawn(PROBLEMS['different devices'], deviceCount, problems)) {
          const before = JSON.stringify(problem);
          strategy.decide(problem);
          assert.equal(JSON.stringify(problem), before);
        }
      }),
    );

    runner.test('leaves the decisions it has given as they were', () =>
      withStrategy((strategy) => {
        const given = drawn(PROBLEMS['equal devices'], deviceCount, problems).map((problem) => {
          const decision = strategy.decide(problem);
          return { decision, before: copy(decision) };
        });
        for (const { decision, before } of given) assert.deepEqual(copy(decision), before);
      }),
    );

    runner.test('repeats its decisions from a fresh instance', async () => {
      const runs: Decision[][] = [];
      for (let run = 0; run < 2; run++) {
        await withStrategy((strategy) => {
          const stream = drawn(PROBLEMS['equal devices'], deviceCount, problems);
          runs.push(stream.map((problem) => copy(strategy.decide(problem))));
        });
      }
      assert.deepEqual(runs[1], runs[0]);
    });
  });
}

/** Rounding of a sum of N terms, with room for an allocation summed in another order. */
const RELATIVE_TOLERANCE = 1e-9;

function checkDecision(problem: OffloadingProblem, decision: Decision): void {
  const { offload, allocation } = decision;
  assert.ok(offload instanceof Uint8Array, 'offload is a Uint8Array');
  assert.ok(allocation instanceof Float64Array, 'allocation is a Float64Array');
  assert.equal(offload.length, problem.size, 'offload has one entry per device');
  assert.equal(allocation.length, problem.size, 'allocation has one entry per device');
  offload.forEach((x, i) => {
    assert.ok(x === 0 || x === 1, `offload[${i}] is ${x}; expected 0 or 1`);
    const share = allocation[i]!;
    assert.ok(x === 1 || share === 0, `allocation[${i}] of a device that computes locally is ${share}; expected 0`);
  });
  const total = allocation.reduce((sum, share) => sum + share, 0);
  const { edgeCapacity } = problem.system;
  assert.ok(total <= edgeCapacity * (1 + RELATIVE_TOLERANCE), `${total} MB/s are allocated of ${edgeCapacity}`);

  // `cost` also refuses a share that is negative, or none where a task is offloaded.
  const stated = decision.cost;
  const recomputed = cost(problem, offload, allocation);
  const slack = RELATIVE_TOLERANCE * Math.max(1, recomputed);
  assert.ok(Math.abs(stated - recomputed) <= slack, `the cost is stated as ${stated}; eq. (9a) gives ${recomputed}`);
  const lowest = minimum(problem).cost;
  assert.ok(stated >= lowest - slack, `the cost ${stated} lies below the minimum ${lowest}`);
}

function copy(decision: Decision): Decision {
  return { offload: decision.offload.slice(), allocation: decision.allocation.slice(), cost: decision.cost };
}
