/** Devices that stand somewhere among the servers, drawn afresh in every slot. */
import {
  createRandom,
  OutOfDomainError,
  paperDevice,
  requireNumber,
  requireOptions,
  requireRange,
  type Range,
  type Workload,
} from '@mec/model';
import {
  severalServersProblem,
  type SeveralServersOptions,
  type SeveralServersProblem,
} from './several-servers-problem.js';

export interface SeveralServersWorkloadOptions extends Pick<SeveralServersOptions, 'observe'> {
  /** N, an integer >= 1. Default 8. */
  readonly deviceCount?: number;
  /** F_m, MB/s, one per server. Default [20, 10]. */
  readonly capacities?: readonly number[];
  /** alpha, >= 0. Default 1. */
  readonly energyWeight?: number;
  /** Tasks, MB. Default 5 to 25, as in the paper. */
  readonly tasks?: Range;
  /** Rate to a server that is in reach, MB/s, drawn for each device and server. Default 1.25 to 3.75. */
  readonly uplinkRates?: Range;
  /** Probability that a device does not reach a server, 0 to 1. Default 0.2. */
  readonly outOfReach?: number;
  /** An integer >= 0. Default 1. */
  readonly seed?: number;
}

/**
 * An endless workload of the paper's devices with rates of their own to each server.
 *
 * @throws OutOfDomainError when an option leaves its range.
 * @example
 * for (const problem of severalServersWorkload({ capacities: [15, 10, 5], seed: 7 })) { ... }
 */
export function severalServersWorkload(options: SeveralServersWorkloadOptions = {}): Workload<SeveralServersProblem> {
  const where = 'severalServersWorkload';
  requireOptions(where, options);
  const { deviceCount = 8, capacities = [20, 10], energyWeight = 1, tasks = [5, 25], seed = 1, observe } = options;
  const { uplinkRates = [1.25, 3.75], outOfReach = 0.2 } = options;
  requireNumber(where, 'deviceCount', deviceCount, { min: 1, max: 1e6, integer: true });
  if (!Array.isArray(capacities) || capacities.length === 0) {
    throw new OutOfDomainError({ where, what: 'capacities', got: capacities, expected: 'one capacity per server' });
  }
  capacities.forEach((capacity, m) => requireNumber(where, `capacities[${m}]`, capacity, { min: 0, unit: 'MB/s' }));
  requireNumber(where, 'energyWeight', energyWeight, { min: 0 });
  requireNumber(where, 'outOfReach', outOfReach, { min: 0, max: 1 });
  requireRange(where, 'tasks', tasks, { min: 0, unit: 'MB' });
  requireRange(where, 'uplinkRates', uplinkRates, { above: 0, unit: 'MB/s' });
  createRandom(seed);
  return {
    name: `${deviceCount} devices, ${capacities.length} servers`,
    events: [],
    *[Symbol.iterator](): Generator<SeveralServersProblem, never> {
      const random = createRandom(seed).split('several servers');
      const rate = (): number => {
        // Both are drawn, so that another probability moves no other number.
        const drawn = random.uniform(...uplinkRates);
        return random.next() < outOfReach ? 0 : drawn;
      };
      for (;;) {
        const devices = Array.from({ length: deviceCount }, () => ({
          ...paperDevice,
          uplinkRates: Float64Array.from({ length: capacities.length }, rate),
        }));
        const drawn = Float64Array.from({ length: deviceCount }, () => random.uniform(...tasks));
        yield severalServersProblem({
          system: { capacities, energyWeight, devices },
          tasks: drawn,
          ...(observe === undefined ? {} : { observe }),
        });
      }
    },
  };
}
