import { breakdown, closedFormAllocator, createProblem, minimum, paperSystem } from '@mec/model';

// Three of the paper's devices share 30 MB/s; they hold tasks of 6, 4 and 16 MB.
const problem = createProblem(paperSystem(3), [6, 4, 16]);
const offload = [0, 1, 1];

const allocation = closedFormAllocator().allocate(problem, offload);
console.log([...allocation]); // [ 0, 10, 20 ] MB/s: in proportion to the roots of the tasks

const { delay, energy, cost } = breakdown(problem, offload, allocation);
console.log([...delay]); // [ 2, 2, 7.2 ] s
console.log([...energy].map((joules) => joules.toFixed(1))); // [ '6.0', '1.8', '6.8' ] J
console.log(cost.toFixed(1)); // 25.8

const best = minimum(problem);
console.log([...best.offload], best.cost.toFixed(2)); // [ 1, 1, 1 ] 24.37
