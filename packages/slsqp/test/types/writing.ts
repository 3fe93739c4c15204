/**
 * Ways to write functions, bounds and constraints that compile. Checked under several configurations; never run.
 * What cannot compile is in not-accepted.ts.
 */
import {
  checkGradient,
  createSolver,
  leastSquares,
  minimize,
  multistart,
  type Bound,
  type Constraint,
  type MinimizeOptions,
  type MinimizeResult,
  type Vector,
} from '@mec/slsqp';

// Destructured parameters are numbers, under noUncheckedIndexedAccess too.
minimize(([x, y]) => x * x + y * y, [1, 2]);
minimize(([x, , z]) => x * z, [1, 2, 3]);
minimize(([first, ...rest]) => first + rest.length, [1, 2]);
minimize(
  (x) => {
    const [a, b] = x;
    return a * b + x[2];
  },
  [1, 2, 3],
);

// Functions that were typed for something else.
const ofFloat64Array = (x: Float64Array): number => x.length;
const ofNumbers = (x: number[]): number => x.reduce((sum, value) => sum + value * value, 0);
const ofReadonlyNumbers = (x: readonly number[]): number => Math.hypot(...x);
const ofArrayLike = (x: ArrayLike<number>): number => x.length;
const ofIterable = (x: Iterable<number>): number => [...x].length;
const ofVector = (x: Vector): number => x[0] ** 2;
const ofNothing = (): number => 1;
for (const fun of [ofFloat64Array, ofNumbers, ofReadonlyNumbers, ofArrayLike, ofIterable, ofVector, ofNothing])
  minimize(fun, [1, 2]);
minimize(ofNumbers, new Float64Array(2));
minimize(ofNumbers, [1, 2] as const);

// What a Float64Array can do.
minimize((x) => x.reduce((sum, value) => sum + value, 0), [1]);
minimize((x) => x.map((value, i) => value * i).reduce((a, b) => a + b), [1]);
minimize((x) => x.slice(0, 2).length + x.subarray(1).length + x.indexOf(1), [1]);
minimize(
  (x) => {
    let sum = 0;
    for (const value of x) sum += value;
    return sum;
  },
  [1],
);

// Gradients, Jacobians, Hessians: filled or returned, in every shape.
minimize(([x, y]) => x * y, [1, 2], { jac: ([x, y]) => [y, x] });
minimize(([x, y]) => x * y, [1, 2], {
  jac: ([x, y], out) => {
    out[0] = y;
    out[1] = x;
  },
  hess: ([x], [lambda], out) => {
    out[0] = x * lambda;
  },
});
minimize(([x]) => x ** 2, [1], { jac: '3-point', hess: { diagonal: () => [2] } });
minimize(ofNumbers, [1, 2], { jac: (x: number[]) => x.map((value) => 2 * value) });

// Bounds and constraints in place, with null and without.
minimize(([x, y]) => x * y, [1, 2], {
  bounds: [
    [0, null],
    [undefined, Infinity],
  ],
  constraints: [
    { type: 'eq', fun: ([x, y]) => x + y - 1, jac: () => [1, 1] },
    {
      type: 'ineq',
      fun: ([x, y]) => [x, y],
      jac: () => [
        [1, 0],
        [0, 1],
      ],
      tolerance: 1e-6,
    },
    { type: 'ineq', A: [[1, 2]], b: 3 },
    { type: 'linear', A: [1, 2], lower: 0, upper: [null] },
    { type: 'eq', A: { rows: 1, columns: 2, get: () => 1 }, b: [1] },
  ],
});

// Bounds and constraints that were put into variables first, without a word about their types.
const bounds = [
  [0, null],
  [0, 1],
];
const wholeBounds = [
  [0, 1],
  [0, 1],
];
const tuples = [
  [0, null],
  [0, 1],
] as const;
const annotated: Bound[] = [
  [0, null],
  [null, 1],
];
for (const one of [bounds, wholeBounds, tuples, annotated]) minimize(([x, y]) => x * y, [1, 2], { bounds: one });
const constraint = { type: 'ineq', fun: (x: Float64Array) => [1 - x.length] };
const destructured = { type: 'eq', fun: ([x, y]: number[]) => (x ?? 0) - (y ?? 0) };
const linear = { type: 'eq', A: [[1, 1]], b: [1], tolerance: 1e-9 };
const range = { type: 'linear', A: [[1, 1]], lower: [0, null] };
const typed: Constraint = { type: 'ineq', fun: ([x]) => x };
minimize(([x, y]) => x * y, [1, 2], { constraints: constraint });
minimize(([x, y]) => x * y, [1, 2], { constraints: [constraint, destructured, linear, range, typed] });
const options = { ftol: 1e-9, jac: '3-point', bounds, constraints: [constraint, linear], xScale: 'auto' };
minimize(([x, y]) => x * y, [1, 2], options);
const frozen = Object.freeze({ maxiter: 50, bounds: tuples, xScale: [1, 2] });
minimize(([x, y]) => x * y, [1, 2], frozen);

// Options that may be absent, with exactOptionalPropertyTypes too.
const maybe: number | undefined = Math.sign(1) > 0 ? 1e-6 : undefined;
const given: MinimizeOptions = {
  ftol: maybe,
  bounds: undefined,
  callback: undefined,
  signal: new AbortController().signal,
};
minimize(([x]) => x, [1], given);

// What comes back.
const result: MinimizeResult = minimize(([x]) => x, [1], {
  callback: ({ x: [at], nit }) => at > 3 && nit > 2,
});
const [best] = result.x;
best.toFixed(3);
const copy: Float64Array = result.x;
const numbers: readonly number[] = result.x;
copy.set(numbers);
typed.fun(result.x);

// The other entries take the same.
const solver = createSolver({ n: 2, fun: ([x, y]) => x * y, bounds, constraints: [constraint, typed] });
solver.minimize([1, 2], { bounds, callback: ({ fun }) => fun < 0 });
leastSquares(([a, b]) => [1, 2, 3].map((t) => a * t + b), [0, 0], { jac: () => [1, 2, 3].map((t) => [t, 1]), bounds });
leastSquares(([a]) => a - 1, [0], { jac: '3-point' });
multistart(([x, y]) => x * y, { count: 3, bounds: wholeBounds, random: () => 0.5 });
multistart(ofNumbers, { starts: [[1, 2], new Float64Array(2)] });
checkGradient(
  ([x, y]) => [x * y, x],
  ([x, y]) => [
    [y, x],
    [1, 0],
  ],
  [1, 2],
  { bounds },
);
