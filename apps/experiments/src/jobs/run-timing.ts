/** Seconds per decision, as in Table 1: the trained agent and CD_SLSQP on the same problems. */
import { cdSlsqp } from '@mec/baselines';
import { timeDecisions } from '@mec/bench';
import { createAgent } from '@mec/drl-offload';
import { createRandom, paperSystem, uniformWorkload, type OffloadingProblem } from '@mec/model';
import { PAPER_SLSQP, paperAllocator } from '../paper-allocator.js';
import type { TimingJob, TimingResult } from './job.js';

/** CD_SLSQP takes some 200 times a decision of the agent: fewer decisions tell its median. */
const CD_SHARE = 4;

export async function runTiming(job: TimingJob, onProgress: (share: number) => void): Promise<TimingResult> {
  const { training, decisions } = job;
  const agent = await createAgent({ deviceCount: job.deviceCount, seed: job.seed, allocator: paperAllocator() });
  try {
    const stream = uniformWorkload({ system: paperSystem(job.deviceCount), seed: job.seed })[Symbol.iterator]();
    const next = (count: number): OffloadingProblem[] =>
      Array.from({ length: count }, () => stream.next().value as OffloadingProblem);
    const clock = (): number => performance.now();

    const agentLearning = timeDecisions({ decide: (p) => agent.decide(p), problems: next(training), warmup: 0, clock });
    onProgress(0.4);
    const problems = next(decisions);
    const acting = timeDecisions({ decide: (problem) => agent.act(problem), problems, clock });
    onProgress(0.5);
    const descent = cdSlsqp({ slsqp: PAPER_SLSQP, random: createRandom(job.seed).split('CD_SLSQP') });
    const descending = timeDecisions({
      decide: (problem) => descent.decide(problem),
      problems: problems.slice(0, Math.ceil(decisions / CD_SHARE)),
      warmup: 10,
      clock,
    });
    onProgress(1);
    return {
      agent: Array.from(acting.samples),
      agentLearning: Array.from(agentLearning.samples),
      cdSlsqp: Array.from(descending.samples),
      backend: agent.backend,
    };
  } finally {
    agent.dispose();
  }
}
