/** The paper's agent in numpy through the same scenarios: a second opinion on what its figures show. */
import { execFile } from 'node:child_process';
import { isDeepStrictEqual, promisify } from 'node:util';
import { studentQuantile } from '@mec/bench';
import { z } from 'zod';
import type { Claim } from '../claims/claim.js';
import type { AgentResult, AgentRun } from '../experiments/paper/agent-runs.js';
import type { Plan } from '../plan.js';
import { paperScenario, type ScenarioName } from '../scenarios/scenario.js';
import type { NamedStrategy } from '../strategies/strategy-spec.js';
import { ONE_THREAD, peerProgram, type Python } from './python.js';

const numbers = z.array(z.number());
const answer = z.object({ ratio: numbers, losses: numbers, lossIterations: numbers });

/** Bytes of a run's answer at most: some 20 per number. */
const LONGEST = 100_000_000;

/** The twin's run of a job: its own numbers from its own generator, so a seed of one is not the same as that of the other. */
export async function runTwin(python: Python, run: AgentRun, plan: Plan): Promise<AgentResult> {
  const { memorySize } = run.strategy as NamedStrategy;
  const { stdout } = await promisify(execFile)(
    python.command,
    [
      peerProgram('twin'),
      ...['--scenario', scenarioName(run, plan), '--seed', String(run.seed), '--iterations', String(plan.iterations)],
      ...(memorySize === undefined ? [] : ['--memory', JSON.stringify(memorySize)]),
    ],
    { env: { ...process.env, ...ONE_THREAD }, maxBuffer: LONGEST },
  );
  return { ...answer.parse(JSON.parse(stdout)), name: 'twin', sense: 'minimise', backend: python.versions };
}

const SCENARIOS: readonly ScenarioName[] = ['steady', 'alpha', 'switching'];

function scenarioName({ scenario }: AgentRun, plan: Plan): ScenarioName {
  return SCENARIOS.find((name) => isDeepStrictEqual(paperScenario(name, plan), scenario))!;
}

/** How much more the second measured, with its 95 % interval; undefined where one of the two has no deviation to go by. */
export interface Difference {
  readonly value: number;
  readonly interval: readonly [number, number];
}

/** Welch's interval (Biometrika 34, 1947) of the difference between two claims' measured values, each over so many seeds. */
export function differenceOf(one: Claim, other: Claim, seeds: number): Difference | undefined {
  const [a, b] = [one.deviation ** 2 / seeds, other.deviation ** 2 / seeds];
  if (seeds < 2 || ![...one.interval, ...other.interval].every(Number.isFinite)) return undefined;
  const value = other.measured - one.measured;
  if (a + b === 0) return { value, interval: [value, value] };
  const degrees = Math.max(1, Math.floor(((a + b) ** 2 * (seeds - 1)) / (a ** 2 + b ** 2)));
  const half = studentQuantile(0.975, degrees) * Math.sqrt(a + b);
  return { value, interval: [value - half, value + half] };
}
