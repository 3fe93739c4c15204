import { bruteForce, greedy } from '@mec/baselines';
import { wirelessPoweredMinimum, wirelessPoweredProblem } from '@mec/wireless-powered';

// Five devices, weights 1, 1.5, 1, 1.5, 1, DROO's parameters.
const problem = wirelessPoweredProblem({ gains: [8e-6, 1e-6, 3e-6, 2e-6, 5e-7] });

const { offload, allocation, cost, proved } = wirelessPoweredMinimum(problem);
console.log([...offload]); // [ 1, 0, 1, 0, 0 ]
console.log((-cost / 1e6).toFixed(4), proved); // 1.4623 true: Mbit/s
console.log(allocation.energyTime.toFixed(3)); // 0.604
console.log([...allocation.uploadTime].map((tau) => tau.toFixed(3))); // [ '0.348', '0.000', '0.049', '0.000', '0.000' ]

console.log(bruteForce().decide(problem).cost / cost); // 1
console.log((greedy().decide(problem).cost / cost).toFixed(4)); // 1.0000
