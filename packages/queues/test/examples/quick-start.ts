import { bruteForce } from '@mec/baselines';
import { queueMinimum, queueProblem } from '@mec/queues';

// Three devices: Mbit that wait, what was spent beyond the limit, LyDROO's parameters.
const problem = queueProblem({ gains: [4e-11, 6e-12, 3e-12], dataQueues: [9, 14, 6], energyQueues: [10, 25, 0] });

const { offload, allocation, cost, proved } = queueMinimum(problem);
console.log([...offload]); // [ 1, 1, 0 ]
console.log((-cost).toFixed(1), proved); // 615.7 true
console.log([...allocation.rates].map((r) => r.toFixed(2))); // [ '9.00', '5.10', '3.00' ] Mbit
console.log([...allocation.energies].map((e) => e.toFixed(3))); // [ '0.055', '0.045', '0.270' ] J
console.log(bruteForce().decide(problem).cost / cost); // 1
