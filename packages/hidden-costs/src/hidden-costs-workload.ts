/** The slots of a workload, at costs that its devices do not tell. */
import {
  createRandom,
  OutOfDomainError,
  requireNumber,
  requireOptions,
  requireProblem,
  requireRange,
  requireWorkload,
  type CostFactors,
  type DecisionProblem,
  type Range,
  type Workload,
} from '@mec/model/contract';
import { hiddenCosts, type HiddenCostsOptions, type HiddenCostsProblem } from './hidden-costs.js';

export interface HiddenCostsWorkloadOptions<P extends DecisionProblem<unknown>> extends Pick<
  HiddenCostsOptions<P>,
  'observe'
> {
  /** The slots as told. */
  readonly workload: Workload<P>;
  /** For each hidden part of the cost, the ends between which the logarithm of a device's factor is uniform, > 0. */
  readonly hidden: Readonly<Record<string, Range>>;
  /** Slots from one draw of the factors to the next, an integer >= 1. Default: they are drawn once. */
  readonly every?: number;
  /** Seed of the factors, an integer >= 0. Default 1. */
  readonly seed?: number;
}

/**
 * The same slots at hidden costs. A device is known by its `ids` entry, or by its place where there are none: it keeps its factors from
 * slot to slot, also where devices come and go, until they are drawn again.
 *
 * @throws OutOfDomainError when an option leaves its range; with the first slot, what {@link hiddenCosts} throws.
 * @example
 * hiddenCostsWorkload({ workload: uniformWorkload({ system: paperSystem() }), hidden: { uplink: [0.3, 3] }, every: 500 });
 */
export function hiddenCostsWorkload<P extends DecisionProblem<unknown>>(
  options: HiddenCostsWorkloadOptions<P>,
): Workload<HiddenCostsProblem<P>> {
  const where = 'hiddenCostsWorkload';
  requireOptions(where, options);
  const { workload, hidden, every, seed = 1, observe } = options;
  requireWorkload(where, 'workload', workload);
  const ranges = requireHidden(where, hidden);
  if (every !== undefined) requireNumber(where, 'every', every, { min: 1, integer: true, unit: 'slots' });
  createRandom(seed);
  return {
    name: `${workload.name}, hidden ${ranges.map(([part]) => part).join(' and ')}`,
    events: workload.events,
    *[Symbol.iterator](): Generator<HiddenCostsProblem<P>, void> {
      let slot = 0;
      let factorOf = factorsOf(seed, 0);
      for (const told of workload) {
        if (every !== undefined && slot > 0 && slot % every === 0) factorOf = factorsOf(seed, slot / every);
        slot++;
        requireProblem(where, told);
        const factors: CostFactors = Object.fromEntries(
          ranges.map(([part, range]) => [
            part,
            Float64Array.from({ length: told.size }, (_, i) => factorOf(part, told.ids?.[i] ?? i, range)),
          ]),
        );
        yield hiddenCosts({ told, factors, ...(observe === undefined ? {} : { observe }) });
      }
    },
  };
}

type FactorOf = (part: string, device: number | string, range: Range) => number;

/** Factors of the `draw`-th draw. Each follows from the seed and its own names, so no device's depends on who else is there. */
function factorsOf(seed: number, draw: number): FactorOf {
  const random = createRandom(seed).split('hidden costs').split(String(draw));
  const known = new Map<string, number>();
  return (part, device, [low, high]) => {
    const name = `${part} of ${device}`;
    let factor = known.get(name);
    if (factor === undefined) {
      factor = Math.exp(random.split(name).uniform(Math.log(low), Math.log(high)));
      known.set(name, factor);
    }
    return factor;
  };
}

function requireHidden(where: string, hidden: unknown): [string, Range][] {
  const ranges = typeof hidden === 'object' && hidden !== null && !Array.isArray(hidden) ? Object.entries(hidden) : [];
  if (ranges.length === 0) {
    const expected = 'at least one part of the cost with the range of its factors, such as { uplink: [0.3, 3] }';
    throw new OutOfDomainError({ where, what: 'hidden', got: hidden, expected });
  }
  return ranges.map(([part, range]) => [part, requireRange(where, `hidden.${part}`, range, { above: 0 })]);
}
