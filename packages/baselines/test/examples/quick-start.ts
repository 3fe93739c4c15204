import { allLocal, exact } from '@mec/baselines';
import { createProblem, paperSystem } from '@mec/model';

// Five of the paper's devices share 30 MB/s; one of them is switched off.
const problem = createProblem(paperSystem(5), [6, 22, 0, 15, 9]);

const { offload, allocation, cost, lowerBound, proved } = exact().solve(problem);
console.log([...offload]); // [ 1, 1, 0, 1, 1 ]
console.log([...allocation].map((share) => share.toFixed(1))); // [ '5.2', '10.0', '0.0', '8.3', '6.4' ] MB/s
console.log(cost.toFixed(2), lowerBound.toFixed(2), proved); // 51.42 51.42 true

console.log((cost / allLocal().decide(problem).cost).toFixed(3)); // 0.742
