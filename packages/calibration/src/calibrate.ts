/**
 * The parameters of eqs (1)-(8) from what was measured: constrained least squares by `@mec/slsqp`, device by device and path by path.
 */
import {
  OutOfDomainError,
  requireList,
  requireNumber,
  requireOptions,
  validateSystem,
  type Device,
  type EdgeSystem,
} from '@mec/model';
import { deviceWith, fitPath, type PathFit } from './fit-path.js';
import { LOCAL, OFFLOAD, pathOf, type ParameterName } from './path.js';
import { requireTaskMeasurement, type TaskMeasurement } from './task-measurement.js';
import { studentQuantile } from './student.js';

export interface CalibrateOptions {
  /** Probability that an interval holds the true value, in (0, 1). Default 0.95. */
  readonly level?: number;
  /** Rates stay within this factor of the nominal ones, and powers below this many times theirs (at least 1 W); > 1. Default 100. */
  readonly limit?: number;
}

/** One parameter of one device: rates in MB/s, powers in W. */
export interface CalibratedParameter {
  /** The device's place, from 0. */
  readonly device: number;
  readonly name: ParameterName;
  readonly nominal: number;
  /** As fitted; the nominal value where nothing was measured that tells it. */
  readonly value: number;
  /** Interval of the level asked for; 0 and Infinity where the measurements do not bound it. */
  readonly low: number;
  readonly high: number;
  /** Whether the measurements tell this parameter. */
  readonly measured: boolean;
  /** Standard error of the slowness of a rate relative to the nominal one, of a power in W; Infinity where not measured. */
  readonly error: number;
}

export interface Calibration {
  /** The nominal system with the fitted parameters: `createProblem` of it, and `exact()` decides by what was measured. */
  readonly system: EdgeSystem;
  /** Those of every device: localRate, localPower, uplinkRate, uploadPower, waitingPower. */
  readonly parameters: readonly CalibratedParameter[];
  /** Relative standard deviation of what was measured about the fit; NaN where there are no more numbers than parameters. */
  readonly noise: number;
  /** Whether every fit met the solver's tolerances. */
  readonly converged: boolean;
}

/**
 * Fits rates and powers of a system to measured delays, energies or costs.
 *
 * Noise is taken to be relative and the same for all, so residuals are relative to what the nominal parameters predict. A path's
 * rate is told by any kind of measurement, its powers by a second kind beside. The capacity of the server and alpha are not fitted: shares
 * are known, since the server gave them.
 *
 * @param system - the nominal parameters: start of the fits, and value of what is not measured.
 * @param measurements - in any order; none of a device leaves it as it is.
 * @throws OutOfDomainError naming the first number that leaves its range.
 * @see Eqs (1)-(8).
 * @example
 * calibrate(paperSystem(1), [{ device: 0, task: 12, edgeRate: 0, delay: 6 }]).system.devices[0].localRate; // 2
 */
export function calibrate(
  system: EdgeSystem,
  measurements: readonly TaskMeasurement[],
  options: CalibrateOptions = {},
): Calibration {
  const where = 'calibrate';
  validateSystem(where, system);
  requireList(where, 'measurements', measurements, 'a list of TaskMeasurement');
  requireOptions(where, options);
  const { level = 0.95, limit = 100 } = options;
  if (!(requireNumber(where, 'level', level, { above: 0 }) < 1)) {
    throw new OutOfDomainError({ where, what: 'level', got: level, expected: 'a number between 0 and 1' });
  }
  requireNumber(where, 'limit', limit, { above: 1 });
  measurements.forEach((measurement, k) =>
    requireTaskMeasurement(where, `measurements[${k}]`, measurement, system.devices.length),
  );

  const fits = system.devices.map((nominal, device) => {
    const own = measurements.filter((measurement) => measurement.device === device);
    return [LOCAL, OFFLOAD].flatMap((path) => {
      const taken = own.filter((measurement) => pathOf(measurement) === path);
      return taken.length === 0 ? [] : [fitPath(path, nominal, taken, system.energyWeight, limit)];
    });
  });
  const all = fits.flat();
  const freedom = all.reduce((sum, { count, names }) => sum + count - names.length, 0);
  const squares = all.reduce((sum, fit) => sum + fit.squares, 0);
  const noise = freedom > 0 ? Math.sqrt(squares / freedom) : NaN;
  const reach = freedom > 0 ? studentQuantile(level, freedom) : Infinity;
  const devices = system.devices.map((nominal, i) =>
    // The two paths have no parameter in common.
    fits[i]!.reduce((device, { names, values }) => deviceWith(device, names, values), nominal),
  );
  return {
    system: { ...system, devices },
    parameters: devices.flatMap((device, i) =>
      NAMES.map((name) => parameterOf(i, name, system.devices[i]!, device, fits[i]!, noise, reach)),
    ),
    noise,
    converged: all.every(({ converged }) => converged),
  };
}

const NAMES: readonly ParameterName[] = ['localRate', 'localPower', 'uplinkRate', 'uploadPower', 'waitingPower'];

function parameterOf(
  device: number,
  name: ParameterName,
  nominal: Device,
  fitted: Device,
  fits: readonly PathFit[],
  noise: number,
  reach: number,
): CalibratedParameter {
  const fit = fits.find(({ names }) => names.includes(name));
  const common = { device, name, nominal: nominal[name], value: fitted[name] };
  if (fit === undefined) return { ...common, low: 0, high: Infinity, measured: false, error: Infinity };
  const place = fit.names.indexOf(name);
  const value = fit.values[place]!;
  const error = fit.errors[place]! * noise;
  const known = Number.isFinite(error) && Number.isFinite(reach);
  if (!known) return { ...common, low: 0, high: Infinity, measured: true, error: Infinity };
  const least = Math.max(0, value - reach * error);
  const most = value + reach * error;
  const isRate = name === 'localRate' || name === 'uplinkRate';
  return {
    ...common,
    low: isRate ? nominal[name] / most : least,
    high: isRate ? nominal[name] / least : most,
    measured: true,
    error,
  };
}
