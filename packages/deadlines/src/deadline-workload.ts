/** Deadlines on the slots of a workload of the paper's system. */
import {
  createRandom,
  requireNumber,
  requireOptions,
  requireRange,
  requireWorkload,
  type OffloadingProblem,
  type Range,
  type Workload,
} from '@mec/model';
import { deadlineProblem, type DeadlineOptions, type DeadlineProblem } from './deadline-problem.js';

export interface DeadlineWorkloadOptions extends Pick<DeadlineOptions, 'shares' | 'observe'> {
  /** Systems and tasks, such as `uniformWorkload({ system: paperSystem() })`. */
  readonly workload: Workload;
  /** In s, > 0: the same for every task, or drawn uniformly from [low, high] for each. Default 9. */
  readonly deadlines?: number | Range;
  /** What a late device adds to the cost, >= 0; Infinity: never late. Default 20. */
  readonly penalty?: number;
  /** Seed of the deadlines that are drawn, an integer >= 0. Default 1. */
  readonly seed?: number;
}

/**
 * The same slots, with deadlines.
 *
 * @throws OutOfDomainError when an option leaves its range.
 * @example
 * deadlineWorkload({ workload: uniformWorkload({ system: paperSystem() }), deadlines: [5, 9], penalty: Infinity });
 */
export function deadlineWorkload(options: DeadlineWorkloadOptions): Workload<DeadlineProblem> {
  const where = 'deadlineWorkload';
  requireOptions(where, options);
  const { workload, deadlines = 9, penalty = 20, seed = 1, ...rest } = options;
  requireWorkload(where, 'workload', workload);
  const range = requireDeadlines(where, deadlines);
  if (penalty !== Infinity) requireNumber(where, 'penalty', penalty, { min: 0, unit: 'or Infinity: never late' });
  createRandom(seed);
  return {
    name: `deadlines on ${workload.name}`,
    events: workload.events,
    *[Symbol.iterator](): Generator<DeadlineProblem, void> {
      const random = createRandom(seed).split('deadlines');
      const due = ({ size }: OffloadingProblem): number | Float64Array =>
        typeof range === 'number' ? range : Float64Array.from({ length: size }, () => random.uniform(...range));
      for (const problem of workload) {
        const { system, tasks } = problem;
        yield deadlineProblem({ ...rest, system, tasks, deadlines: due(problem), penalties: penalty });
      }
    },
  };
}

function requireDeadlines(where: string, deadlines: unknown): number | Range {
  const domain = { above: 0, unit: 's' };
  if (Array.isArray(deadlines)) return requireRange(where, 'deadlines', deadlines, domain);
  return requireNumber(where, 'deadlines', deadlines, domain);
}
