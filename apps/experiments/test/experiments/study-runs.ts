/** Made-up results of studies' runs, and looking things up in what a study makes of them. */
import type { Analysis, NamedTable, Results } from '../../src/experiments/experiment.js';
import type { Recordings, Run, RunResult } from '../../src/jobs/job.js';
import { createPlan, type Plan } from '../../src/plan.js';
import type { NamedStrategy } from '../../src/strategies/strategy-spec.js';

export const planOf = (seeds: number, quick = false): Plan => createPlan({ seed: 1, seeds, iterations: 10_000, quick });

/** Everything is finished, with these recordings. */
export function answering(answer: (run: Run) => Partial<Recordings>): Results {
  const of = (run: Run): RunResult => ({
    name: (run.strategy as NamedStrategy).name,
    sense: 'minimise',
    ...answer(run),
  });
  return { has: () => true, of } as unknown as Results;
}

export function lineOf(table: NamedTable | undefined, name: string): readonly string[] {
  return table!.lines.find(([first]) => first === name)!;
}

export function claimOf(analysis: Analysis, words: string): Analysis['claims'][number] {
  return analysis.claims.find(({ claim }) => claim.includes(words))!;
}
