/**
 * The contract of {@link Strategy} as a test suite: ours and a user's strategies run the same one.
 */
import assert from 'node:assert/strict';
import { cost } from '../server-share/cost.js';
import { choicesOf, type DecisionProblem } from '../contract/decision-problem.js';
import { requireNumber } from '../contract/domain.js';
import type { Random } from '../contract/random.js';
import { paperSystem } from '../server-share/edge-system.js';
import { ENUMERATION_LIMIT } from '../server-share/minimum/enumeration.js';
import { isOffloadingProblem, type OffloadingProblem } from '../server-share/offloading-problem.js';
import { minimum } from '../server-share/minimum/minimum.js';
import { createProblem } from '../server-share/create-problem.js';
import type { Decision, Strategy } from '../contract/strategy.js';
import { deepCopy } from './deep-copy.js';
import { drawn, PROBLEMS } from './problems.js';
import { globalRunner, type TestRunner } from './runner.js';

export interface DescribeStrategyOptions<P = OffloadingProblem> {
  /** N of every problem the strategy is given, from 1 to {@link ENUMERATION_LIMIT}. Default 10. */
  readonly deviceCount?: number;
  /** Problems tried in each test, an integer >= 1. Default 12. */
  readonly problems?: number;
  /** Draws a problem of another cost model, the same for the same numbers. Default: the paper's problem, of several kinds. */
  readonly draw?: (random: Random, deviceCount: number) => P;
  /** By default the runner's globals. */
  readonly runner?: TestRunner;
}

/**
 * Registers the tests that every strategy passes: a decision is well formed, keeps the limits of the slot, states its true
 * cost, never beats the minimum, repeats from a fresh instance, and leaves the problem and earlier decisions alone. By default
 * over the paper's problem, with equal and different devices, devices that are switched off, and an empty slot; with `draw` over
 * any cost model, whose minimum is enumerated where it has at most 2^14 decisions.
 *
 * @param name - the title of the group of tests.
 * @param make - a fresh strategy, made the same way each time; may be asynchronous.
 * @throws OutOfDomainError when an option leaves its range, or the runner has no global `describe` and `test` and none
 * were passed.
 * @example
 * describeStrategy('my strategy', () => myStrategy());
 * describeStrategy('greedy on my cost', () => greedy(), { draw: (random, n) => myProblem(random, n), deviceCount: 6 });
 */
export function describeStrategy<
  A = Float64Array,
  P extends DecisionProblem<A> = OffloadingProblem & DecisionProblem<A>,
>(name: string, make: () => Strategy<P, A> | Promise<Strategy<P, A>>, options: DescribeStrategyOptions<P> = {}): void {
  const { deviceCount = 10, problems = 12, draw } = options;
  requireNumber('describeStrategy', 'deviceCount', deviceCount, { min: 1, max: ENUMERATION_LIMIT, integer: true });
  requireNumber('describeStrategy', 'problems', problems, { min: 1, integer: true });
  const runner = options.runner ?? globalRunner('describeStrategy');
  const kinds: Readonly<Record<string, (random: Random, deviceCount: number) => DecisionProblem<A>>> =
    // The paper's problems are what `P` is where no `draw` says otherwise.
    draw === undefined ? (PROBLEMS as unknown as Record<string, typeof draw & object>) : { 'its problems': draw };
  const [first, second = first] = Object.values(kinds);

  /** Runs `body` on a fresh strategy and disposes of it, also when the body fails. */
  const withStrategy = async (body: (decide: (problem: DecisionProblem<A>) => Decision<A>) => void): Promise<void> => {
    const strategy = await make();
    try {
      assert.ok(strategy.name.length > 0, 'a strategy has a name');
      body((problem) => strategy.decide(problem as P));
    } finally {
      strategy.dispose?.();
    }
  };

  runner.describe(name, () => {
    runner.test('has a name', () => withStrategy(() => undefined));

    for (const [kind, draw] of Object.entries(kinds)) {
      runner.test(`decides ${kind}: well formed, within the limits, at its true cost, never below the minimum`, () =>
        withStrategy((decide) => {
          for (const problem of drawn(draw, deviceCount, problems)) checkDecision(problem, decide(problem));
        }),
      );
    }

    if (draw === undefined) {
      runner.test('decides a slot in which every device is switched off, at no cost', () =>
        withStrategy((decide) => {
          const problem = createProblem(paperSystem(deviceCount), new Float64Array(deviceCount));
          const decision = decide(problem as unknown as DecisionProblem<A>);
          checkDecision(problem as unknown as DecisionProblem<A>, decision);
          assert.ok(decision.cost === 0, `the cost of an empty slot is stated as ${decision.cost}`);
        }),
      );
    }

    runner.test('leaves the problem as it was', () =>
      withStrategy((decide) => {
        for (const problem of drawn(second!, deviceCount, problems)) {
          const before = JSON.stringify(problem);
          decide(problem);
          assert.equal(JSON.stringify(problem), before);
        }
      }),
    );

    runner.test('leaves the decisions it has given as they were', () =>
      withStrategy((decide) => {
        const given = drawn(first!, deviceCount, problems).map((problem) => {
          const decision = decide(problem);
          return { decision, before: copy(decision) };
        });
        for (const { decision, before } of given) assert.deepEqual(copy(decision), before);
      }),
    );

    runner.test('repeats its decisions from a fresh instance', async () => {
      const runs: Decision<A>[][] = [];
      for (let run = 0; run < 2; run++) {
        await withStrategy((decide) => {
          const stream = drawn(first!, deviceCount, problems);
          runs.push(stream.map((problem) => copy(decide(problem))));
        });
      }
      assert.deepEqual(runs[1], runs[0]);
    });
  });
}

/** Rounding of a sum of N terms, with room for an allocation summed in another order. */
const RELATIVE_TOLERANCE = 1e-9;

function checkDecision<A>(problem: DecisionProblem<A>, decision: Decision<A>): void {
  const { offload } = decision;
  const choices = choicesOf(problem);
  assert.ok(offload instanceof Uint8Array, 'offload is a Uint8Array');
  assert.equal(offload.length, problem.size, 'offload has one entry per device');
  offload.forEach((x, i) => assert.ok(x < choices, `offload[${i}] is ${x}; expected 0 to ${choices - 1}`));
  if (isOffloadingProblem(problem)) checkShares(problem, decision as Decision<unknown> as Decision);
  else checkCost(problem, decision);
}

/** The paper's cost can be worked out from any allocation, so a strategy is free to divide the server in its own way. */
function checkShares(problem: OffloadingProblem, { offload, allocation, cost: stated }: Decision): void {
  assert.ok(allocation instanceof Float64Array, 'allocation is a Float64Array');
  assert.equal(allocation.length, problem.size, 'allocation has one entry per device');
  offload.forEach((x, i) => {
    const share = allocation[i]!;
    assert.ok(x === 1 || share === 0, `allocation[${i}] of a device that computes locally is ${share}; expected 0`);
  });
  const total = allocation.reduce((sum, share) => sum + share, 0);
  const { edgeCapacity } = problem.system;
  assert.ok(total <= edgeCapacity * (1 + RELATIVE_TOLERANCE), `${total} MB/s are allocated of ${edgeCapacity}`);

  // `cost` also refuses a share that is negative, or none where a task is offloaded.
  const recomputed = cost(problem, offload, allocation);
  const slack = RELATIVE_TOLERANCE * Math.max(1, recomputed);
  assert.ok(Math.abs(stated - recomputed) <= slack, `the cost is stated as ${stated}; eq. (9a) gives ${recomputed}`);
  const lowest = minimum(problem).cost;
  assert.ok(stated >= lowest - slack, `the cost ${stated} lies below the minimum ${lowest}`);
}

function checkCost<A>(problem: DecisionProblem<A>, { offload, allocation, cost: stated }: Decision<A>): void {
  const evaluated = problem.evaluate(offload).cost;
  const agrees = (a: number, b: number): boolean =>
    a === b || Math.abs(a - b) <= RELATIVE_TOLERANCE * Math.max(1, Math.abs(b));
  assert.ok(agrees(stated, evaluated), `the cost is stated as ${stated}; the problem says ${evaluated}`);
  if (stated < Infinity && problem.isFeasible !== undefined) {
    assert.ok(problem.isFeasible(offload, allocation), 'the allocation breaks a limit of the slot');
  }
  const lowest = enumerated(problem);
  if (lowest === undefined) return;
  assert.ok(stated >= lowest || agrees(stated, lowest), `the cost ${stated} lies below the minimum ${lowest}`);
}

/** Most decisions that the contract test tries to find a minimum. */
const MOST_DECISIONS = 2 ** 14;

function enumerated(problem: DecisionProblem<unknown>): number | undefined {
  const choices = choicesOf(problem);
  if (choices ** problem.size > MOST_DECISIONS) return undefined;
  let lowest = Infinity;
  const offload = new Uint8Array(problem.size);
  for (;;) {
    lowest = Math.min(lowest, problem.evaluate(offload).cost);
    let i = 0;
    while (i < problem.size && offload[i] === choices - 1) offload[i++] = 0;
    if (i === problem.size) return lowest;
    offload[i]!++;
  }
}

function copy<A>(decision: Decision<A>): Decision<A> {
  return deepCopy({ offload: decision.offload, allocation: decision.allocation, cost: decision.cost });
}
