import { bruteForce, exact, greedy } from '@mec/baselines';
import { asTold, hiddenCosts } from '@mec/hidden-costs';
import { createProblem, paperSystem } from '@mec/model';

// Five of the paper's devices; what they report is their tasks. The second and the fifth have a bad uplink and do not report it.
const told = createProblem(paperSystem(5), [6, 22, 12, 15, 9]);
const problem = hiddenCosts({ told, factors: { uplink: [1, 3, 1, 0.5, 2] } });
console.log([...problem.observation]); // [ 6, 22, 12, 15, 9 ]

const best = bruteForce().decide(problem);
console.log([...best.offload], best.cost.toFixed(2)); // [ 1, 0, 1, 1, 0 ] 66.52
// A strategy that believes the report pays for it; one that asks what decisions really cost does not.
console.log((best.cost / asTold(exact()).decide(problem).cost).toFixed(3)); // 0.652
console.log((best.cost / greedy().decide(problem).cost).toFixed(3)); // 1.000
