import { describe, expect, test } from '@jest/globals';
import { Arena } from '../../src/arena.js';
import { Curvature } from '../../src/hessian/curvature.js';
import { multiplyLower, multiplyUpper } from '../../src/hessian/factor.js';
import { UserHessian, type Hessian } from '../../src/hessian/user-hessian.js';
import { Iterate } from '../../src/iterate.js';
import { evaluatorAt } from '../stand-at.js';

const NONE = new Float64Array(0);
const POINT = new Iterate(2, 0, new Arena(64));

/** B, by rows. */
function matrix({ factor }: Curvature): number[][] {
  return [0, 1].map((i) => {
    const out = Float64Array.of(Number(i === 0), Number(i === 1));
    multiplyUpper(2, factor, out.slice(), out);
    multiplyLower(2, factor, out);
    return [...out];
  });
}

const make = (hess?: Hessian): Curvature => {
  const evaluator = evaluatorAt({}, [0, 0]);
  return new Curvature(2, hess && new UserHessian('test', hess, evaluator, 2), new Arena(64));
};

describe('Curvature', () => {
  test('knows nothing at first: B is the unit times the identity', () => {
    const curvature = make();
    curvature.unit = 3;
    curvature.reset(POINT, NONE);
    expect([curvature.knowledge, curvature.isGiven]).toEqual(['nothing', false]);
    expect(matrix(curvature)).toEqual([
      [3, 0],
      [0, 3],
    ]);
  });

  // By hand: B = I, s = (1, 1), y = (2, 4): B + y y' / 6 - s s' / 2 = (7, 5; 5, 19) / 6... times 1.
  test('learns from steps, forgets how variables act together, then all', () => {
    const curvature = make();
    curvature.reset(POINT, NONE);
    curvature.update(Float64Array.of(1, 1), Float64Array.of(2, 4), 0.2);
    expect(curvature.knowledge).toBe('steps');
    const [[a, b], [c, d]] = matrix(curvature) as [[number, number], [number, number]];
    expect([a, b, c, d]).toEqual([7 / 6, 5 / 6, 5 / 6, 19 / 6].map((value) => expect.closeTo(value, 12)));
    expect([...curvature.diagonal()]).toEqual([expect.closeTo(7 / 6, 12), expect.closeTo(19 / 6, 12)]);
    // (1, 1) B (1, 1)' = s'y = 6.
    expect(curvature.along(Float64Array.of(1, 1))).toBeCloseTo(6, 12);
    curvature.forgetCouplings();
    expect(curvature.knowledge).toBe('diagonal');
    expect(matrix(curvature)).toEqual([
      [expect.closeTo(7 / 6, 12), 0],
      [0, expect.closeTo(19 / 6, 12)],
    ]);
    curvature.reset(POINT, NONE);
    expect([curvature.knowledge, matrix(curvature)]).toEqual([
      'nothing',
      [
        [1, 0],
        [0, 1],
      ],
    ]);
  });

  // By hand: of s'Bs = 1 the change -1 is raised to 10 where the step was cut.
  test('grows along a step by the share asked for', () => {
    const curvature = make();
    curvature.reset(POINT, NONE);
    curvature.update(Float64Array.of(1, 0), Float64Array.of(-1, 0), 10);
    expect(matrix(curvature)).toEqual([
      [expect.closeTo(10, 12), 0],
      [0, 1],
    ]);
  });

  test('takes a matrix that was measured, made positive definite', () => {
    const curvature = make();
    curvature.take(Float64Array.of(4, 2, 2, 3));
    expect(curvature.knowledge).toBe('steps');
    expect(matrix(curvature)).toEqual([
      [4, 2],
      [2, expect.closeTo(3, 14)],
    ]);
    curvature.take(Float64Array.of(1, 0, 0, -1));
    for (const direction of [
      [1, 0],
      [0, 1],
      [1, 1],
    ])
      expect(curvature.along(Float64Array.from(direction))).toBeGreaterThan(0);
  });

  test("takes the caller's second derivatives where there are any", () => {
    const given = make(() => [5, 1, 1, 2]);
    expect(given.isGiven).toBe(true);
    given.reset(POINT, NONE);
    expect([given.knowledge, matrix(given)]).toEqual([
      'nothing',
      [
        [5, 1],
        [1, expect.closeTo(2, 14)],
      ],
    ]);
    expect([given.load(POINT, NONE, 1), given.knowledge]).toEqual([true, 'steps']);
    expect(make().load(POINT, NONE, 1)).toBe(false);
  });

  test('does without them where they are not finite', () => {
    const broken = make(() => [NaN, 0, 0, 1]);
    broken.unit = 2;
    broken.reset(POINT, NONE);
    expect(matrix(broken)).toEqual([
      [2, 0],
      [0, 2],
    ]);
    expect(broken.load(POINT, NONE, 1)).toBe(false);
  });
});
