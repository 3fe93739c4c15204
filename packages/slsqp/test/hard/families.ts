/**
 * Families of drawn problems, each hard in one way that has led solvers of this kind astray.
 */
import { Draw } from '../fits/draw.js';
import { dot, numbers, type HardProblem } from './hard-problem.js';

type Family = (count: number) => HardProblem[];

const family =
  (name: string, draw: (chance: Draw, k: number) => HardProblem): Family =>
  (count) => {
    const chance = new Draw(1, name);
    return numbers(count, (k) => k).map((k) => draw(chance, k));
  };

const square = (x: ArrayLike<number>): number => dot(x, x);

/**
 * Six equalities x_i x_j - x_k x_l + x_k = value in eight variables, met at a drawn point: rows nearly depend on each
 * other along the way, so that multipliers are large.
 */
export const nearlyDependentRows: Family = family('rows', (chance) => {
  const n = 8;
  const rows = numbers(6, () => 0).map(
    () => numbers(4, () => chance.integer(0, n - 1)) as [number, number, number, number],
  );
  const value = (x: ArrayLike<number>): number[] => rows.map(([i, j, k, l]) => x[i]! * x[j]! - x[k]! * x[l]! + x[k]!);
  const goal = value(numbers(n, () => chance.normal()));
  return {
    fun: (x) => square(x) / 20,
    start: numbers(n, () => chance.uniform(-5, 5)),
    options: {
      jac: (x) => Array.from(x, (v) => v / 10),
      constraints: {
        type: 'eq',
        fun: (x) => value(x).map((v, k) => v - goal[k]!),
        jac: (x) =>
          rows.map(([i, j, k, l]) => {
            const row = numbers(n, () => 0);
            row[i]! += x[j]!;
            row[j]! += x[i]!;
            row[k]! += 1 - x[l]!;
            row[l]! -= x[k]!;
            return row;
          }),
      },
    },
  };
});

/** The unit sphere as an equality. */
const sphere = {
  type: 'eq',
  fun: (x: Float64Array) => square(x) - 1,
  jac: (x: Float64Array) => Array.from(x, (v) => 2 * v),
} as const;

/** Cubics and quartics on a sphere: off it the objective falls faster than any penalty times the violation rises. */
export const polynomialsOnSpheres: Family = family('spheres', (chance, k) => {
  if (k % 2 === 0) {
    const power = chance.integer(3, 6);
    const size = chance.uniform(1, 4);
    return {
      fun: ([x, y]) => y! - size * x! ** power,
      start: [chance.normal(), chance.normal()],
      options: { jac: ([x]) => [-size * power * x ** (power - 1), 1], constraints: sphere },
    };
  }
  const [a, b, c, d] = numbers(4, () => chance.normal()) as [number, number, number, number];
  return {
    fun: ([x, y, z]) => a * x! ** 3 + b * y! * z! + c * x! * y! * z! + d * z! ** 4,
    start: numbers(3, () => 2 * chance.normal()),
    options: {
      jac: ([x, y, z]) => [3 * a * x ** 2 + c * y * z, b * z + c * x * z, b * y + c * x * y + 4 * d * z ** 3],
      constraints: sphere,
    },
  };
});

/** Maratos: w (x^2 + y^2 - 1) - x on the unit circle, from on it or near it. */
export const maratos: Family = family('maratos', (chance, k) => {
  const w = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000][k % 10]!;
  const angle = chance.uniform(0.1, 3);
  const radius = k % 20 < 10 ? 1 : chance.uniform(0.2, 2);
  return {
    fun: ([x, y]) => w * (x! ** 2 + y! ** 2 - 1) - x!,
    start: [radius * Math.cos(angle), radius * Math.sin(angle)],
    options: { jac: ([x, y]) => [2 * w * x - 1, 2 * w * y], constraints: sphere },
    minimum: -1,
  };
});

/** sum x log x + c x under linear equalities and x >= 1e-12, some variables at that bound. */
export const entropy: Family = family('entropy', (chance) => {
  const n = chance.integer(4, 11);
  const m = chance.integer(1, Math.min(4, n - 3));
  const A = numbers(m, () => 0).map(() => numbers(n, () => chance.integer(0, 2)));
  const inside = numbers(n, () => (chance.uniform(0, 1) < 0.3 ? 1e-12 : chance.uniform(0, 1)));
  const b = A.map((row) => dot(row, inside));
  const c = numbers(n, () => chance.normal());
  return {
    fun: (x) => x.reduce((sum, v, i) => sum + v * Math.log(v) + c[i]! * v, 0),
    start: numbers(n, () => 0.5),
    options: {
      jac: (x) => Array.from(x, (v, i) => Math.log(v) + 1 + c[i]!),
      bounds: numbers(n, () => 0).map(() => [1e-12, null] as const),
      constraints: { type: 'eq', fun: (x) => A.map((row, k) => dot(row, x) - b[k]!), jac: () => A },
    },
  };
});

/** A vertex that more rows meet in than there are variables; every third problem has two cubed rows, flat there. */
export const degenerateVertices: Family = family('vertices', (chance, k) => {
  const n = chance.integer(3, 6);
  const vertex = numbers(n, () => chance.normal());
  const A = numbers(n + 3, () => 0).map(() => numbers(n, () => chance.normal()));
  const prices = A.map(() => chance.uniform(0, 1));
  const slope = numbers(n, (i) =>
    dot(
      prices,
      A.map((row) => row[i]!),
    ),
  );
  const isFlat = (row: number): boolean => k % 3 === 0 && row < 2;
  const height = (row: readonly number[], x: ArrayLike<number>): number => dot(row, x) - dot(row, vertex);
  return {
    fun: (x) => dot(slope, x) + x.reduce((sum, v, i) => sum + (v - vertex[i]!) ** 2, 0),
    start: vertex.map((v) => v + chance.normal()),
    options: {
      jac: (x) => Array.from(x, (v, i) => slope[i]! + 2 * (v - vertex[i]!)),
      constraints: {
        type: 'ineq',
        fun: (x) => A.map((row, j) => (isFlat(j) ? height(row, x) ** 3 : height(row, x))),
        jac: (x) => A.map((row, j) => row.map((v) => (isFlat(j) ? 3 * height(row, x) ** 2 * v : v))),
      },
    },
    minimum: dot(slope, vertex),
  };
});

/** The closest point of an ellipsoid whose row has terms of 1e6 to 1e10. */
export const largeRows: Family = family('large', (chance) => {
  const size = chance.decades(1e6, 1e10);
  const centre = numbers(3, () => chance.normal());
  const level = chance.uniform(1, 2);
  const axes = [1, 2, 3];
  return {
    fun: (x) => x.reduce((sum, v, i) => sum + (v - centre[i]!) ** 2, 0),
    start: [1, 1, 1],
    options: {
      jac: (x) => Array.from(x, (v, i) => 2 * (v - centre[i]!)),
      constraints: {
        type: 'eq',
        fun: (x) => size * (x.reduce((sum, v, i) => sum + axes[i]! * v * v, 0) - level),
        jac: (x) => Array.from(x, (v, i) => 2 * size * axes[i]! * v),
      },
    },
  };
});

/** Between two curves that are e x apart: the solution is the tip at x = 0, with multipliers of 1 / e. */
export const thinWedges: Family = family('wedges', (chance, k) => {
  const e = [1e-1, 1e-2, 1e-3, 1e-4][k % 4]!;
  const [a, b, c] = [chance.uniform(0.5, 2), chance.uniform(0.5, 1.2), chance.uniform(-0.3, 0.3)];
  const curve = (x: number): number => a * Math.sin(b * x + c);
  const slope = (x: number): number => a * b * Math.cos(b * x + c);
  return {
    fun: ([x]) => x!,
    start: [chance.uniform(1, 5), chance.normal()],
    options: {
      jac: () => [1, 0],
      constraints: {
        type: 'ineq',
        fun: ([x, y]) => [y - curve(x), curve(x) + e * x - y],
        jac: ([x]) => [
          [-slope(x), 1],
          [slope(x) + e, -1],
        ],
      },
    },
    minimum: 0,
  };
});

/** Rows that no point meets: a sphere below its own least value, or linear equalities of which two are too many. */
export const contradictions: Family = family('contradictions', (chance, k) => {
  const n = chance.integer(2, 4);
  const centre = numbers(n, () => chance.normal());
  const gap = chance.uniform(0.5, 3);
  const A = numbers(n + 2, () => 0).map(() => numbers(n, () => chance.normal()));
  const b = A.map(() => chance.normal());
  const away = (x: ArrayLike<number>): number[] => centre.map((c, i) => x[i]! - c);
  return {
    fun: (x) => x.reduce((sum, v) => sum + (v - 1) ** 2, 0),
    start: numbers(n, () => 3 * chance.normal()),
    options: {
      jac: (x) => Array.from(x, (v) => 2 * (v - 1)),
      constraints:
        k % 2 === 0
          ? { type: 'ineq', fun: (x) => -gap - square(away(x)), jac: (x) => away(x).map((v) => -2 * v) }
          : { type: 'eq', fun: (x) => A.map((row, j) => dot(row, x) - b[j]!), jac: () => A },
    },
  };
});

/** More linear equalities than variables, and a sphere below its own least value. */
export const mixedContradictions: Family = family('mixed', (chance) => {
  const n = chance.integer(2, 4);
  const A = numbers(n + 2, () => 0).map(() => numbers(n, () => chance.normal()));
  const b = A.map(() => chance.normal());
  const gap = chance.uniform(0.5, 3);
  return {
    fun: (x) => x.reduce((sum, v) => sum + (v - 1) ** 2, 0),
    start: numbers(n, () => 3 * chance.normal()),
    options: {
      jac: (x) => Array.from(x, (v) => 2 * (v - 1)),
      constraints: [
        { type: 'eq', fun: (x) => A.map((row, k) => dot(row, x) - b[k]!), jac: () => A },
        { type: 'ineq', fun: (x) => -gap - square(x), jac: (x) => Array.from(x, (v) => -2 * v) },
      ],
    },
  };
});
