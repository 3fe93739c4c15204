/**
 * What one evaluation, one step of a walk, the proved optimum and enumeration take, in microseconds.
 *
 * Usage: pnpm build && pnpm --filter @mec/wireless-powered benchmark
 */
import { performance } from 'node:perf_hooks';
import { bruteForce } from '@mec/baselines';
import { fadingWorkload, wirelessPoweredMinimum } from '@mec/wireless-powered';

function take(size, count) {
  const stream = fadingWorkload({ deviceCount: size, seed: 2 })[Symbol.iterator]();
  return Array.from({ length: count }, () => stream.next().value);
}

const STEPS = 200;

/** Median over the problems, each measured once after all were run once. */
function median(problems, run) {
  for (const problem of problems) run(problem);
  const times = problems.map((problem) => {
    const start = performance.now();
    run(problem);
    return (performance.now() - start) * 1000;
  });
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

/** Decisions that follow each other, one device changing at a time. */
function steps(problem, visit) {
  const offload = new Uint8Array(problem.size);
  for (let k = 0; k < STEPS; k++) {
    const device = (k * 7) % problem.size;
    offload[device] ^= 1;
    visit(offload, device);
  }
}

for (const size of [10, 30]) {
  const problems = take(size, 200);
  const evaluate = (problem) => steps(problem, (offload) => problem.evaluate(offload));
  const follow = (problem) => {
    const walk = problem.walk();
    walk.start(new Uint8Array(size));
    steps(problem, (offload, device) => walk.set(device, offload[device]));
  };
  console.log({
    N: size,
    evaluate: median(problems, evaluate) / STEPS,
    walk: median(problems, follow) / STEPS,
    minimum: median(problems, (problem) => wirelessPoweredMinimum(problem)),
    ...(size > 10 ? {} : { enumeration: median(problems.slice(0, 40), (problem) => bruteForce().decide(problem)) }),
  });
}
