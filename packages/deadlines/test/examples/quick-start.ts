import { bruteForce, greedy } from '@mec/baselines';
import { deadlineProblem } from '@mec/deadlines';
import { paperSystem } from '@mec/model';

// Five of the paper's devices; 18 MB take 6 s locally and 7.2 s to upload, so that task is late wherever it is done.
const slot = { system: paperSystem(5), tasks: [6, 18, 9, 12, 15], deadlines: 5.5 };

const soft = deadlineProblem({ ...slot, penalties: 20 });
const best = bruteForce().decide(soft);
console.log([...best.offload], best.cost.toFixed(2)); // [ 0, 1, 1, 1, 0 ] 86.37
console.log([...soft.delays(best.offload, best.allocation)].map((s) => s.toFixed(1))); // [ '2.0', '9.6', '5.3', '5.5', '5.0' ]
console.log((best.cost / greedy().decide(soft).cost).toFixed(3)); // 1.000

// Hard: no decision keeps every deadline, so each costs Infinity.
const hard = deadlineProblem({ ...slot, penalties: Infinity });
console.log(bruteForce().decide(hard).cost); // Infinity
