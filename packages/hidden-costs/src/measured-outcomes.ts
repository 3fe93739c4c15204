/** What a server hears of the decisions it carried out: late, out of order, noisy, sometimes never. */
import {
  breakdown,
  createRandom,
  requireNumber,
  requireOffloadingProblem,
  requireOneOf,
  requireOptions,
  requireRandom,
  standardNormal,
  type Measurement,
  type OffloadingProblem,
  type Proposal,
  type Random,
} from '@mec/model';
import type { HiddenCostsProblem } from './hidden-costs.js';

export interface MeasuredOutcomesOptions {
  /** `costs`: each device's cost; `total`: the slot's; `parts`: each device's delay and energy. Default `costs`. */
  readonly report?: 'costs' | 'total' | 'parts';
  /** Standard deviation of what is measured relative to the truth, >= 0. Default 0.05. */
  readonly noise?: number;
  /** Slots until a report arrives: each number from 0 to this is as likely. An integer >= 0. Default 20. */
  readonly delay?: number;
  /** Probability that a report never arrives, 0 to 1. Default 0.1. */
  readonly lost?: number;
  /** Default: a generator of fixed seed. */
  readonly random?: Random;
}

/** A report as it arrives. */
export interface ArrivedReport {
  readonly id: string;
  readonly measurement: Measurement;
}

export interface MeasuredOutcomes {
  /** Begins a slot: the reports that arrive now. */
  arrived(): readonly ArrivedReport[];
  /**
   * Carries out a decision in the slot begun last.
   *
   * @returns what it really costs.
   */
  carryOut(
    problem: HiddenCostsProblem<OffloadingProblem>,
    proposal: Pick<Proposal<Float64Array>, 'id' | 'offload' | 'allocation'>,
  ): number;
}

/** Noise takes no more than all but this share of what is measured away. */
const LEAST_SHARE = 1e-3;

/**
 * A simulated server for slots of the paper's problem at hidden costs.
 *
 * @throws OutOfDomainError when an option leaves its range; `carryOut` throws UnsupportedProblemError for another cost model's problem.
 * @example
 * for (const problem of hiddenCostsWorkload({ workload, hidden: { uplink: [0.3, 3] } })) {
 *   for (const { id, measurement } of outcomes.arrived()) strategy.report(id, measurement);
 *   outcomes.carryOut(problem, strategy.propose(problem.told));
 * }
 */
export function measuredOutcomes(options: MeasuredOutcomesOptions = {}): MeasuredOutcomes {
  const where = 'measuredOutcomes';
  requireOptions(where, options);
  const { report = 'costs', noise = 0.05, delay = 20, lost = 0.1 } = options;
  requireOneOf(where, 'report', report, ['costs', 'total', 'parts']);
  requireNumber(where, 'noise', noise, { min: 0 });
  requireNumber(where, 'delay', delay, { min: 0, integer: true, unit: 'slots' });
  requireNumber(where, 'lost', lost, { min: 0, max: 1 });
  const random = requireRandom(where, options.random ?? createRandom(0).split('measured outcomes'));
  let slot = 0;
  let waiting: (ArrivedReport & { readonly due: number })[] = [];

  const measured = (value: number): number =>
    value * (noise === 0 ? 1 : Math.max(LEAST_SHARE, 1 + noise * standardNormal(random)));

  function measurementOf(delays: Float64Array, energies: Float64Array, energyWeight: number): Measurement {
    const costs = delays.map((time, i) => time + energyWeight * energies[i]!);
    if (report === 'parts') return { delays: delays.map(measured), energies: energies.map(measured) };
    return report === 'costs' ? { costs: costs.map(measured) } : { cost: measured(costs.reduce((a, b) => a + b, 0)) };
  }

  return {
    arrived() {
      slot++;
      const now = waiting.filter(({ due }) => due <= slot);
      waiting = waiting.filter(({ due }) => due > slot);
      return now.map(({ id, measurement }) => ({ id, measurement }));
    },
    carryOut(problem, { id, offload, allocation }) {
      const { paid } = problem;
      requireOffloadingProblem(where, paid);
      const shares = allocation ?? paid.allocate(offload);
      const { delay: delays, energy: energies, cost } = breakdown(paid, offload, shares);
      // Chance is drawn for lost reports too, so that losing more of them moves nothing else.
      const measurement = measurementOf(delays, energies, paid.system.energyWeight);
      const late = random.integer(delay + 1);
      if (random.next() >= lost) waiting.push({ id, measurement, due: slot + 1 + late });
      return cost;
    },
  };
}
