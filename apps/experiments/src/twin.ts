#!/usr/bin/env node
/**
 * Entry of `pnpm twin`: runs the paper's agent here and its numpy twin through the same scenarios, and prints what the claims of
 * Figs. 3-8 and section 3 measure of both. Exit codes: 0 done, 1 failed, 2 wrong options or no Python with numpy and scipy.
 */
import { parseArgs } from 'node:util';
import { markdownTable } from 'markdown-table';
import type { Claim } from './claims/claim.js';
import { paperExperiments } from './experiments/registry.js';
import type { Experiment } from './experiments/experiment.js';
import type { AgentResult, AgentRun } from './experiments/paper/agent-runs.js';
import { executeRun } from './jobs/execute-run.js';
import { jobKey, jobTitle } from './jobs/job.js';
import { number } from './output/number.js';
import { findPython, type Python } from './peers/python.js';
import { differenceOf, runTwin } from './peers/twin.js';
import { createPlan, PAPER_ITERATIONS, type Plan } from './plan.js';

const SHOWN = ['fig3', 'fig4', 'fig5', 'fig6', 'fig7', 'fig8', 'memory'];

function readOptions(): { seed: number; seeds: number; iterations: number } | string {
  const defaults = { seed: 1, seeds: 10, iterations: PAPER_ITERATIONS };
  const least = { seed: 0, seeds: 2, iterations: 1000 };
  try {
    const { values } = parseArgs({
      options: { seed: { type: 'string' }, seeds: { type: 'string' }, iterations: { type: 'string' } },
    });
    const options = { ...defaults };
    for (const name of ['seed', 'seeds', 'iterations'] as const) {
      const given = values[name] ?? String(defaults[name]);
      if (!/^\d+$/.test(given) || Number(given) < least[name]) {
        return `--${name} is ${JSON.stringify(given)}; expected an integer >= ${least[name]}`;
      }
      options[name] = Number(given);
    }
    return options;
  } catch (error) {
    return (error as Error).message;
  }
}

async function main(): Promise<number> {
  const options = readOptions();
  if (typeof options === 'string') return complain(options);
  const python = await findPython();
  if (python === undefined) return complain('no Python with numpy and scipy was found');
  const plan = createPlan({ ...options, quick: false });
  const experiments = paperExperiments.filter(({ id }) => SHOWN.includes(id));
  const jobs = [
    ...new Map(experiments.flatMap((each) => each.jobs(plan)).map((job) => [jobKey(job), job as AgentRun])).values(),
  ];
  const here = new Map<string, AgentResult>();
  const there = new Map<string, AgentResult>();
  for (const [k, job] of jobs.entries()) {
    // The twin is a process of its own: both run at once.
    const twin = runTwin(python, job, plan);
    here.set(jobKey(job), (await executeRun(job, () => undefined)) as AgentResult);
    there.set(jobKey(job), await twin);
    process.stderr.write(`[${k + 1}/${jobs.length}] ${jobTitle(job)}\n`);
  }
  process.stdout.write(page(claimsOf(experiments, plan, here), claimsOf(experiments, plan, there), plan, python));
  return 0;
}

function complain(text: string): number {
  process.stderr.write(`error: ${text}\n`);
  return 2;
}

function claimsOf(experiments: readonly Experiment[], plan: Plan, results: ReadonlyMap<string, AgentResult>): Claim[] {
  const of = (job: AgentRun): AgentResult => results.get(jobKey(job))!;
  return experiments.flatMap(
    (experiment) =>
      experiment.analyse(plan, { of, has: () => true } as unknown as Parameters<Experiment['analyse']>[1]).claims,
  );
}

function page(here: readonly Claim[], there: readonly Claim[], plan: Plan, python: Python): string {
  const shown = ({ measured, interval: [low, high] }: Claim): string =>
    `${number(measured)} [${number(low)}, ${number(high)}]`;
  let apart = 0;
  let compared = 0;
  const lines = here.map((claim, k) => {
    const twin = there[k]!;
    const difference = differenceOf(claim, twin, plan.seeds.length);
    const [low, high] = difference?.interval ?? [NaN, NaN];
    if (difference !== undefined) {
      compared++;
      if (low > 0 || high < 0) apart++;
    }
    const text = difference === undefined ? '–' : `[${number(low)}, ${number(high)}]`;
    return [claim.figure, claim.claim, shown(claim), shown(twin), text, claim.verdict, twin.verdict];
  });
  const heading = ['', 'claim', 'here', 'twin', 'twin - here, 95 %', 'verdict here', 'verdict of the twin'];
  return [
    '# A second opinion on Figs. 3-8',
    '',
    `The paper’s agent here and its twin in numpy (\`apps/experiments/peers\`, ${python.versions}), ${plan.seeds.length} seeds each, every seed with numbers of its own. Made by \`npx -y pnpm@10.34.9 twin --seeds ${plan.seeds.length} --seed ${plan.seeds[0]!}\`.`,
    '',
    `Of ${compared} measured values that can be compared, ${apart} differ by more than chance (at 95 %, so one in twenty would by chance alone).`,
    '',
    markdownTable([heading, ...lines]),
    '',
  ].join('\n');
}

process.exitCode = await main();
