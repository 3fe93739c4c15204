import { greedy, randomOffload } from '@mec/baselines';
import { longRun, runStrategies } from '@mec/bench';
import { queueEnvironment, ricianSlots } from '@mec/queues';

const runs = runStrategies({
  strategies: [greedy(), randomOffload()],
  // Each strategy has queues of its own, and meets the same channels and arrivals.
  environment: () => queueEnvironment({ slots: ricianSlots({ seed: 3 }) }),
  iterations: 2000,
});
for (const { strategy, outcomes } of runs) {
  const queue = longRun(outcomes['data queue (Mbit)']!);
  const energy = longRun(outcomes['energy (J)']!);
  console.log(strategy, queue.settled.toFixed(0), energy.settled.toFixed(3));
}
// GREEDY 22 0.079
// RANDOM 860 0.080
