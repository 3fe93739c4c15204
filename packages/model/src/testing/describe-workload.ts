/** The contract of {@link Workload} as a test suite, for ours and a user's. */
import assert from 'node:assert/strict';
import { requireNumber } from '../contract/domain.js';
import { createProblem } from '../server-share/create-problem.js';
import { isOffloadingProblem } from '../server-share/offloading-problem.js';
import { requireProblem, type DecisionProblem } from '../contract/decision-problem.js';
import { checkObservation } from './describe-problem.js';
import type { Workload } from '../contract/workload.js';
import { globalRunner, type TestRunner } from './runner.js';

export interface DescribeWorkloadOptions {
  /** Whether every problem has the same number of devices. Default true. */
  readonly sameSize?: boolean;
  /** Problems looked at, an integer >= 1; a workload may end before. Default 50. */
  readonly problems?: number;
  /** By default the runner's globals. */
  readonly runner?: TestRunner;
}

/**
 * Registers the tests that every workload passes: sound problems of one size, of whatever cost model, the same stream at each iteration and from
 * a fresh instance, also where two iterations are under way at once, no problem changed by a later one, and events in order.
 *
 * @param name - the title of the group of tests.
 * @param make - a fresh workload, made the same way each time.
 * @throws OutOfDomainError when an option leaves its range, or the runner has no global `describe` and `test` and none
 * were passed.
 * @example
 * describeWorkload('my workload', () => myWorkload({ seed: 1 }));
 */
export function describeWorkload(
  name: string,
  make: () => Workload<DecisionProblem<unknown>>,
  options: DescribeWorkloadOptions = {},
): void {
  const { problems = 50, sameSize = true, runner = globalRunner('describeWorkload') } = options;
  requireNumber('describeWorkload', 'problems', problems, { min: 1, integer: true });
  const test = (title: string, body: (workload: Workload<DecisionProblem<unknown>>) => void): void =>
    runner.test(title, async () => body(await Promise.resolve(make())));

  runner.describe(name, () => {
    test('has a name, and events in order at iterations from 1 on', (workload) => {
      assert.ok(workload.name.length > 0);
      let earliest = 1;
      for (const { at, label } of workload.events) {
        assert.ok(
          Number.isSafeInteger(at) && at >= earliest,
          `an event is at ${at}; expected an integer >= ${earliest}`,
        );
        assert.equal(typeof label, 'string');
        earliest = at;
      }
    });

    test(`gives sound problems, the paper's as createProblem makes them${sameSize ? ', all of one size' : ''}`, (workload) => {
      let size: number | undefined;
      for (const problem of first(workload, problems)) {
        requireProblem('describeWorkload', problem);
        if (isOffloadingProblem(problem)) assert.deepEqual(problem, createProblem(problem.system, problem.tasks));
        checkObservation(problem);
        if (sameSize) assert.equal(problem.size, (size ??= problem.size));
      }
    });

    test('gives the same stream again, also from a fresh instance', (workload) => {
      const expected = JSON.stringify(first(workload, problems));
      assert.equal(JSON.stringify(first(workload, problems)), expected);
      assert.equal(JSON.stringify(first(make(), problems)), expected);
    });

    test('gives the same stream to two iterations at once', (workload) => {
      const expected = first(workload, problems).map((problem) => JSON.stringify(problem));
      const one = workload[Symbol.iterator]();
      const other = workload[Symbol.iterator]();
      for (const problem of expected) {
        assert.equal(JSON.stringify(one.next().value), problem);
        assert.equal(JSON.stringify(other.next().value), problem);
      }
    });

    test('leaves the problems it has given as they were', (workload) => {
      const given: { problem: DecisionProblem<unknown>; before: string }[] = [];
      for (const problem of workload) {
        given.push({ problem, before: JSON.stringify(problem) });
        if (given.length === problems) break;
      }
      for (const { problem, before } of given) assert.equal(JSON.stringify(problem), before);
    });
  });
}

function first(workload: Workload<DecisionProblem<unknown>>, count: number): DecisionProblem<unknown>[] {
  const problems: DecisionProblem<unknown>[] = [];
  for (const problem of workload) {
    problems.push(problem);
    if (problems.length === count) break;
  }
  return problems;
}
