/** The contract test tested: sound workloads pass it, and each way of being broken fails the test made for it. */
import { describe, expect, test } from '@jest/globals';
import { paperSystem } from '../../src/server-share/edge-system.js';
import { createProblem } from '../../src/server-share/create-problem.js';
import type { OffloadingProblem } from '../../src/server-share/offloading-problem.js';
import { createRandom } from '../../src/contract/random.js';
import { describeWorkload } from '../../src/testing/index.js';
import { scheduledWorkload } from '../../src/server-share/workloads/scheduled.js';
import { traceWorkload } from '../../src/server-share/workloads/trace.js';
import { uniformWorkload } from '../../src/server-share/workloads/uniform.js';
import type { Workload } from '../../src/contract/workload.js';
import { expectRefusal } from '../rejection.js';
import { outcomeOf, withoutGlobals, type Outcome } from './recording-runner.js';

const system = paperSystem(3);
const sound = (): Workload => uniformWorkload({ system });

describeWorkload('uniform, on the runner’s globals', sound);
describeWorkload('trace', () =>
  traceWorkload({
    system,
    rows: [
      [1, 2, 3],
      [0, 0, 0],
    ],
  }),
);
describeWorkload('scheduled', () =>
  scheduledWorkload(sound(), [
    { at: 3, energyWeight: 3, switchOff: [1] },
    { at: 9, edgeCapacity: 5 },
  ]),
);

const contractOf = (make: () => Workload): Promise<Outcome> =>
  outcomeOf((runner) => describeWorkload('under test', make, { runner }));

/** A workload of whatever the function yields. */
const of = (iterate: () => Iterator<OffloadingProblem>, events: Workload['events'] = []): Workload => ({
  name: 'made up',
  events,
  [Symbol.iterator]: iterate,
});

describe('describeWorkload catches', () => {
  const random = createRandom(1);
  test.each<[string, () => Workload, RegExp]>([
    ['no name', () => Object.assign(sound(), { name: '' }), /name/],
    ['events out of order', () => withEvents([5, 4]), /events/],
    ['an event before the first iteration', () => withEvents([0]), /events/],
    ['problems of several sizes', () => of(() => [1, 2].map(problemOfSize).values()), /one size/],
    ['a problem not made by createProblem', forged, /createProblem/],
    ['a stream that goes on where it was left', goingOn, /again/],
    ['a stream per instance', () => uniformWorkload({ system, seed: random.integer(1e9) }), /fresh instance/],
    ['a generator shared by iterations', sharing, /at once/],
    ['a problem written over by the next', overwriting, /as they were/],
  ])('%s', async (_name, make, expected) => {
    expect((await contractOf(make)).failed).toContainEqual(expect.stringMatching(expected));
  });
});

describe('describeWorkload', () => {
  test('wants a runner', () => {
    withoutGlobals(() => {
      const run = (): void => describeWorkload('x', sound);
      expectRefusal(run, { where: 'describeWorkload', what: 'globalThis.describe', got: undefined });
    });
  });
  test('refuses to look at no problem', () => {
    const run = (): void => describeWorkload('x', sound, { problems: 0 });
    expectRefusal(run, { where: 'describeWorkload', what: 'problems', got: 0 });
  });
});

function withEvents(ats: readonly number[]): Workload {
  return of(
    () => sound()[Symbol.iterator](),
    ats.map((at) => ({ at, label: '' })),
  );
}

function problemOfSize(size: number): OffloadingProblem {
  return createProblem(paperSystem(size), new Float64Array(size).fill(9));
}

function forged(): Workload {
  return of(() => [{ ...problemOfSize(2), gain: new Float64Array(2) }].values());
}

function goingOn(): Workload {
  const stream = sound()[Symbol.iterator]();
  return of(() => ({ next: () => stream.next() }));
}

/** Starts anew for each iteration, but moves one generator for all. */
function sharing(): Workload {
  let random = createRandom(1);
  return of(function* () {
    random = createRandom(1);
    for (;;) yield createProblem(system, [random.uniform(5, 25), 1, 2]);
  });
}

function overwriting(): Workload {
  return of(function* () {
    const problem = problemOfSize(2);
    for (let size = 1; size < 9; size++) {
      Object.assign(problem, createProblem(paperSystem(2), [size, 1]));
      yield problem;
    }
  });
}
