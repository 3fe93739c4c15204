/** What learning from measured costs comes to, seed by seed; docs/measured-costs.md has thirty seeds and all strategies. */
import { expect, test } from '@jest/globals';
import { exact, proposing } from '@mec/baselines';
import { measuredLearner } from '@mec/drl-offload';
import {
  createRandom,
  exactSolver,
  paperSystem,
  uniformWorkload,
  type MeasuredStrategy,
  type OffloadingProblem,
  type Random,
} from '@mec/model';
import { hiddenCostsWorkload, measuredOutcomes } from '../src/index.js';

const SEEDS = [31, 32, 33, 34];
const solve = exactSolver();
const learner = (random: Random): MeasuredStrategy<OffloadingProblem> => measuredLearner({ random });
const nominal = (): MeasuredStrategy<OffloadingProblem> => proposing(exact());

interface Settings {
  readonly slots: number;
  /** First slot that counts. */
  readonly from: number;
  readonly report: 'costs' | 'total';
  readonly every?: number;
}

/** Mean ratio to the true minimum from some slot on: N = 10, uplinks 0.3 to 3 and processors 0.5 to 2 times what is told. */
function ratio(
  make: (random: Random) => MeasuredStrategy<OffloadingProblem>,
  seed: number,
  settings: Settings,
): number {
  const { slots, from, report, every } = settings;
  const workload = hiddenCostsWorkload({
    workload: uniformWorkload({ system: paperSystem(10), seed }),
    hidden: { uplink: [0.3, 3], processor: [0.5, 2] },
    seed,
    ...(every === undefined ? {} : { every }),
  });
  const strategy = make(createRandom(seed).split('strategy'));
  const outcomes = measuredOutcomes({ report, random: createRandom(seed).split('outcomes') });
  let slot = 0;
  let sum = 0;
  for (const problem of workload) {
    for (const { id, measurement } of outcomes.arrived()) strategy.report(id, measurement);
    const { id, offload } = strategy.propose(problem.told);
    const cost = outcomes.carryOut(problem, { id, offload });
    if (slot >= from) sum += solve(problem.paid as OffloadingProblem).cost / cost;
    if (++slot === slots) break;
  }
  return sum / (slots - from);
}

test.each<[string, number, Settings]>([
  ['costs of devices: 0.98 by slot 300', 0.98, { slots: 600, from: 300, report: 'costs' }],
  [
    'costs of devices, redrawn: 0.98 again 300 slots later',
    0.98,
    { slots: 1000, from: 800, report: 'costs', every: 500 },
  ],
  ['totals: 0.95 by slot 600', 0.95, { slots: 900, from: 600, report: 'total' }],
])('%s, from each of four seeds; the optimum of what is told has 0.9 at most', (_name, aim, settings) => {
  for (const seed of SEEDS) {
    expect(ratio(learner, seed, settings)).toBeGreaterThan(aim);
    expect(ratio(nominal, seed, settings)).toBeLessThan(0.9);
  }
});
