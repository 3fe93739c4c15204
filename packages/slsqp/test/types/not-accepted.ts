/* eslint-disable @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-member-access -- none of this has a type. */
/** What does not compile, and so is a mistake before it runs. */
import { createSolver, leastSquares, minimize, type Constraint } from '@mec/slsqp';

// @ts-expect-error -- a function of as many numbers as there are variables: it gets one array.
minimize((x: number, y: number) => x * y, [1, 2]);
// @ts-expect-error -- a tuple of fixed length: the number of variables is not part of the type; write number[].
minimize(([x, y]: [number, number]) => x * y, [1, 2]);
// @ts-expect-error -- a run is synchronous.
minimize(async ([x]) => Promise.resolve(x), [1]);
// @ts-expect-error -- the objective is one number.
minimize(([x, y]) => [x, y], [1, 2]);
// @ts-expect-error -- x is a Float64Array, which cannot grow.
minimize((x) => x.push(1), [1]);
// @ts-expect-error -- nor be joined.
minimize((x) => x.concat([1]).length, [1]);
// @ts-expect-error -- a start of text.
minimize(([x]) => x, ['1']);
// @ts-expect-error -- an option that does not exist.
minimize(([x]) => x, [1], { maxIter: 5 });
// @ts-expect-error -- bounds that are not pairs.
minimize(([x]) => x, [1], { bounds: [0, 1] });
// @ts-expect-error -- a misspelt key.
minimize(([x]) => x, [1], { constraints: { type: 'eq', func: () => 1 } });
// @ts-expect-error -- a type that does not exist, where the constraint says that it is one.
const wrong: Constraint = { type: 'le', fun: () => 1 };
// @ts-expect-error -- a gradient of text.
minimize(([x]) => x, [1], { jac: () => ['1'] });
// @ts-expect-error -- an iteration count of text.
minimize(([x]) => x, [1], { maxiter: '5' });
// @ts-expect-error -- n is missing.
createSolver({ fun: ([x]) => x });
// @ts-expect-error -- B is J'J here.
leastSquares(([x]) => x, [1], { hess: () => [1] });
// @ts-expect-error -- results are read only.
minimize(([x]) => x, [1]).fun = 3;

export { wrong };
