/** The minima of a scenario's slots, worked out once for all the strategies that meet them one after the other. */
import type { Best, Problem } from '../scenarios/slots.js';
import type { Run } from './job.js';

interface Minima {
  readonly cost: number[];
  readonly proved: boolean[];
}

/** Scenarios remembered: strategies of one scenario run near each other. */
const REMEMBERED = 64;

const remembered = new Map<string, Minima>();

/**
 * The minimum of each slot that counts, in their order.
 *
 * @returns `minimum` expects the slots from the first on; `proved` counts those whose minimum is proved.
 */
export function minimaOf(
  { scenario, seed }: Pick<Run, 'scenario' | 'seed'>,
  best: (problem: Problem) => Best,
): { minimum: (problem: Problem) => number; proved: () => number } {
  // Slots that follow from decisions differ from strategy to strategy.
  const known = scenario.cost === 'queues' || scenario.cost === 'module' ? fresh() : recall(scenario, seed);
  let slot = 0;
  return {
    minimum(problem) {
      const k = slot++;
      if (known.cost[k] === undefined) {
        const { cost, proved = true } = best(problem);
        known.cost[k] = cost;
        known.proved[k] = proved;
      }
      return known.cost[k];
    },
    proved: () => known.proved.slice(0, slot).filter(Boolean).length,
  };
}

function fresh(): Minima {
  return { cost: [], proved: [] };
}

/** Kept by the slots alone: how many of those before are decided moves none of them. */
function recall({ warmup, ...scenario }: Run['scenario'], seed: number): Minima {
  const key = JSON.stringify([scenario, warmup?.slots ?? 0, seed]);
  const known = remembered.get(key) ?? fresh();
  remembered.delete(key);
  remembered.set(key, known);
  const [oldest] = remembered.keys();
  if (remembered.size > REMEMBERED) remembered.delete(oldest!);
  return known;
}
