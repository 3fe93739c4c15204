import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  closedFormAllocator,
  cost,
  createProblem,
  createRandom,
  decisionProblem,
  objective,
  paperSystem,
  type Allocator,
  type OffloadingProblem,
} from '../../src/index.js';
import { describeProblem } from '../../src/testing/index.js';
import { differentSlots, relativeGap } from './minimum/search/slots.js';

fc.configureGlobal({ seed: 20270 });

describeProblem('the paper’s problem', (random) =>
  createProblem(
    paperSystem(7),
    Float64Array.from({ length: 7 }, () => (random.next() < 0.2 ? 0 : random.uniform(5, 25))),
  ),
);
describeProblem('the paper’s problem without capacity', (random) =>
  createProblem({ ...paperSystem(4), edgeCapacity: 0 }, [0, 1, 2, random.uniform(5, 25)]),
);

const decided = differentSlots(9).chain((problem) =>
  fc
    .array(fc.constantFrom(0, 1), { minLength: problem.size, maxLength: problem.size })
    .map((bits): [OffloadingProblem, Uint8Array] => [problem, Uint8Array.from(bits)]),
);

describe('objective', () => {
  // By hand: 12 and 24 MB at the paper's numbers: uploads 9.6 and 19.2, roots sqrt 18 and 6, F = 30.
  test('is the linear part and the square', () => {
    const problem = createProblem(paperSystem(2), [12, 24]);
    expect(objective.total(problem, [1, 1])).toBeCloseTo(28.8 + (Math.sqrt(18) + 6) ** 2 / 30, 12);
    expect(objective.marginal(problem, 1, Math.sqrt(18))).toBeCloseTo(
      objective.total(problem, [1, 1]) - objective.total(problem, [1, 0]),
      12,
    );
  });

  test('evaluates as the closed form is priced, to the last bit', () => {
    const allocator = closedFormAllocator();
    fc.assert(
      fc.property(decided, ([problem, offload]) => {
        fc.pre(problem.system.edgeCapacity > 0);
        const allocation = allocator.allocate(problem, offload);
        expect(problem.evaluate(offload)).toEqual({ allocation, cost: cost(problem, offload, allocation) });
        expect(relativeGap(objective.total(problem, offload), cost(problem, offload, allocation))).toBeLessThan(1e-13);
      }),
    );
  });

  test('walks to the same bits whatever the way', () => {
    fc.assert(
      fc.property(decided, fc.nat(), ([problem, offload], seed) => {
        const random = createRandom(seed);
        const [direct, detour] = [problem.walk(), problem.walk()];
        detour.start(new Uint8Array(problem.size));
        for (let step = 0; step < 30; step++) detour.set(random.integer(problem.size), random.integer(2));
        let walked = 0;
        offload.forEach((x, i) => (walked = detour.set(i, x)));
        expect(walked).toBe(direct.start(offload));
      }),
    );
  });

  // One uplink of 1e-18 MB/s makes one upload cost 1e19 times the others: what is subtracted from such a sum is lost.
  test('loses no digits on the way past a cost that is 1e19 times the others', () => {
    const devices = paperSystem(4).devices.map((device, i) => (i === 0 ? { ...device, uplinkRate: 1e-18 } : device));
    const problem = createProblem({ ...paperSystem(4), devices }, [9, 12, 15, 20]);
    const walk = problem.walk();
    const local = walk.start(Uint8Array.of(0, 1, 0, 1));
    walk.set(0, 1);
    expect(walk.set(0, 0)).toBe(local);
    expect(relativeGap(local, problem.evaluate(Uint8Array.of(0, 1, 0, 1)).cost)).toBeLessThan(1e-15);
  });
});

describe('the walk belongs to the allocator', () => {
  const problem = createProblem(paperSystem(2), [15, 15]);
  const half = (given: OffloadingProblem, offload: ArrayLike<number>): Float64Array =>
    objective.shares(given, offload).map((share) => share / 2);

  test('the closed form has one', () => expect(decisionProblem(problem, closedFormAllocator()).walk).toBeDefined());

  test.each<[string, () => Allocator]>([
    ['spread', () => ({ ...closedFormAllocator(), allocate: half })],
    ['inherited', () => Object.assign(Object.create(closedFormAllocator()) as Allocator, { allocate: half })],
    ['overwritten', () => Object.assign(closedFormAllocator(), { allocate: half })],
  ])('one that is %s and allocates otherwise has none', (_how, make) => {
    expect(make().name).toBe('closed form');
    expect(decisionProblem(problem, make()).walk).toBeUndefined();
  });

  test('any allocator may bring its own', () => {
    const walk = { start: () => 1, set: () => 2 };
    const own: Allocator = { name: 'own', allocate: half, walk: () => walk };
    expect(decisionProblem(problem, own).walk!()).toBe(walk);
  });
});

describe('createProblem keeps to the range in which results are promised', () => {
  const refusal = (what: string): unknown =>
    expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN', detail: expect.objectContaining({ what }) as unknown });
  test.each([1e-300, 1e-210, 1e202, 1e300])('a task of %p MB', (task) => {
    expect(() => createProblem(paperSystem(2), [1, task])).toThrow(refusal('tasks[1]'));
  });
  test.each([5e-324, 1e-61, 1e61])('a capacity of %p MB/s', (edgeCapacity) => {
    expect(() => createProblem({ ...paperSystem(1), edgeCapacity }, [1])).toThrow(refusal('system.edgeCapacity'));
  });
  test.each([0, 1e7 + 1, 1e9])('%p devices', (count) => {
    expect(() => paperSystem(count)).toThrow(refusal('deviceCount'));
  });

  test('and costs are finite at its ends', () => {
    for (const [edgeCapacity, task] of [
      [1e-60, 1e199],
      [1e60, 1e-199],
      [1e-60, 1e-199],
    ] as const) {
      const problem = createProblem({ ...paperSystem(3), edgeCapacity }, [task, 1, task]);
      const { cost: stated, allocation } = problem.evaluate(Uint8Array.of(1, 1, 1));
      expect(stated).toBeLessThan(Infinity);
      expect(problem.isFeasible!(Uint8Array.of(1, 1, 1), allocation)).toBe(true);
      expect(relativeGap(stated, objective.total(problem, [1, 1, 1]))).toBeLessThan(1e-12);
    }
  });
});
