/**
 * A policy trained on exact labels before it acts: the paper's reference 8, and the upper reference for an agent that learns from its
 * own tries.
 */
import {
  OutOfDomainError,
  minimum,
  requireMethods,
  requireNumber,
  type Observer,
  type OffloadingProblem,
  type Random,
} from '@mec/model';
import { requireKnown } from '../known-options.js';
import { crossEntropy } from '../network/cross-entropy.js';
import type { Batch } from '../memory/replay-memory.js';
import type { SlotView } from '../view/slot-view.js';
import type { Policy, PolicyPart } from './policy.js';

export interface SupervisedOptions {
  /** Where problems come from, such as a workload; the first `samples` are taken. */
  readonly problems: Iterable<OffloadingProblem>;
  /** The decision to learn. By default an optimal one, `minimum(problem).offload`. */
  readonly label?: (problem: OffloadingProblem) => Uint8Array;
  /** Problems to learn from, an integer >= 10. Default 10,000; a tenth of them is held back for validation. */
  readonly samples?: number;
  /** Passes over the problems at most, an integer >= 1. Default 50. */
  readonly epochs?: number;
  /** Passes without a lower validation loss after which training ends, an integer >= 1. Default 5. */
  readonly patience?: number;
  /** Samples of a training step, an integer >= 1. Default 128. */
  readonly batchSize?: number;
  /** Adam's step size, > 0 and at most 1. Default 0.001. */
  readonly learningRate?: number;
}

const OPTIONS = ['problems', 'label', 'samples', 'epochs', 'patience', 'batchSize', 'learningRate'];

interface Sample {
  readonly view: SlotView;
  readonly observation: Float32Array;
  readonly decision: Uint8Array;
}

/**
 * `part`, trained when the agent is made; its weights are those of the lowest validation loss.
 *
 * The agent goes on learning from its tries when it decides; `act` leaves it as trained. Saved and loaded, it is `part`.
 *
 * @throws OutOfDomainError when an option leaves its range; on creation, when there are fewer problems than `samples`.
 * @example
 * const policy = supervisedPolicy(densePolicy(), { problems: uniformWorkload({ system: paperSystem() }) });
 * const agent = await createAgent({ deviceCount: 10, seed: 1, policy });
 */
export function supervisedPolicy(part: PolicyPart, options: SupervisedOptions): PolicyPart {
  requireMethods('supervisedPolicy', 'part', part, ['create', 'width'], 'a PolicyPart');
  requireKnown('supervisedPolicy', options, OPTIONS);
  const iterate: unknown = (options.problems as Partial<Iterable<OffloadingProblem>> | undefined)?.[Symbol.iterator];
  if (typeof iterate !== 'function') {
    const expected = 'an iterable of problems, such as a workload';
    throw new OutOfDomainError({ where: 'supervisedPolicy', what: 'problems', got: options.problems, expected });
  }
  const { samples = 10_000, epochs = 50, patience = 5, batchSize = 128, learningRate = 0.001 } = options;
  const { label = (problem: OffloadingProblem): Uint8Array => minimum(problem).offload } = options;
  const where = 'supervisedPolicy';
  requireNumber(where, 'samples', samples, { min: 10, integer: true });
  requireNumber(where, 'epochs', epochs, { min: 1, integer: true });
  requireNumber(where, 'patience', patience, { min: 1, integer: true });
  requireNumber(where, 'batchSize', batchSize, { min: 1, integer: true });
  requireNumber(where, 'learningRate', learningRate, { above: 0, max: 1 });
  /** Taken once: a workload may be spent by it. */
  let taken: readonly OffloadingProblem[] | undefined;
  const problems = (): readonly OffloadingProblem[] => (taken ??= firstOf(options.problems, samples));
  return {
    ...part,
    name: `supervised ${part.name}`,
    width(observe) {
      const [first] = problems();
      return part.width(observe) ?? (first === undefined ? undefined : observe(first).length / first.size);
    },
    create(context): Policy {
      const policy = part.create({ ...context, learningRate });
      const all = problems().map((problem) => sampleOf(problem, context.observe, label));
      requireNumber(where, 'number of problems', all.length, { min: samples, integer: true });
      const held = all.splice(0, Math.floor(samples / 10));

      let best = policy.snapshot();
      let lowest = meanLoss(policy, held);
      for (let epoch = 0, since = 0; epoch < epochs && since < patience; epoch++, since++) {
        trainOnce(policy, all, batchSize, context.random);
        const loss = meanLoss(policy, held);
        if (loss >= lowest) continue;
        lowest = loss;
        best = policy.snapshot();
        since = -1;
      }
      policy.restore(best);
      return policy;
    },
  };
}

function firstOf(problems: Iterable<OffloadingProblem>, count: number): OffloadingProblem[] {
  const taken: OffloadingProblem[] = [];
  for (const problem of problems) if (taken.push(problem) === count) break;
  return taken;
}

function sampleOf(
  problem: OffloadingProblem,
  observe: Observer,
  label: (problem: OffloadingProblem) => Uint8Array,
): Sample {
  const { size } = problem;
  // As a memory would keep it.
  const observation = Float32Array.from(observe(problem));
  const rows = Float64Array.from(observation);
  const view = { size, width: rows.length / size, rows, ids: undefined, active: problem.active };
  return { view, observation, decision: label(problem) };
}

/** One pass over the samples in random order. */
function trainOnce(policy: Policy, samples: readonly Sample[], batchSize: number, random: Random): void {
  const order = random.sample(samples.length, samples.length);
  for (let start = 0; start < order.length; start += batchSize) {
    const chosen = order.slice(start, start + batchSize).map((place) => samples[place]!);
    const batch: Batch = {
      observations: chosen.map(({ observation }) => observation),
      decisions: chosen.map(({ decision }) => decision),
      weights: new Float32Array(chosen.length).fill(1),
    };
    policy.learn(batch);
  }
}

/** Mean cross entropy per device. */
function meanLoss(policy: Policy, samples: readonly Sample[]): number {
  let loss = 0;
  for (const { view, decision } of samples) {
    const scores = new Float64Array(decision.length);
    policy.score(view, scores);
    loss += scores.reduce((sum, score, i) => sum + crossEntropy(score, decision[i]!), 0) / decision.length;
  }
  return loss / samples.length;
}
