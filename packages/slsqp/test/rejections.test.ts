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
