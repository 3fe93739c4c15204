/** A user's own cost models, each with the table of strategies. */
import type { OwnProblemJob } from '../../jobs/job.js';
import type { Plan } from '../../plan.js';
import type { Experiment } from '../experiment.js';

function jobsOf(plan: Plan, problem: string): OwnProblemJob[] {
  return plan.seeds.map((seed) => ({ kind: 'own problem', problem, seed }));
}

export const ownProblem: Experiment = {
  id: 'problem',
  label: 'Own cost model',
  caption: 'Strategies for any cost over the slots of --problem, second half of the iterations',
  jobs: (plan) => plan.ownProblems.flatMap((problem) => jobsOf(plan, problem)),
  analyse(plan, results) {
    const tables = plan.ownProblems.map((problem) => {
      const runs = jobsOf(plan, problem).map((job) => ({ seed: job.seed, ...results.of(job) }));
      return { name: runs[0]!.name, rows: runs.flatMap(({ seed, rows }) => rows.map((row) => ({ seed, ...row }))) };
    });
    return {
      charts: [],
      tables: tables.map(({ name, rows }) => ({
        title: name,
        lines: [Object.keys(rows[0]!), ...rows.map((row) => Object.values(row).map(cell))],
      })),
      rows: tables.flatMap(({ name, rows }) => rows.map((row) => ({ problem: name, ...row }))),
      claims: [],
    };
  },
};

function cell(value: string | number): string {
  return typeof value === 'string' || Number.isInteger(value) ? String(value) : value.toPrecision(5);
}
