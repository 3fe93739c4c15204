import { describe, expect, test } from '@jest/globals';
import { checkGradient, createSolver, InvalidArgumentError, minimize } from '../src/index.js';

const sphere = (x: Float64Array): number => x.reduce((sum, value) => sum + value ** 2, 0);
const never = (): never => {
  throw new Error('the objective was called before the arguments were checked');
};

/** The detail of the error that `run` throws. */
function detailOf(run: () => unknown): InvalidArgumentError['detail'] {
  try {
    run();
  } catch (error) {
    if (error instanceof InvalidArgumentError) {
      expect(error).toMatchObject({ name: 'InvalidArgumentError', code: 'SLSQP_INVALID_ARGUMENT' });
      return error.detail;
    }
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** Options as an untyped caller may pass them. */
const loose = (options: unknown): never => options as never;

describe('a mistake of the caller throws before any work starts', () => {
  test.each<[string, unknown, unknown, string]>([
    ['no start', null, {}, 'x0'],
    ['an empty start', [], {}, 'x0'],
    ['NaN in the start', [1, NaN], {}, 'x0[1]'],
    ['infinity in the start', [Infinity, 0], {}, 'x0[0]'],
    ['text in the start', ['1', 0], {}, 'x0[0]'],
    ['options that are no object', [1, 2], 'fast', 'options'],
    ['an option that does not exist', [1, 2], { maxIter: 3 }, 'options.maxIter'],
    ['ftol of zero', [1, 2], { ftol: 0 }, 'ftol'],
    ['ftol of NaN', [1, 2], { ftol: NaN }, 'ftol'],
    ['ftol as text', [1, 2], { ftol: '1e-6' }, 'ftol'],
    ['negative fatol', [1, 2], { fatol: -1 }, 'fatol'],
    ['negative xtol', [1, 2], { xtol: -1 }, 'xtol'],
    ['gtol of zero', [1, 2], { gtol: 0 }, 'gtol'],
    ['constraintTolerance of infinity', [1, 2], { constraintTolerance: Infinity }, 'constraintTolerance'],
    ['half an iteration', [1, 2], { maxiter: 0.5 }, 'maxiter'],
    ['negative evaluations', [1, 2], { maxfev: -1 }, 'maxfev'],
    ['an unknown difference', [1, 2], { jac: '4-point' }, 'jac'],
    ['negative time', [1, 2], { maxTime: -1 }, 'maxTime'],
    ['NaN time', [1, 2], { maxTime: NaN }, 'maxTime'],
    ['a clock that is no function', [1, 2], { clock: 5 }, 'clock'],
    ['too few sizes of variables', [1, 2], { xScale: [1] }, 'xScale'],
    ['a size of zero', [1, 2], { xScale: [1, 0] }, 'xScale[1]'],
    ['an infinite size', [1, 2], { xScale: [Infinity, 1] }, 'xScale[0]'],
    ['sizes by an unknown rule', [1, 2], { xScale: 'automatic' }, 'xScale'],
    ['a step of zero', [1, 2], { finiteDifferenceStep: 0 }, 'finiteDifferenceStep'],
    ['too many steps', [1, 2], { finiteDifferenceStep: [1e-6, 1e-6, 1e-6] }, 'finiteDifferenceStep'],
    ['a NaN step', [1, 2], { finiteDifferenceStep: { absolute: [NaN, 1] } }, 'finiteDifferenceStep.absolute[0]'],
    ['a negative step', [1, 2], { finiteDifferenceStep: { relative: [1, -1] } }, 'finiteDifferenceStep.relative[1]'],
    ['two kinds of steps', [1, 2], { finiteDifferenceStep: { relative: 1, absolute: 1 } }, 'finiteDifferenceStep'],
    ['a step as text', [1, 2], { finiteDifferenceStep: { absolute: '1' } }, 'finiteDifferenceStep.absolute'],
    ['a Hessian that is no function', [1, 2], { hess: [1, 2] }, 'hess'],
    ['a callback that is no function', [1, 2], { callback: true }, 'callback'],
    ['a signal that is none', [1, 2], { signal: true }, 'signal'],
    ['bounds of the wrong length', [1, 2], { bounds: [[0, 1]] }, 'bounds'],
    ['a bound that is no pair', [1, 2], { bounds: [[0, 1], 1] }, 'bounds[1]'],
    [
      'a NaN bound',
      [1, 2],
      {
        bounds: [
          [0, 1],
          [NaN, 1],
        ],
      },
      'bounds[1][0]',
    ],
    [
      'crossed bounds',
      [1, 2],
      {
        bounds: [
          [0, 1],
          [2, 1],
        ],
      },
      'bounds[1][0]',
    ],
    [
      'bounds that no number meets',
      [1, 2],
      {
        bounds: [
          [0, 1],
          [Infinity, Infinity],
        ],
      },
      'bounds[1]',
    ],
    ['an unknown type of constraint', [1, 2], { constraints: { type: 'le', fun: never } }, 'constraints[0].type'],
    ['a constraint without a function', [1, 2], { constraints: [{ type: 'eq' }] }, 'constraints[0].fun'],
    ['a constraint that is none', [1, 2], { constraints: [null] }, 'constraints[0]'],
    [
      'a Jacobian that is no function',
      [1, 2],
      { constraints: [{ type: 'eq', fun: never, jac: [] }] },
      'constraints[0].jac',
    ],
    ...([0, -1, NaN, Infinity, '1'] as const).map((tolerance): [string, unknown, unknown, string] => [
      `a tolerance of ${tolerance}`,
      [1, 2],
      { constraints: [{ type: 'eq', fun: never, tolerance }] },
      'constraints[0].tolerance',
    ]),
    ['a misspelt key', [1, 2], { constraints: { type: 'eq', func: never, fun: never } }, 'constraints[0].func'],
    [
      'a key of a linear constraint',
      [1, 2],
      { constraints: [{ type: 'eq', A: [1, 2], b: 1, jac: never }] },
      'constraints[0].jac',
    ],
    [
      'a side where there is a right side',
      [1, 2],
      { constraints: { type: 'eq', A: [1, 2], upper: 1 } },
      'constraints[0].upper',
    ],
    [
      'a right side where there are two',
      [1, 2],
      { constraints: { type: 'linear', A: [1, 2], b: 1 } },
      'constraints[0].b',
    ],
    [
      'linear rows of the wrong length',
      [1, 2],
      { constraints: { type: 'eq', A: [[1, 2, 3]], b: 1 } },
      'constraints[0].A',
    ],
    ['linear rows that do not fill', [1, 2], { constraints: { type: 'eq', A: [1, 2, 3], b: 1 } }, 'constraints[0].A'],
    ['linear rows that are none', [1, 2], { constraints: { type: 'eq', A: 3, b: 1 } }, 'constraints[0].A'],
    ['no right side', [1, 2], { constraints: { type: 'eq', A: [1, 2] } }, 'constraints[0].b'],
    ['too many right sides', [1, 2], { constraints: { type: 'eq', A: [1, 2], b: [1, 2] } }, 'constraints[0].b'],
    [
      'an infinite right side',
      [1, 2],
      { constraints: { type: 'ineq', A: [1, 2], b: [-Infinity] } },
      'constraints[0].b[0]',
    ],
    ['NaN among coefficients', [1, 2], { constraints: { type: 'eq', A: [[1, NaN]], b: 1 } }, 'constraints[0].A[0][1]'],
    [
      'nothing among coefficients',
      [1, 2],
      { constraints: { type: 'eq', A: [1, undefined], b: 1 } },
      'constraints[0].A[1]',
    ],
    ['a NaN side', [1, 2], { constraints: { type: 'linear', A: [1, 2], lower: NaN } }, 'constraints[0].lower'],
    ['a side as text', [1, 2], { constraints: { type: 'linear', A: [1, 2], upper: ['1'] } }, 'constraints[0].upper[0]'],
    [
      'crossed sides',
      [1, 2],
      { constraints: { type: 'linear', A: [1, 2], lower: 2, upper: 1 } },
      'constraints[0].lower[0]',
    ],
    [
      'sides that no number meets',
      [1, 2],
      { constraints: { type: 'linear', A: [1, 2], lower: Infinity } },
      'constraints[0].lower[0]',
    ],
    ['a BigInt in the start', [1, 2n], {}, 'x0[1]'],
    ['a hole in the start', Object.assign([1], { length: 3 }), {}, 'x0[1]'],
  ])('%s', (_name, x0, options, what) => {
    const detail = detailOf(() => minimize(never, loose(x0), loose(options)));
    expect(detail).toMatchObject({ where: 'minimize', what });
    expect(detail.expected).not.toBe('');
  });

  test('an objective that is no function', () => {
    expect(detailOf(() => minimize(loose(undefined), [1]))).toMatchObject({ what: 'fun' });
  });

  test.each([0, 1.5, 10_001, NaN])('a solver for %s variables', (n) => {
    expect(detailOf(() => createSolver({ n, fun: sphere }))).toMatchObject({
      where: 'createSolver',
      what: 'n',
      got: n,
    });
  });

  test('a start of the wrong length for a solver', () => {
    expect(detailOf(() => createSolver({ n: 3, fun: sphere }).minimize([1, 2]))).toMatchObject({ what: 'x0' });
  });

  test.each([
    ['an unknown key', { maxiter: 5 }, 'options.maxiter'],
    ['a callback that is no function', { callback: 1 }, 'callback'],
    ['a signal that is none', { signal: {} }, 'signal'],
    ['nothing', null, 'options'],
  ])('changes for one solve: %s', (_name, changes, what) => {
    const solver = createSolver({ n: 2, fun: never });
    expect(detailOf(() => solver.minimize([1, 2], loose(changes)))).toMatchObject({ where: 'createSolver', what });
  });

  test('an unknown option of checkGradient', () => {
    const check = (): unknown => checkGradient(sphere, (x) => x, [1], loose({ tol: 1 }));
    expect(detailOf(check)).toMatchObject({ where: 'checkGradient', what: 'options.tol' });
  });

  test('options may be frozen, inherit, or be watched', () => {
    const options = { ftol: 1e-9, bounds: Object.freeze([Object.freeze([0, 1] as const)]) };
    const reference = minimize(sphere, [1], options);
    expect(minimize(sphere, [1], Object.freeze(options))).toEqual(reference);
    expect(minimize(sphere, [1], new Proxy(options, {}))).toEqual(reference);
    expect(minimize(sphere, [1], Object.create(options) as typeof options)).toEqual(reference);
    const constraint = Object.freeze({ type: 'ineq' as const, fun: ([x]: Float64Array) => x! });
    expect(minimize(sphere, [1], { constraints: Object.freeze([new Proxy(constraint, {})]) }).success).toBe(true);
  });

  test('checkGradient refuses a point that is not finite', () => {
    expect(detailOf(() => checkGradient(sphere, (x) => x, [NaN]))).toMatchObject({
      where: 'checkGradient',
      what: 'x[0]',
    });
  });
});

describe('a function of the caller that returns the wrong thing throws where it is called', () => {
  test('the objective', () => {
    expect(
      detailOf(() =>
        minimize(
          loose(() => undefined),
          [1],
        ),
      ),
    ).toMatchObject({ what: 'fun(x)', got: undefined });
  });

  test('the gradient', () => {
    expect(detailOf(() => minimize(sphere, [1, 2], { jac: () => [1] }))).toMatchObject({ what: 'jac(x)' });
  });

  // What typed arrays would take for NaN, 0 or something else in silence.
  test.each<[string, unknown, string]>([
    ['a BigInt', 5n, ''],
    ['text', '5', ''],
    ['nothing', undefined, ''],
    ['null', null, ''],
    ['an array', [5], ''],
    ['a Promise', Promise.resolve(5), ''],
  ])('%s in the place of a number', (_name, value, at) => {
    expect(
      detailOf(() =>
        minimize(
          loose(() => value),
          [1],
        ),
      ),
    ).toMatchObject({ what: `fun(x)${at}`, got: value });
  });

  test.each<[string, unknown]>([
    ['a BigInt', 5n],
    ['text', '5'],
    ['nothing', undefined],
    ['null', null],
    ['an array', [5]],
  ])('%s among numbers', (_name, bad) => {
    const what = (run: () => unknown): unknown => detailOf(run).what;
    const fun = (calls = 0) => loose(() => [1, calls-- > 0 ? 2 : bad]);
    expect(what(() => minimize(sphere, [1, 2], { jac: loose(() => [1, bad]) }))).toBe('jac(x)[1]');
    for (const calls of [0, 1])
      expect(what(() => minimize(sphere, [1, 2], { constraints: { type: 'ineq', fun: fun(calls) } }))).toBe(
        'constraints[0].fun(x)[1]',
      );
    const withJacobian = (jac: unknown) => () =>
      minimize(sphere, [1, 2], { constraints: { type: 'ineq', fun: () => [1, 2], jac: loose(() => jac) } });
    expect(what(withJacobian([1, 2, bad, 4]))).toBe('constraints[0].jac(x)[2]');
    expect(
      what(
        withJacobian([
          [1, 2],
          [3, bad],
        ]),
      ),
    ).toBe('constraints[0].jac(x)[1][1]');
    expect(what(withJacobian({ rows: 2, columns: 2, get: () => bad }))).toBe('constraints[0].jac(x).get(0, 0)');
    expect(what(() => minimize(sphere, [1, 2], { hess: loose(() => [1, 2, 3, bad]) }))).toBe('hess(x)[3]');
    expect(what(() => minimize(sphere, [1, 2], { hess: { diagonal: loose(() => [bad, 2]) } }))).toBe('hess(x)[0]');
  });

  test.each([null, 'text', 5, [[1, 2], null], [[1, 2], [3]]])('a Jacobian that is none: %j', (jac) => {
    const constraints = { type: 'ineq' as const, fun: () => [1, 2], jac: loose(() => jac) };
    expect(detailOf(() => minimize(sphere, [1, 2], { constraints }))).toMatchObject({ what: 'constraints[0].jac(x)' });
  });

  test('an async function is told what to do, and its failure does no harm later', async () => {
    const failing = async (): Promise<number> => {
      await Promise.resolve();
      throw new Error('late');
    };
    const message = (run: () => unknown): string => {
      const { where, what } = detailOf(run);
      expect(where).toBe('minimize');
      try {
        run();
      } catch (error) {
        return `${what}: ${(error as Error).message}`;
      }
      return '';
    };
    const constraints = { type: 'ineq' as const, fun: loose(failing) };
    const differentiated = { type: 'ineq' as const, fun: () => 1, jac: loose(failing) };
    expect(message(() => minimize(loose(failing), [1]))).toMatch(/^fun\(x\): .*Promise.*await/);
    expect(message(() => minimize(sphere, [1], { jac: loose(failing) }))).toMatch(/^jac\(x\): .*Promise.*await/);
    expect(message(() => minimize(sphere, [1], { constraints }))).toMatch(/^constraints\[0\]\.fun\(x\): .*Promise/);
    expect(message(() => minimize(sphere, [1], { constraints: differentiated }))).toMatch(/jac\(x\): .*Promise/);
    await new Promise((resolve) => setImmediate(resolve));
  });

  test('a constraint whose number of rows changes', () => {
    let calls = 0;
    const fun = (): number[] => (calls++ === 0 ? [1, 1] : [1]);
    const detail = detailOf(() => minimize(sphere, [1, 2], { constraints: { type: 'ineq', fun } }));
    expect(detail).toMatchObject({ what: 'constraints[0].fun(x)', expected: '2 numbers, as at the start' });
  });

  test.each([
    ['too short', [1]],
    ['rows of the wrong length', [[1, 2, 3]]],
    [
      'too many rows',
      [
        [1, 2],
        [3, 4],
      ],
    ],
  ])('a Jacobian %s', (_name, jac) => {
    const constraints = { type: 'ineq' as const, fun: () => 1, jac: () => jac };
    expect(detailOf(() => minimize(sphere, [1, 2], { constraints }))).toMatchObject({ what: 'constraints[0].jac(x)' });
  });

  test('an error thrown inside a function reaches the caller as it is', () => {
    expect(() => minimize(never, [1])).toThrow('before the arguments');
  });
});
