/** Least squares for one device and one path: which parameters the measurements tell, and what they are. */
import type { Device } from '@mec/model';
import { leastSquares } from '@mec/slsqp';
import { predicted, type ParameterName, type Path } from './path.js';
import { KINDS, type Kind, type TaskMeasurement } from './task-measurement.js';

/** A fit; arrays have one entry per parameter. */
export interface PathFit {
  readonly names: readonly ParameterName[];
  /** Slowness of the rate as a multiple of the nominal one, then powers in W. */
  readonly values: Float64Array;
  /** Standard errors for a relative noise of 1; Infinity where a limit is in force. */
  readonly errors: Float64Array;
  /** Sum of squared relative residuals, and their number. */
  readonly squares: number;
  readonly count: number;
  readonly converged: boolean;
}

/** A measured number with what it is compared with. */
interface Datum {
  readonly kind: Kind;
  readonly measurement: TaskMeasurement;
  readonly value: number;
  /** Residuals are in units of this: what the nominal parameters predict, so that the noise of a measurement has no say in its weight. */
  readonly scale: number;
}

/** Columns of the Jacobian that leave less than this share of themselves beside the others tell nothing of their own. */
const INDEPENDENT = 1e-6;

/**
 * Fits a path's parameters to its measurements.
 *
 * The rate is told by any kind of measurement; the powers only by a second kind beside, since a cost or an energy alone cannot tell a slow
 * device from a hungry one. What the measurements do not tell keeps its nominal value.
 *
 * @param limit - a rate stays within this factor of the nominal one, a power below this many times its own (at least 1 W).
 */
export function fitPath(
  path: Path,
  nominal: Device,
  measurements: readonly TaskMeasurement[],
  energyWeight: number,
  limit: number,
): PathFit {
  const data = measurements.flatMap((measurement) => dataOf(path, nominal, measurement, energyWeight));
  const kinds = new Set(data.map(({ kind }) => kind));
  let names: ParameterName[] = [path.rate, ...(kinds.size > 1 ? path.powers : [])];
  for (;;) {
    const fit = fitOf(path, nominal, data, names, energyWeight, limit);
    const vague = Array.from(fit.errors, Number.isNaN).lastIndexOf(true);
    if (vague <= 0) return fit;
    // Two parameters that the measurements cannot tell apart: the later one keeps its nominal value.
    names = names.filter((_, k) => k !== vague);
  }
}

/** The device with fitted parameters in the place of its own. */
export function deviceWith(nominal: Device, names: readonly ParameterName[], values: ArrayLike<number>): Device {
  const fitted: { -readonly [K in keyof Device]: number } = { ...nominal };
  names.forEach((name, k) => {
    fitted[name] = name === 'localRate' || name === 'uplinkRate' ? nominal[name] / values[k]! : values[k]!;
  });
  return fitted;
}

function dataOf(path: Path, nominal: Device, measurement: TaskMeasurement, energyWeight: number): Datum[] {
  return KINDS.flatMap((kind) => {
    const value = measurement[kind];
    if (value === undefined) return [];
    const scale = predicted(kind, path, nominal, measurement, energyWeight);
    return [{ kind, measurement, value, scale: scale > 0 ? scale : Math.max(value, 1) }];
  });
}

function fitOf(
  path: Path,
  nominal: Device,
  data: readonly Datum[],
  names: readonly ParameterName[],
  energyWeight: number,
  limit: number,
): PathFit {
  const start = names.map((name) => (name === path.rate ? 1 : nominal[name]));
  const bounds = names.map((name): [number, number] =>
    name === path.rate ? [1 / limit, limit] : [0, limit * Math.max(1, nominal[name])],
  );
  const residuals = (x: ArrayLike<number>): number[] => {
    const device = deviceWith(nominal, names, x);
    return data.map(
      ({ kind, measurement, value, scale }) =>
        (predicted(kind, path, device, measurement, energyWeight) - value) / scale,
    );
  };
  const result = leastSquares(residuals, start, { bounds, jac: '3-point', ftol: 1e-12 });
  const { lower, upper } = result.boundMultipliers;
  const free = names.map((_, k) => lower[k] === 0 && upper[k] === 0);
  return {
    names,
    values: Float64Array.from(result.x),
    errors: standardErrors(result.jacobian, names.length, free),
    squares: 2 * result.cost,
    count: data.length,
    converged: result.success,
  };
}

/**
 * Square roots of the diagonal of (J'J)^-1 over the parameters that are not at a limit, by Gauss and Jordan's elimination of at most three
 * rows.
 *
 * @returns Infinity for parameters at a limit, NaN for those that others explain.
 */
function standardErrors(jacobian: Float64Array, n: number, free: readonly boolean[]): Float64Array {
  const places = free.flatMap((isFree, k) => (isFree ? [k] : []));
  const errors = new Float64Array(n).fill(Infinity);
  const rows = jacobian.length / n;
  const size = places.length;
  const product = (a: number, b: number): number => {
    let sum = 0;
    for (let r = 0; r < rows; r++) sum += jacobian[r * n + a]! * jacobian[r * n + b]!;
    return sum;
  };
  const matrix = places.map((a, i) => [
    ...places.map((b) => product(a, b)),
    ...places.map((_, j) => (i === j ? 1 : 0)),
  ]);
  const sizes = places.map((_, i) => matrix[i]![i]!);
  for (let i = 0; i < size; i++) {
    const pivot = matrix[i]![i]!;
    if (!(pivot > INDEPENDENT * sizes[i]!)) {
      errors[places[i]!] = NaN;
      return errors;
    }
    matrix[i] = matrix[i]!.map((value) => value / pivot);
    for (let j = 0; j < size; j++) {
      if (j === i) continue;
      const factor = matrix[j]![i]!;
      matrix[j] = matrix[j]!.map((value, c) => value - factor * matrix[i]![c]!);
    }
  }
  places.forEach((place, i) => (errors[place] = Math.sqrt(matrix[i]![size + i]!)));
  return errors;
}
