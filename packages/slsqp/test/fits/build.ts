/**
 * From a sketch to a fit: noise, loss, bounds, start, and the minimum.
 */
import type { Bound } from '../../src/index.js';
import type { Draw } from './draw.js';
import type { Family, Sketch } from './family.js';
import { isRight, type Fit, type FitData, type Loss } from './fit.js';
import { levenbergMarquardt } from './levenberg-marquardt.js';
import { startOf, type Start } from './starts.js';

interface Plan {
  /** Standard deviation of the noise, as a share of the largest observation or, for chi-square, of each. */
  readonly noise: number;
  readonly loss: Loss;
  readonly start: Start;
  /** The start where the formula is linear; `start` where absent. */
  readonly linearStart?: Start;
  /** The sketch's bounds, where it has any, are used. */
  readonly isBounded?: true;
}

/** A family's fits take these in turn. */
const PLANS: readonly Plan[] = [
  { noise: 0.01, loss: 'sum', start: 'guess' },
  { noise: 0, loss: 'sum', start: 'guess', linearStart: 'zeros', isBounded: true },
  { noise: 0.03, loss: 'chi-square', start: 'guess' },
  { noise: 0.003, loss: 'mean', start: 'off' },
  { noise: 0.01, loss: 'sum', start: 'guess', linearStart: 'zeros', isBounded: true },
  { noise: 0.02, loss: 'sum', start: 'ones' },
  { noise: 0.02, loss: 'chi-square', start: 'off' },
  { noise: 0, loss: 'mean', start: 'off', isBounded: true },
];

export const FITS_PER_FAMILY: number = PLANS.length;

/** The family's fit number `index`: sketches are drawn until one is well-defined (see `settle`). */
export function build(family: Family, index: number, draw: Draw): Fit {
  const wanted = PLANS[index % PLANS.length]!;
  for (let attempt = 0; attempt < 50; attempt++) {
    const sketch = family.sketch(draw, index);
    const fit = settle(family, index, sketch, wanted, draw);
    if (fit) return fit;
  }
  throw new Error(`${family.name}: no well-defined fit number ${index}`);
}

/**
 * Chooses observations and a start from which the minimum is what a sound method finds: the reference must end at the
 * same minimum from the truth and, with little, some and much damping, from the start (once for a linear formula). Where
 * the wanted kind of start does not lead there, a plainer one is taken; undefined where none does.
 */
function settle(family: Family, index: number, sketch: Sketch, wanted: Plan, draw: Draw): Fit | undefined {
  const { loss } = wanted;
  const data = observe(sketch, wanted, draw);
  const problem = problemOf(sketch, data);
  const bounds = wanted.isBounded ? sketch.bounds : undefined;
  const least = { ...problem, bounds };
  const total = data.observed.reduce((sum, y, k) => sum + (data.weights[k]! * y) ** 2, 0);
  const { x: solution, fun: best } = levenbergMarquardt(least, sketch.truth, 1e-6);
  const first = (family.linear ? wanted.linearStart : undefined) ?? wanted.start;
  // Nobody starts a place or a frequency at 1 that must be known to within its width.
  const kinds: Start[] = [first === 'ones' && sketch.widths ? 'off' : first, 'off', 'guess'];
  for (const start of kinds) {
    for (let again = 0; again < 4; again++) {
      const x0 = startOf(start, sketch, draw).map((value, i) => clip(value, bounds?.[i]));
      const name = `${family.name} ${index + 1}`;
      const common = { name, family: family.name, loss, start, linear: family.linear, data, ...problem, x0 };
      const fit: Fit = { ...common, ...(bounds && { bounds }), best, solution, total };
      const dampings = family.linear ? [1e-3] : [1e-3, 1, 1e3];
      const ends = dampings.map((damping) => levenbergMarquardt(least, x0, damping).fun);
      const isSame = (end: number): boolean => isRight(fit, end) && (end >= best * (1 - 1e-8) || end <= 1e-20 * total);
      if (Number.isFinite(fit.fun(x0)) && !isRight(fit, fit.fun(x0)) && ends.every(isSame)) return fit;
    }
  }
  return undefined;
}

function clip(value: number, bound: Bound | undefined): number {
  return Math.min(bound?.[1] ?? Infinity, Math.max(bound?.[0] ?? -Infinity, value));
}

function observe({ formula, at, truth, observed, features }: Sketch, { noise, loss }: Plan, draw: Draw): FitData {
  const values = observed ?? at.map((t) => formula.value(t, ...truth));
  const largest = Math.max(...values.map(Math.abs));
  // An instrument has a floor: 1 % of the largest reading.
  const deviations = values.map((value) => {
    const size = loss === 'chi-square' ? Math.max(Math.abs(value), 0.01 * largest) : largest;
    return (noise || 0.01) * size;
  });
  const noisy = values.map((value, k) => (noise > 0 ? value + deviations[k]! * draw.normal() : value));
  const weights = deviations.map((deviation) => {
    if (loss === 'chi-square') return 1 / deviation;
    return loss === 'mean' ? 1 / Math.sqrt(values.length) : 1;
  });
  return { formula: formula.name, at, observed: noisy, weights, ...(features && { features }) };
}

type Problem = Pick<Fit, 'fun' | 'gradient' | 'residuals' | 'jacobian'>;

function problemOf({ formula }: Sketch, { at, observed, weights }: FitData): Problem {
  const residuals = (x: ArrayLike<number>): number[] => {
    const p = Array.from(x);
    return at.map((t, k) => weights[k]! * (formula.value(t, ...p) - observed[k]!));
  };
  const jacobian = (x: ArrayLike<number>): number[][] => {
    const p = Array.from(x);
    return at.map((t, k) => formula.partials(t, ...p).map((partial) => weights[k]! * partial));
  };
  return {
    residuals,
    jacobian,
    fun: (x) => residuals(x).reduce((sum, r) => sum + r * r, 0),
    gradient: (x) => {
      const gradient = Array.from(x, () => 0);
      const r = residuals(x);
      jacobian(x).forEach((row, k) => row.forEach((partial, i) => (gradient[i]! += 2 * partial * r[k]!)));
      return gradient;
    },
  };
}
