/** The contract test tested: sound cost models pass it, and each way of being broken fails the test made for it. */
import { describe, expect, test } from '@jest/globals';
import { createRandom, type CostWalk, type DecisionProblem, type Environment, type Random } from '../../src/index.js';
import { describeEnvironment, describeProblem } from '../../src/testing/index.js';
import { expectRefusal } from '../rejection.js';
import { outcomeOf, type Outcome } from './recording-runner.js';

/** Three devices and `choices` servers; a server is never used by all. */
function sound(random: Random, choices = 2): DecisionProblem<{ readonly shares: number[] }> {
  const work = Float64Array.from({ length: 3 }, () => random.uniform(-5, 5));
  const costOf = (offload: ArrayLike<number>): number => {
    let sum = 0;
    for (let i = 0; i < 3; i++) sum += offload[i] === 0 ? work[i]! : offload[i]! / 2;
    return offload[0] !== 0 && offload[1] !== 0 && offload[2] !== 0 ? Infinity : sum;
  };
  return {
    size: 3,
    choices,
    observation: work.slice(),
    ids: ['a', 'b', 'c'],
    evaluate: (offload) => ({ cost: costOf(offload), allocation: { shares: Array.from(offload, (x) => x / 2) } }),
    allocate: (offload) => ({ shares: Array.from(offload, (x) => x / 2) }),
    isFeasible: (offload, { shares }) => shares.length === offload.length,
    walk: () => {
      const current = new Uint8Array(3);
      return {
        start(offload) {
          current.set(offload);
          return costOf(current);
        },
        set(device, choice) {
          current[device] = choice;
          return costOf(current);
        },
      };
    },
  };
}

type Problem = ReturnType<typeof sound>;
const contractOf = (make: (random: Random) => Problem): Promise<Outcome> =>
  outcomeOf((runner) => describeProblem('under test', make, { runner }));
const spoiled =
  (spoil: (problem: Problem, random: Random) => Partial<Problem>) =>
  (random: Random): Problem => {
    const problem = sound(random);
    return { ...problem, ...spoil(problem, random) };
  };

describeProblem('sound, on the runner’s globals', sound);

describe('describeProblem passes', () => {
  test.each([2, 3])('a cost model of %p choices', async (choices) => {
    const { names, failed } = await contractOf((random) => sound(random, choices));
    expect(failed).toEqual([]);
    expect(names.length).toBeGreaterThan(6);
  });
  test('a walk that finds the cheapest', async () => {
    const { failed } = await contractOf(cheapestBy((walk, x, find) => (find(x), walk.start(x))));
    expect(failed).toEqual([]);
  });
  test('one with nothing but what it must have', async () => {
    const make = (random: Random): Problem => {
      const { size, observation, ...rest } = sound(random);
      return { size, observation, evaluate: (offload) => rest.evaluate(offload) };
    };
    expect((await contractOf(make)).failed).toEqual([]);
  });
});

const shared = createRandom(1);
let calls = 0;

describe('describeProblem catches', () => {
  test.each<[string, (random: Random) => Problem, RegExp]>([
    ['a size of 0', spoiled(() => ({ size: 0 })), /sound rows/],
    ['one choice', spoiled(() => ({ choices: 1 })), /sound rows/],
    ['a row that is not finite', spoiled(() => ({ observation: Float64Array.of(1, NaN, 2) })), /sound rows/],
    ['rows of different width', spoiled(() => ({ observation: new Float64Array(4) })), /sound rows/],
    ['two devices of one name', spoiled(() => ({ ids: [1, 1, 2] })), /sound rows/],
    ['active devices that are not there', spoiled(() => ({ active: [3] })), /sound rows/],
    [
      'a cost of NaN',
      spoiled(() => ({ evaluate: () => ({ cost: NaN, allocation: { shares: [] } }) })),
      /costs a number/,
    ],
    [
      'a cost of -Infinity',
      spoiled(() => ({ evaluate: () => ({ cost: -Infinity, allocation: { shares: [] } }) })),
      /costs/,
    ],
    [
      'costs that change',
      spoiled((p) => ({ evaluate: (x) => ({ ...p.evaluate(x), cost: calls++ }) })),
      /same each time/,
    ],
    ['one allocation for all', spoiled(() => reused()), /same each time/],
    ['an allocation that it refuses', spoiled(() => ({ isFeasible: () => false })), /own check/],
    [
      'an allocation without a price that is another',
      spoiled(() => ({ allocate: () => ({ shares: [9] }) })),
      /without pricing/,
    ],
    ['a walk that drifts', spoiled(drifting), /walks/],
    ['a walk that keeps the vector', spoiled(keeping), /walks/],
    ['walks that share a place', spoiled(sharing), /walks/],
    ['a walk whose moves forget a device', spoiled(forgetting), /walks/],
    ['a cheapest decision that is not', cheapestBy((walk, x) => walk.start(x)), /walks/],
    ['a cheapest cost of another decision', cheapestBy((_walk, x, find) => find(x) - 1), /walks/],
    ['a cheapest decision that it does not go to', cheapestBy((_walk, x, find) => find(x)), /walks/],
    [
      'a cheapest decision of other devices',
      cheapestBy((walk, x, find) => (find(x), x.fill(0), walk.start(x))),
      /walks/,
    ],
    ['a device that is active and does not say so', spoiled(() => ({ active: [] })), /not active/],
    ['a decision written to', spoiled((p) => ({ evaluate: (x) => (x.fill(0), p.evaluate(x)) })), /leaves decisions/],
    ['rows written to', spoiled((p) => ({ evaluate: (x) => ((p.observation[0]! += 1), p.evaluate(x)) })), /leaves dec/],
    ['chance of its own', () => sound(shared), /made again/],
  ])('%s', async (_name, make, expected) => {
    expect((await contractOf(make)).failed).toContainEqual(expect.stringMatching(expected));
  });
});

describe('describeProblem', () => {
  test.each([
    ['problems', 0],
    ['decisions', 0.5],
  ])('refuses %s = %p', (what, got) => {
    expectRefusal(() => describeProblem('x', sound, { [what]: got }), { where: 'describeProblem', what, got });
  });
});

describe('describeEnvironment', () => {
  /** Work that was left over comes back. */
  const queue = (broken?: (slot: number) => number): Environment<Problem> => {
    let slot = 0;
    let left = 0;
    const problem = (): Problem => {
      const next = sound(createRandom(slot));
      return { ...next, observation: next.observation.map((row) => row + left) };
    };
    return {
      name: 'queue',
      reset() {
        slot = 0;
        left = 0;
        return problem();
      },
      step({ offload }) {
        slot++;
        left = offload.reduce((sum, x) => sum + 1 - x, 0) + (broken?.(slot) ?? 0);
        return problem();
      },
      get outcome() {
        return { 'left over': left };
      },
    };
  };
  const failures = async (make: () => Environment<Problem>): Promise<readonly string[]> =>
    (await outcomeOf((runner) => describeEnvironment('x', make, { runner }))).failed;

  test('passes a sound one', async () => expect(await failures(() => queue())).toEqual([]));
  test('catches chance of its own', async () => {
    const random = createRandom(2);
    expect(await failures(() => queue(() => random.next()))).toContainEqual(expect.stringMatching(/same way/));
  });
  test('catches an outcome that is no number', async () => {
    const spoiledOutcome = (): Environment<Problem> => {
      const sane = queue();
      return { name: 'x', reset: () => sane.reset(), step: (d) => sane.step(d), outcome: { left: Infinity } };
    };
    expect(await failures(spoiledOutcome)).toContainEqual(expect.stringMatching(/finite outcomes/));
  });
});

function reused(): Partial<Problem> {
  const allocation = { shares: [] as number[] };
  return { evaluate: () => ({ cost: 0, allocation }), isFeasible: () => true };
}

function drifting(problem: Problem): Partial<Problem> {
  return {
    walk: () => {
      const walk = problem.walk!();
      let drift = 0;
      return { start: (x) => walk.start(x), set: (i, c) => walk.set(i, c) + (drift += 1e-6) };
    },
  };
}

function keeping(problem: Problem): Partial<Problem> {
  return {
    walk: () => {
      let current = new Uint8Array(3);
      return {
        start(offload) {
          current = offload as Uint8Array<ArrayBuffer>;
          return problem.evaluate(current).cost;
        },
        set(i, choice) {
          current[i] = choice;
          return problem.evaluate(current).cost;
        },
      };
    },
  };
}

/** A sum over 8 devices, whose walk finds the cheapest decision as `cheapest` says, given a right way to find it. */
function cheapestBy(
  cheapest: (walk: CostWalk, offload: Uint8Array, find: (x: Uint8Array) => number) => number,
): (random: Random) => Problem {
  return (random) => {
    const gains = Float64Array.from({ length: 8 }, () => random.uniform(-5, 5));
    const costOf = (x: Uint8Array): number => gains.reduce((sum, gain, i) => sum - gain * x[i]!, 0);
    const walk = (): CostWalk => {
      const here = new Uint8Array(8);
      const made: CostWalk = {
        start: (x) => (here.set(x), costOf(here)),
        set: (i, choice) => ((here[i] = choice), costOf(here)),
        cheapest: (x, devices) =>
          cheapest(made, x, (found) => {
            for (const i of devices) found[i] = gains[i]! > 0 ? 1 : 0;
            return costOf(found);
          }),
      };
      return made;
    };
    const evaluate: Problem['evaluate'] = (x) => ({ cost: costOf(x), allocation: { shares: [...x] } });
    return { size: 8, observation: gains.slice(), evaluate, isFeasible: () => true, walk };
  };
}

function sharing(problem: Problem): Partial<Problem> {
  const walk = problem.walk!();
  return { walk: () => walk };
}

function forgetting(problem: Problem): Partial<Problem> {
  return {
    walk: () => {
      const walk = problem.walk!();
      return {
        start: (offload) => walk.start(offload),
        set: (i, choice) => walk.set(i, choice),
        move: (offload) => walk.start(offload.map((x, i) => (i === 0 ? 0 : x))),
      };
    },
  };
}
