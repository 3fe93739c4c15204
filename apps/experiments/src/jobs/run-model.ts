/** Every contender over the slots of one scenario of a cost model, against the enumerated minimum. */
import { bruteForce } from '@mec/baselines';
import { runStrategies } from '@mec/bench';
import { openBackend } from '@mec/drl-offload';
import type { Workload } from '@mec/model';
import { mean } from '../mean.js';
import { families } from '../models/families.js';
import { modelContenders, type SlotStrategy } from '../models/model-contenders.js';
import type { ModelScenario } from '../models/model-family.js';
import type { Slot } from '../models/slot.js';
import type { Plan } from '../plan.js';
import type { ModelJob, ModelResult } from './job.js';

/** Slots of a run at full scale, and those of them, the last, that count. */
const SLOTS = 5000;
const COUNTED = 500;

export async function runModel(
  { family, scenario: name, seed }: ModelJob,
  plan: Plan,
  onProgress: (share: number) => void,
): Promise<ModelResult> {
  const scenario = scenarioOf(family, name);
  const stream = scenario.slots(seed)[Symbol.iterator]();
  const next = (): Slot => stream.next().value as Slot;
  const counted = plan.at(COUNTED);
  const warmup = Array.from({ length: plan.at(SLOTS) - counted }, next);
  const contenders = modelContenders(warmup[0]!, scenario);
  const strategies: SlotStrategy[] = [];
  const { name: backend } = await openBackend();
  try {
    for (const contender of contenders) {
      const strategy = await contender.make(seed, warmup[0]!, scenario);
      strategies.push({ ...strategy, name: contender.name });
      if (contender.learns === true) for (const slot of warmup) strategy.decide(slot);
      onProgress((0.8 * strategies.length) / contenders.length);
    }
    const minimum = bruteForce();
    const runs = runStrategies<Slot>({
      strategies,
      workload: rest(scenario, stream),
      iterations: counted,
      minimum: ({ model }) => minimum.decide(model).cost,
      onIteration: (done) => onProgress(0.8 + (0.2 * done) / counted),
    });
    return {
      contenders: runs.map(({ strategy, ratio, cost, evaluations }) => ({
        name: strategy,
        ratio: [...ratio],
        missed: cost.filter((value, k) => value === Infinity && ratio[k] === 0).length,
        evaluations: mean(evaluations),
      })),
      infeasible: runs[0]!.best.filter((value) => value === Infinity).length,
      backend,
    };
  } finally {
    for (const strategy of strategies) strategy.dispose?.();
  }
}

function scenarioOf(family: string, name: string): ModelScenario {
  return families.find(({ id }) => id === family)!.scenarios[name]!;
}

/** What is left of a stream. */
function rest(scenario: ModelScenario, stream: Iterator<Slot>): Workload<Slot> {
  return { name: scenario.title, events: [], [Symbol.iterator]: () => ({ next: () => stream.next() }) };
}
