/**
 * Seconds per decision, as in Table 1: the trained agent and CD_SLSQP, here and where possible in Python, on the same problems.
 *
 * Everyone takes turns in every repetition, so that what the machine does meanwhile meets all of them alike.
 */
import { cdSlsqp } from '@mec/baselines';
import { timeDecisions } from '@mec/bench';
import { createAgent, type OffloadingAgent } from '@mec/drl-offload';
import { createRandom, paperSystem, uniformWorkload, type OffloadingProblem, type Strategy } from '@mec/model';
import { median } from 'simple-statistics';
import { mean } from '../mean.js';
import { PAPER_SLSQP, paperAllocator } from '../paper-allocator.js';
import { watchLoad } from '../peers/machine-load.js';
import { findPython, type Python } from '../peers/python.js';
import { startTimingPeer, type TimingPeer } from '../peers/timing-peer.js';
import type { TimingJob, TimingResult, TimingSeries, TimingSpec } from './job.js';

/** Decisions before the clock counts in each repetition: others have had the processor's caches since the last one. */
const WARM = { agent: 10, cdSlsqp: 2 };

/** One number of devices: its problems, and who decides them. */
interface Size {
  readonly deviceCount: number;
  next(count: number): OffloadingProblem[];
  readonly agent: OffloadingAgent;
  readonly descent: Strategy;
  /** Mean seconds of the decisions that it learned from, training steps included. */
  readonly learning: number;
}

export async function runTiming(
  { timing, seed }: TimingJob,
  onProgress: (share: number) => void,
  find: () => Promise<Python | undefined> = findPython,
): Promise<TimingResult> {
  const { deviceCounts, repetitions } = timing;
  const found = await find();
  const peer = found === undefined ? undefined : startTimingPeer(found);
  const sizes: Size[] = [];
  try {
    for (const deviceCount of deviceCounts) {
      sizes.push(await makeSize(deviceCount, seed, timing, peer));
      onProgress((0.3 * sizes.length) / deviceCounts.length);
    }
    const series = sizes.flatMap(({ deviceCount }) =>
      (['here', ...(peer === undefined ? [] : ['Python'])] as const).flatMap((where) =>
        (['agent', 'CD_SLSQP'] as const).map((who) => ({
          deviceCount,
          where: where as TimingSeries['where'],
          who,
          seconds: [] as number[],
        })),
      ),
    );
    const before = peer?.processorTime ?? 0;
    const load = watchLoad();
    for (let repetition = 0; repetition < repetitions; repetition++) {
      // There and back: a machine that slows down steadily slows everyone by as much.
      const order = repetition % 2 === 0 ? sizes : [...sizes].reverse();
      for (const size of order) {
        const taken = await oneRepetition(size, timing, peer);
        for (const each of series) {
          if (each.deviceCount === size.deviceCount) each.seconds.push(median([...taken[each.where]![each.who]]));
        }
      }
      onProgress(0.3 + (0.7 * (repetition + 1)) / repetitions);
    }
    return {
      series,
      learning: sizes.map(({ deviceCount, learning }) => ({ deviceCount, seconds: learning })),
      load: load.stop((peer?.processorTime ?? 0) - before),
      python: found?.versions ?? null,
      backend: sizes[0]!.agent.backend,
    };
  } finally {
    await peer?.stop();
    for (const { agent } of sizes) agent.dispose();
  }
}

async function makeSize(
  deviceCount: number,
  seed: number,
  timing: TimingSpec,
  peer: TimingPeer | undefined,
): Promise<Size> {
  const stream = uniformWorkload({ system: paperSystem(deviceCount), seed })[Symbol.iterator]();
  const next = (count: number): OffloadingProblem[] =>
    Array.from({ length: count }, () => stream.next().value as OffloadingProblem);
  const agent = await createAgent({ deviceCount, seed, allocator: paperAllocator() });
  const problems = next(timing.training);
  const learned = timeDecisions({ decide: (problem) => agent.decide(problem), problems, warmup: 0, clock });
  await peer?.train(tasksOf(problems));
  const descent = cdSlsqp({ slsqp: PAPER_SLSQP, random: createRandom(seed).split('CD_SLSQP') });
  return { deviceCount, next, agent, descent, learning: mean(learned.samples) };
}

type Taken = Partial<Record<TimingSeries['where'], Record<TimingSeries['who'], ArrayLike<number> & Iterable<number>>>>;

/** Seconds of each decision; Python's are fewer, since they take so much longer. */
async function oneRepetition(size: Size, timing: TimingSpec, peer: TimingPeer | undefined): Promise<Taken> {
  const { decisions, descents } = timing;
  const problems = size.next(decisions.here);
  const acting = {
    decide: (problem: OffloadingProblem) => size.agent.act(problem),
    problems,
    warmup: WARM.agent,
    clock,
  };
  const descending = {
    decide: (problem: OffloadingProblem) => size.descent.decide(problem),
    problems: problems.slice(0, descents.here),
    warmup: WARM.cdSlsqp,
    clock,
  };
  const here = { agent: timeDecisions(acting).samples, CD_SLSQP: timeDecisions(descending).samples };
  if (peer === undefined) return { here };
  const agent = (await peer.time('agent', tasksOf(problems.slice(0, decisions.python)))).seconds;
  const descent = (await peer.time('CD_SLSQP', tasksOf(problems.slice(0, descents.python)))).seconds;
  return { here, Python: { agent, CD_SLSQP: descent } };
}

const clock = (): number => performance.now();

function tasksOf(problems: readonly OffloadingProblem[]): number[][] {
  return problems.map(({ tasks }) => Array.from(tasks));
}
