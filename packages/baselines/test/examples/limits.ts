import { exact } from '@mec/baselines';
import { createProblem } from '@mec/model';

// Fifty devices whose ratios of gain to load are all equal: which of them fill the server best is a subset sum.
const roots = Array.from({ length: 50 }, (_, i) => 2 + ((i * 37) % 101));
const target = roots.reduce((sum, root) => sum + root, 0) / 2 + 0.3;
const devices = roots.map((root) => ({
  uplinkRate: root,
  localRate: (root * root) / (2 * target * root + root),
  uploadPower: 0,
  waitingPower: 0,
  localPower: 0,
}));
const tasks = roots.map((root) => root * root);
const problem = createProblem({ edgeCapacity: 1, energyWeight: 0, devices }, tasks);

const hurried = exact({ nodeLimit: 1000 }).solve(problem);
console.log(hurried.proved, (hurried.cost / hurried.lowerBound - 1).toExponential(0)); // false 8e-9
console.log(exact().solve(problem).proved); // true

// The search blocks its thread, so no timer fires: the signal reads the clock when it is asked.
const deadline = performance.now() + 5;
const signal = {
  get aborted() {
    return performance.now() > deadline;
  },
};
const { cost, lowerBound } = exact({ signal }).solve(problem);
console.log(lowerBound <= cost); // true
