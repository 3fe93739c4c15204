/**
 * The optimum for different devices: a good decision first, then every device fixed that can be, then a search of the rest by
 * whichever method is cheapest.
 */
import type { OffloadingProblem } from '../../offloading-problem.js';
import { relaxed } from './relaxed-point.js';
import { branchAndBound, fixedByReducedCost } from './branch-and-bound.js';
import type { Budget } from './budget.js';
import { commonUnit, UNIT_TOLERANCE } from './common-unit.js';
import { coreCost, coreOf, OPEN, shrunk, type Core } from './core.js';
import { bestPrefix, polished, type Incumbent } from './incumbent.js';
import { loadProgramme, loadWork } from './load-programme.js';
import { halvesWork, HALVES_LIMIT, meetInTheMiddle } from './meet-in-the-middle.js';
import { roundingAllowance } from './rounding.js';

export interface Search {
  /** x_i, N entries. */
  readonly offload: Uint8Array;
  /** No decision costs less than this or than the one found; Infinity when the search came to its end. */
  readonly open: number;
  /** Relative rounding error within which this holds. */
  readonly allowance: number;
}

/**
 * The best decision found within the budget.
 *
 * @param problem - with a capacity > 0.
 */
export function searchDifferentDevices(problem: OffloadingProblem, budget: Budget): Search {
  const allowance = roundingAllowance(problem.size);
  let core = coreOf(problem);
  /** Fates of the devices outside the core. */
  const decided = new Uint8Array(problem.size);
  const offload = new Uint8Array(problem.size);
  let cost = Infinity;
  const adopt = (found: Incumbent | undefined): void => {
    if (found === undefined || !(found.cost < cost)) return;
    cost = found.cost;
    offload.set(decided);
    for (let k = 0; k < core.size; k++) offload[core.device[k]!] = found.choice[k]!;
  };

  budget.nodes++;
  const { bound } = relaxed(core);
  const proved = (): boolean => bound >= cost * (1 - allowance);
  let found = bestPrefix(core);
  adopt(found);
  // Again after a better decision was found, since it fixes more devices.
  for (let before = Infinity; cost < before && core.size > 0 && !proved();) {
    before = cost;
    const fate = fixedByReducedCost(core, cost, allowance);
    const choice = found.choice.filter((_, k) => fate[k] === OPEN);
    for (let k = 0; k < core.size; k++) if (fate[k] === 1) decided[core.device[k]!] = 1;
    core = shrunk(core, fate);
    found = polished(core, { choice, cost: coreCost(core, choice) });
    adopt(found);
  }
  if (proved() || core.size === 0) return { offload, open: Infinity, allowance };

  const other = otherMethod(core);
  const affordable = other !== undefined && other.work <= budget.limit - budget.nodes;
  // Branch and bound may spend as much as the other method would before that takes over.
  const trial = { ...budget, limit: affordable ? Math.min(budget.limit, budget.nodes + other.work) : budget.limit };
  const result = branchAndBound(core, { choice: found.choice, cost }, allowance, trial);
  budget.nodes = trial.nodes;
  adopt(result.best);
  if (result.open === Infinity || !affordable || budget.nodes + other.work > budget.limit || budget.stopped()) {
    return { offload, open: Math.max(bound, result.open), allowance };
  }
  budget.nodes += other.work;
  adopt(other.run(cost * (1 - allowance)));
  return { offload, open: Infinity, allowance: allowance + other.slack };
}

/** A method whose work is known before it starts. */
interface KnownWork {
  /** In nodes of branch and bound. */
  readonly work: number;
  /** Relative error that it adds to a cost. */
  readonly slack: number;
  run(cutoff: number): Incumbent | undefined;
}

/** Subsets or cells that take as long as one node. */
const NODE_WORTH = 4;

/** Most units of load worth a table, for one device. */
const UNITS_LIMIT = 2 ** 20;

function otherMethod(core: Core): KnownWork | undefined {
  const methods: KnownWork[] = [];
  if (core.size <= HALVES_LIMIT) {
    const work = Math.ceil(halvesWork(core.size) / NODE_WORTH);
    methods.push({ work, slack: 0, run: (cutoff) => meetInTheMiddle(core, cutoff) });
  }
  const unit = commonUnit(core, UNITS_LIMIT);
  if (unit !== undefined) {
    const work = Math.ceil(loadWork(core, unit) / NODE_WORTH);
    methods.push({ work, slack: 4 * UNIT_TOLERANCE, run: () => loadProgramme(core, unit) });
  }
  return methods.sort((a, b) => a.work - b.work)[0];
}
