/** The contract of {@link Environment} as a test suite, for ours and a user's. */
import assert from 'node:assert/strict';
import { choicesOf, requireProblem, type DecisionProblem } from '../contract/decision-problem.js';
import { requireNumber } from '../contract/domain.js';
import type { Environment } from '../contract/environment.js';
import { createRandom } from '../contract/random.js';
import { checkObservation } from './describe-problem.js';
import { globalRunner, type TestRunner } from './runner.js';

export interface DescribeEnvironmentOptions {
  /** Slots walked through, an integer >= 1. Default 40. */
  readonly slots?: number;
  /** By default the runner's globals. */
  readonly runner?: TestRunner;
}

/**
 * Registers the tests that every environment passes: sound problems, the same slots for the same decisions after `reset` and
 * from a fresh instance, no slot and no decision changed by a later step, and finite outcomes under the same names.
 *
 * @param name - the title of the group of tests.
 * @param make - a fresh environment, made the same way each time.
 * @throws OutOfDomainError when an option leaves its range, or the runner has no global `describe` and `test` and none were
 * passed.
 * @example
 * describeEnvironment('my queues', () => myQueues({ seed: 1 }));
 */
export function describeEnvironment<A>(
  name: string,
  make: () => Environment<DecisionProblem<A>, A>,
  options: DescribeEnvironmentOptions = {},
): void {
  const { slots = 40, runner = globalRunner('describeEnvironment') } = options;
  requireNumber('describeEnvironment', 'slots', slots, { min: 1, integer: true });
  const test = (title: string, body: (environment: Environment<DecisionProblem<A>, A>) => void): void =>
    runner.test(title, async () => body(await Promise.resolve(make())));

  /** Random decisions, and what each slot looked like when it came. */
  const run = (environment: Environment<DecisionProblem<A>, A>): { rows: string; outcomes: string }[] => {
    const random = createRandom(20215).split('decisions');
    let problem = environment.reset();
    return Array.from({ length: slots }, () => {
      requireProblem('describeEnvironment', problem);
      checkObservation(problem);
      const rows = [...problem.observation].join();
      const choices = choicesOf(problem);
      const offload = new Uint8Array(problem.size).map(() => random.integer(choices));
      const { cost, allocation } = problem.evaluate(offload);
      // What cannot be carried out is not handed on: everything stays local then.
      const decided = cost < Infinity ? offload : new Uint8Array(problem.size);
      const decision =
        cost < Infinity ? { offload, cost, allocation } : { offload: decided, ...problem.evaluate(decided) };
      const kept = decision.offload.slice();
      const before = problem;
      problem = environment.step(decision);
      assert.deepEqual(decision.offload, kept, 'the decision was written to');
      assert.equal([...before.observation].join(), rows, 'an earlier slot was written to');
      return { rows, outcomes: JSON.stringify(environment.outcome ?? {}) };
    });
  };

  runner.describe(name, () => {
    test('has a name', (environment) => assert.ok(environment.name.length > 0));

    test('goes the same way for the same decisions, again and from a fresh instance', (environment) => {
      const first = run(environment);
      assert.deepEqual(run(environment), first, 'after reset');
      assert.deepEqual(run(make()), first, 'from a fresh instance');
    });

    test('tells finite outcomes, under the same names in each slot', (environment) => {
      const [first, ...later] = run(environment).map(({ outcomes }) => JSON.parse(outcomes) as Record<string, unknown>);
      for (const outcome of later) assert.deepEqual(Object.keys(outcome), Object.keys(first!));
      for (const outcome of [first!, ...later]) {
        for (const [what, value] of Object.entries(outcome)) {
          assert.ok(Number.isFinite(value), `the outcome ${what} is ${String(value)}`);
        }
      }
    });
  });
}
