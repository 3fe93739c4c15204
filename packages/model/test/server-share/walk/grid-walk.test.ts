import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  createProblem,
  createRandom,
  objective,
  paperSystem,
  type CostWalk,
  type OffloadingProblem,
} from '../../../src/index.js';
import { gridWalk } from '../../../src/server-share/walk/grid-walk.js';
import { treeWalk } from '../../../src/server-share/walk/tree-walk.js';
import { differentSlots, relativeGap } from '../minimum/search/slots.js';

const seed = 20241;

/** Two devices of the paper: the second task is `ratio` times the first. */
function pair(ratio: number): OffloadingProblem {
  return createProblem(paperSystem(2), [20, 20 * ratio]);
}

/** The same devices, each task times some power of ten: scales as far apart as wished. */
const scaled = fc
  .tuple(differentSlots(10), fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 10, maxLength: 10 }))
  .map(([{ system, tasks }, powers]) =>
    createProblem(
      system,
      tasks.map((d, i) => d * 10 ** powers[i]!),
    ),
  );

const KINDS: readonly (readonly [string, (problem: OffloadingProblem) => CostWalk | undefined])[] = [
  ['gridWalk', gridWalk],
  ['treeWalk', treeWalk],
];

describe.each(KINDS)('%s', (_name, walkOf) => {
  test('is right to a part of 2^-40, whatever the scales', () => {
    fc.assert(
      fc.property(scaled, fc.nat(), (problem, drawn) => {
        const walk = walkOf(problem);
        if (walk === undefined) return;
        const random = createRandom(drawn);
        const offload = new Uint8Array(problem.size);
        walk.start(offload);
        for (let step = 0; step < 60; step++) {
          const i = random.integer(problem.size);
          offload[i] = random.integer(2);
          const [walked, total] = [walk.set(i, offload[i]), objective.total(problem, offload)];
          if (total < Infinity) expect(relativeGap(walked, total)).toBeLessThan(3 * 2 ** -40);
          else expect(walked).toBe(Infinity);
        }
      }),
      { seed },
    );
  });

  test('has the same bits whatever the way, also of a second start', () => {
    fc.assert(
      fc.property(scaled, fc.nat(), (problem, drawn) => {
        const [direct, detour] = [walkOf(problem), walkOf(problem)];
        if (direct === undefined) return;
        const random = createRandom(drawn);
        const draw = (): Uint8Array => new Uint8Array(problem.size).map(() => random.integer(2));
        const [offload, elsewhere] = [draw(), draw()];
        detour!.start(elsewhere);
        for (let step = 0; step < 30; step++) detour!.set(random.integer(problem.size), random.integer(2));
        let walked = 0;
        offload.forEach((x, i) => (walked = detour!.set(i, x)));
        expect(walked).toBe(direct.start(offload));
        detour!.set(0, 1 - offload[0]!);
        expect(detour!.start(offload)).toBe(walked);
      }),
      { seed },
    );
  });
});

describe('gridWalk', () => {
  // By hand: 20 MB and 20 r MB have L = 80 / 3 and U = 16 of which the second is r times as large. The L add up to at least 26.7
  // and for small r below 32, the power of two: the smallest number, 16 r, is a part 2^-13 of it for r = 2^-12.
  test('is there down to a part of 2^-13, and not below', () => {
    const { localCost, uploadCost } = pair(1);
    expect(localCost[0]).toBeCloseTo(80 / 3, 12);
    expect(uploadCost[0]).toBe(16);
    expect(gridWalk(pair(2 ** -12))).toBeDefined();
    expect(gridWalk(pair(2 ** -12 * (1 - 1e-9)))).toBeUndefined();
    expect(gridWalk(pair(0))).toBeDefined();
  });

  test('takes the roots into account too', () => {
    // Offloading and computing cost about the same for both devices, their loads do not: s is sqrt(d).
    const devices = [1, 1e-9].map((scale) => ({
      ...paperSystem(1).devices[0]!,
      localRate: scale,
      uplinkRate: scale,
    }));
    const problem = createProblem({ ...paperSystem(2), devices }, [10, 1e-8]);
    expect(gridWalk(problem)).toBeUndefined();
    expect(problem.walk().start(Uint8Array.of(0, 1))).toBeCloseTo(objective.total(problem, [0, 1]), 9);
  });

  test.each([0, 1e-300, 1e-200, 1, 1e190])('finds one unit for tasks of %p times 5, 10 and 20 MB', (scale) => {
    const devices = paperSystem(3).devices.map((device) => ({ ...device, uplinkRate: 1e9, localRate: 1e9 }));
    const fits = scale === 0 || scale >= 1e-200;
    const make = (): OffloadingProblem =>
      createProblem(
        { ...paperSystem(3), devices },
        [5, 10, 20].map((d) => d * scale),
      );
    if (!fits) {
      expect(make).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
      return;
    }
    const problem = make();
    const offload = Uint8Array.of(1, 0, 1);
    expect(relativeGap(gridWalk(problem)!.start(offload), objective.total(problem, offload))).toBeLessThan(1e-14);
  });
});

describe('gridWalk finds the cheapest', () => {
  test('among the devices that it is given, from any decision, the first of equally cheap ones', () => {
    fc.assert(
      fc.property(differentSlots(8), fc.nat(), (problem, drawn) => {
        const random = createRandom(drawn);
        const walk = gridWalk(problem);
        fc.pre(walk !== undefined);
        const begin = new Uint8Array(problem.size).map(() => random.integer(2));
        const devices = random.sample(problem.size, random.integer(problem.size + 1));
        const one = gridWalk(problem)!;
        const current = begin.slice();
        let lowest = one.start(current);
        let expected = begin.slice();
        for (let t = 1; t < 2 ** devices.length; t++) {
          const device = devices[Math.log2(t & -t)]!;
          current[device]! ^= 1;
          const cost = one.set(device, current[device]!);
          if (cost >= lowest) continue;
          lowest = cost;
          expected = current.slice();
        }
        const found = begin.slice();
        expect(walk.cheapest!(found, devices)).toBe(lowest);
        expect(found).toEqual(expected);
        expect(walk.set(0, found[0]!)).toBe(lowest);
      }),
      { seed },
    );
  });
});
