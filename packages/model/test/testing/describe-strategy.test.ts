/** The contract test tested: sound strategies pass it, and each way of being broken fails the test made for it. */
import { describe, expect, jest, test } from '@jest/globals';
import { closedFormAllocator } from '../../src/server-share/allocators/closed-form.js';
import { equalShareAllocator } from '../../src/server-share/allocators/equal-share.js';
import { cost } from '../../src/server-share/cost.js';
import { minimum } from '../../src/server-share/minimum/minimum.js';
import { createProblem } from '../../src/server-share/create-problem.js';
import type { OffloadingProblem } from '../../src/server-share/offloading-problem.js';
import { createRandom } from '../../src/contract/random.js';
import type { Decision, Strategy } from '../../src/contract/strategy.js';
import { describeStrategy, type DescribeStrategyOptions } from '../../src/testing/index.js';
import { expectRefusal } from '../rejection.js';
import { outcomeOf, withoutGlobals, type Outcome } from './recording-runner.js';

const decideExactly = (problem: OffloadingProblem): Decision => {
  const { offload } = minimum(problem);
  const allocation = closedFormAllocator().allocate(problem, offload);
  return { offload, allocation, cost: cost(problem, offload, allocation) };
};

const decideLocally = (problem: OffloadingProblem): Decision => {
  const offload = new Uint8Array(problem.size);
  const allocation = new Float64Array(problem.size);
  return { offload, allocation, cost: cost(problem, offload, allocation) };
};

const offloadAll = (problem: OffloadingProblem): Decision => {
  const offload = new Uint8Array(problem.size).fill(1);
  const allocation = equalShareAllocator({ among: 'all' }).allocate(problem, offload);
  return { offload, allocation, cost: cost(problem, offload, allocation) };
};

/** A strategy that decides exactly, then spoils the decision. */
const spoiled = (spoil: (decision: Decision, problem: OffloadingProblem) => Partial<Decision>) => (): Strategy => ({
  name: 'spoiled',
  decide(problem) {
    const decision = decideExactly(problem);
    return { ...decision, ...spoil(decision, problem) };
  },
});

const contractOf = (
  make: () => Strategy | Promise<Strategy>,
  options: DescribeStrategyOptions = {},
): Promise<Outcome> => outcomeOf((runner) => describeStrategy('under test', make, { ...options, runner }));

describeStrategy('exact, on the runner’s globals', () => ({ name: 'exact', decide: decideExactly }));

describe('describeStrategy passes', () => {
  test.each([
    ['the exact minimum', decideExactly],
    ['all local', decideLocally],
    ['all offloaded', offloadAll],
  ])('%s, for one device and for many', async (_name, decide) => {
    for (const deviceCount of [1, 2, 10]) {
      const { names, failed } = await contractOf(() => ({ name: 'sound', decide }), { deviceCount });
      expect(failed).toEqual([]);
      expect(names.length).toBeGreaterThan(6);
    }
  });
  test('a strategy that takes its chance from a seed, made asynchronously', async () => {
    const make = (): Promise<Strategy> => {
      const random = createRandom(1);
      const decide = (problem: OffloadingProblem): Decision => {
        const offload = new Uint8Array(problem.size).map(() => random.integer(2));
        const allocation = closedFormAllocator().allocate(problem, offload);
        return { offload, allocation, cost: cost(problem, offload, allocation) };
      };
      return Promise.resolve({ name: 'seeded', decide });
    };
    expect((await contractOf(make)).failed).toEqual([]);
  });
  test('negative zeros', async () => {
    const make = spoiled(({ allocation, cost: stated }) => ({
      allocation: allocation.map((share) => (share === 0 ? -0 : share)),
      cost: stated === 0 ? -0 : stated,
    }));
    expect((await contractOf(make)).failed).toEqual([]);
  });
});

describe('describeStrategy catches', () => {
  test.each<[string, () => Strategy, RegExp]>([
    ['capacity overspent', overspender, /equal devices/],
    ['a cost misstated upwards', spoiled(({ cost: stated }) => ({ cost: stated * 1.0001 })), /equal devices/],
    ['a cost below the minimum, by lying', spoiled(({ cost: stated }) => ({ cost: stated * 0.9999 })), /equal devices/],
    [
      'a cost understated by a hundred-millionth',
      spoiled(({ cost: c }) => ({ cost: c * (1 - 1e-8) })),
      /equal devices/,
    ],
    ['a cost of NaN', spoiled(() => ({ cost: NaN })), /equal devices/],
    ['a negative share', spoiled(({ allocation }) => ({ allocation: allocation.map((f) => -f) })), /equal devices/],
    ['a share of NaN', spoiled(({ allocation }) => ({ allocation: allocation.map(() => NaN) })), /equal devices/],
    ['no share for an offloader', spoiled(({ allocation }) => ({ allocation: allocation.map(() => 0) })), /equal/],
    ['a share for a device at home', spoiled(shareAtHome), /switched off/],
    ['a decision that is neither 0 nor 1', spoiled(({ offload }) => ({ offload: offload.map((x) => 2 * x) })), /equal/],
    ['a decision too short', spoiled(({ offload }) => ({ offload: offload.slice(1) })), /equal devices/],
    [
      'an allocation too long',
      spoiled(({ allocation }) => ({ allocation: Float64Array.of(...allocation, 0) })),
      /equal/,
    ],
    ['plain arrays', spoiled(({ offload }) => ({ offload: [...offload] as unknown as Uint8Array })), /equal devices/],
    ['nothing decided', () => ({ name: 'lazy', decide: () => undefined as unknown as Decision }), /equal devices/],
    ['a promise of a decision', promising, /equal devices/],
    ['no name', () => ({ name: '', decide: decideExactly }), /name/],
    ['tasks written to', spoiled(writeTo('tasks')), /leaves the problem/],
    ['coefficients written to', spoiled(writeTo('edgeRoot')), /leaves the problem/],
    ['the system written to', spoiled(writeToSystem), /leaves the problem/],
    ['chance without a seed', unseeded(), /repeats/],
    ['memory that outlives the instance', rememberer(), /repeats/],
    ['buffers used again', reusing, /leaves the decisions/],
    ['a cost of an empty slot', spoiled(chargeForNothing), /every device is switched off/],
    ['different devices taken for equal', mistakeDevices, /different devices/],
    ['devices switched off that it does not expect', refuseIdle, /some are switched off/],
  ])('%s', async (_name, make, expected) => {
    const { failed } = await contractOf(make);
    expect(failed).toContainEqual(expect.stringMatching(expected));
  });
});

describe('describeStrategy', () => {
  test('disposes of every strategy it made, also of one that fails', async () => {
    let alive = 0;
    const make = (decide: Strategy['decide']) => (): Strategy => {
      alive++;
      return {
        name: 'held',
        decide,
        dispose() {
          alive--;
        },
      };
    };
    await contractOf(make(decideExactly));
    expect(alive).toBe(0);
    const { failed } = await contractOf(
      make(() => {
        throw new Error('no');
      }),
    );
    expect(failed.length).toBeGreaterThan(4);
    expect(alive).toBe(0);
  });
  test('gives as many problems of as many devices as asked for', async () => {
    const decide = jest.fn(decideExactly);
    await contractOf(() => ({ name: 'counted', decide }), { deviceCount: 3, problems: 2 });
    expect(new Set(decide.mock.calls.map(([problem]) => problem.size))).toEqual(new Set([3]));
    const few = decide.mock.calls.length;
    decide.mockClear();
    await contractOf(() => ({ name: 'counted', decide }), { deviceCount: 3, problems: 4 });
    // All but the one empty slot double.
    expect(decide.mock.calls.length - 1).toBe(2 * (few - 1));
  });
  test.each([
    ['deviceCount', 0],
    ['deviceCount', 25],
    ['problems', 0],
    ['problems', 1.5],
  ])('refuses %s = %p', (what, got) => {
    const run = (): void => describeStrategy('x', () => ({ name: 'x', decide: decideExactly }), { [what]: got });
    expectRefusal(run, { where: 'describeStrategy', what, got });
  });
  test('wants a runner', () => {
    withoutGlobals(() => {
      const run = (): void => describeStrategy('x', () => ({ name: 'x', decide: decideExactly }));
      expectRefusal(run, { where: 'describeStrategy', what: 'globalThis.describe', got: undefined });
    });
  });
});

/** Takes a hundredth too much, and decides so badly that its cost still lies above the minimum. */
function overspender(): Strategy {
  const decide = (problem: OffloadingProblem): Decision => {
    const { offload, allocation } = offloadAll(problem);
    const shares = allocation.map((share) => 1.01 * share);
    return { offload, allocation: shares, cost: cost(problem, offload, shares) };
  };
  return { name: 'overspender', decide };
}

function shareAtHome({ offload, allocation }: Decision): Partial<Decision> {
  return { allocation: allocation.map((share, i) => (offload[i] === 1 ? share * 0.5 : 1e-3)) };
}

function writeTo(key: 'tasks' | 'edgeRoot') {
  return (_decision: Decision, problem: OffloadingProblem): Partial<Decision> => {
    problem[key][0]! += 1e-9;
    return {};
  };
}

function writeToSystem(_decision: Decision, problem: OffloadingProblem): Partial<Decision> {
  (problem.system as { note?: string }).note = 'seen';
  return {};
}

function promising(): Strategy {
  const decide = (problem: OffloadingProblem): unknown => Promise.resolve(decideExactly(problem));
  return { name: 'promising', decide: decide as Strategy['decide'] };
}

/** Alternates between two decisions over all instances, as an unseeded generator would. */
function unseeded(): () => Strategy {
  const random = createRandom(1);
  return () => ({
    name: 'random',
    decide: (problem) => (random.next() < 0.5 ? decideExactly(problem) : decideLocally(problem)),
  });
}

function rememberer(): () => Strategy {
  let made = 0;
  return () => ({ name: 'rememberer', decide: made++ % 2 === 0 ? decideExactly : decideLocally });
}

/** Gives out the arrays of its first decision again and again. */
function reusing(): Strategy {
  let arrays: Pick<Decision, 'offload' | 'allocation'> | undefined;
  const decide = (problem: OffloadingProblem): Decision => {
    const fresh = decideExactly(problem);
    arrays ??= fresh;
    arrays.offload.set(fresh.offload);
    arrays.allocation.set(fresh.allocation);
    return { ...arrays, cost: fresh.cost };
  };
  return { name: 'reusing', decide };
}

function chargeForNothing({ cost: stated }: Decision): Partial<Decision> {
  return { cost: stated === 0 ? 1e-10 : stated };
}

/** Reckons with the first device's numbers throughout. */
function mistakeDevices(): Strategy {
  const decide = ({ system, tasks }: OffloadingProblem): Decision => {
    const devices = system.devices.map(() => system.devices[0]!);
    return decideExactly(createProblem({ ...system, devices }, tasks));
  };
  return { name: 'mistaken', decide };
}

function refuseIdle(): Strategy {
  const decide = (problem: OffloadingProblem): Decision => {
    if (problem.tasks.includes(0)) throw new Error('a device without a task');
    return decideExactly(problem);
  };
  return { name: 'refuses idle devices', decide };
}
