/**
 * Calibration in service: fits the system to the last reports, draws parameters from what the fits leave open, and decides exactly.
 */
import {
  createProblem,
  createProposalLedger,
  createRandom,
  exactSolver,
  OutOfDomainError,
  readMeasurement,
  requireAdopted,
  requireNumber,
  requireOffloadingProblem,
  requireOptions,
  requireRandom,
  standardNormal,
  validateSystem,
  type Device,
  type EdgeSystem,
  type JsonObject,
  type MeasuredStrategy,
  type OffloadingProblem,
  type Proposal,
  type Random,
} from '@mec/model';
import { calibrate, type CalibratedParameter, type Calibration } from './calibrate.js';
import type { TaskMeasurement } from './task-measurement.js';

export interface CalibratingOptions {
  /** The nominal parameters. Slots have its devices, in its order. */
  readonly system: EdgeSystem;
  /** Slots whose reports are fitted, an integer >= 1: older ones no longer count. Default 200. */
  readonly window?: number;
  /** Slots from one fit to the next, an integer >= 1. Default 10. */
  readonly every?: number;
  /** What a rate that was not measured may differ from its nominal value by: the standard deviation of its logarithm, >= 0. Default 0.7. */
  readonly spread?: number;
  /** How far rates are drawn from their fits, in standard errors, >= 0. Default 1. */
  readonly exploration?: number;
  /** Default: a generator of fixed seed. */
  readonly random?: Random;
}

export interface CalibratingStrategy extends MeasuredStrategy<OffloadingProblem, Float64Array> {
  /** The last fit. */
  readonly calibration: Calibration;
}

/** A report's tasks, with the slot in which they were carried out. */
interface Reported {
  readonly slot: number;
  readonly tasks: readonly TaskMeasurement[];
}

/** What must be known of a proposal when its report comes. */
interface Open {
  readonly slot: number;
  readonly tasks: readonly number[];
  readonly rates: readonly number[];
}

/**
 * A strategy for the paper's problem whose parameters are wrong.
 *
 * @throws OutOfDomainError when an option leaves its range. `propose` throws UnsupportedProblemError for another cost model's problem,
 *   OutOfDomainError where it has not the system's number of devices; `report` needs devices' delays and energies, or their costs.
 * @example
 * const strategy = calibratingStrategy({ system: paperSystem(10) });
 */
export function calibratingStrategy(options: CalibratingOptions): CalibratingStrategy {
  const where = 'calibratingStrategy';
  requireOptions(where, options);
  const { system, window = 200, every = 10, spread = 0.7, exploration = 1 } = options;
  validateSystem(where, system);
  requireNumber(where, 'window', window, { min: 1, integer: true, unit: 'slots' });
  requireNumber(where, 'every', every, { min: 1, integer: true, unit: 'slots' });
  requireNumber(where, 'spread', spread, { min: 0 });
  requireNumber(where, 'exploration', exploration, { min: 0 });
  const random = requireRandom(where, options.random ?? createRandom(0).split('calibrating strategy'));
  const ledger = createProposalLedger<JsonObject>(where);
  const solve = exactSolver();
  let reported: Reported[] = [];
  let calibration = calibrate(system, []);

  /** A rate drawn from what is known of it, as a multiple of the nominal slowness. */
  function drawn({ measured, error, nominal, value }: CalibratedParameter): number {
    const slowness = nominal / value;
    if (!measured) return Math.exp(exploration * spread * standardNormal(random));
    // A fit without an error is one number or two: its own noise is not known yet.
    const likely = Number.isFinite(error) ? error : spread * slowness * UNSURE;
    return Math.max(slowness / 10, slowness + exploration * likely * standardNormal(random));
  }

  function drawnSystem(alpha: Pick<EdgeSystem, 'edgeCapacity' | 'energyWeight'>): EdgeSystem {
    const devices = calibration.system.devices.map((device, i): Device => {
      const of = (name: 'localRate' | 'uplinkRate'): number => {
        const parameter = calibration.parameters.find(
          (candidate) => candidate.device === i && candidate.name === name,
        )!;
        return parameter.nominal / drawn(parameter);
      };
      return { ...device, localRate: of('localRate'), uplinkRate: of('uplinkRate') };
    });
    return { ...alpha, devices };
  }

  function requireSlot(problem: OffloadingProblem): void {
    requireOffloadingProblem(where, problem);
    const { length } = system.devices;
    if (problem.size === length) return;
    throw new OutOfDomainError({ where, what: 'problem.size', got: problem.size, expected: `${length}, the system's` });
  }

  function opened(
    problem: OffloadingProblem,
    offload: Uint8Array,
    allocation: Float64Array,
    predictedCost?: number,
  ): Proposal<Float64Array> {
    const entry = { slot: ledger.slots + 1, tasks: Array.from(problem.tasks), rates: Array.from(allocation) };
    const id = ledger.add(entry, [problem.tasks, offload]);
    return { id, offload, allocation, ...(predictedCost === undefined ? {} : { predictedCost }) };
  }

  function refit(): void {
    const slot = ledger.slots + 1;
    if (slot % every !== 0) return;
    reported = reported.filter((report) => report.slot > slot - window);
    calibration = calibrate(
      system,
      reported.flatMap(({ tasks }) => tasks),
    );
  }

  return {
    name: 'CALIBRATED',
    propose(problem) {
      requireSlot(problem);
      refit();
      const { offload, allocation } = solve(createProblem(drawnSystem(problem.system), problem.tasks));
      const expected = createProblem({ ...problem.system, devices: calibration.system.devices }, problem.tasks);
      return opened(problem, offload, allocation, expected.evaluate(offload).cost);
    },
    adopt(problem, offload) {
      requireSlot(problem);
      const adopted = requireAdopted(where, problem.size, offload);
      return opened(problem, adopted, problem.allocate(adopted));
    },
    report(id, measurement) {
      const { slot, tasks, rates } = ledger.get(id) as unknown as Open;
      const { delays, energies, costs } = readMeasurement(where, [...tasks.keys()], measurement);
      if (delays === undefined && energies === undefined && costs === undefined) {
        const expected = 'delays and energies of devices, or their costs';
        throw new OutOfDomainError({ where, what: 'measurement', got: measurement, expected });
      }
      ledger.close(id);
      const measured = tasks.flatMap((task, device): TaskMeasurement[] => {
        const numbers = {
          ...kind('delay', delays?.[device]),
          ...kind('energy', energies?.[device]),
          ...kind('cost', costs?.[device]),
        };
        if (!(task > 0) || Object.keys(numbers).length === 0) return [];
        return [{ device, task, edgeRate: rates[device]!, ...numbers }];
      });
      reported.push({ slot, tasks: measured });
    },
    get calibration() {
      return calibration;
    },
  };
}

/** Share of the spread that is left open by a fit without an error of its own. */
const UNSURE = 0.3;

/** A number that was measured; noise may have brought it to 0 or below, where it says nothing. */
function kind(name: 'delay' | 'energy' | 'cost', value: number | undefined): Partial<Record<typeof name, number>> {
  return value !== undefined && value > 0 ? { [name]: value } : {};
}
