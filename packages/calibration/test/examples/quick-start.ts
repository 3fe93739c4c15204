import { calibrate } from '@mec/calibration';
import { createProblem, exactSolver, paperSystem } from '@mec/model';

// Two of the paper's devices. The first sends at 1 MB/s instead of 2.5, the second computes at 6 MB/s instead of 3; neither says so.
const nominal = paperSystem(2);
const { system, parameters } = calibrate(nominal, [
  { device: 0, task: 10, edgeRate: 10, delay: 11.1 },
  { device: 0, task: 20, edgeRate: 20, delay: 20.9 },
  { device: 1, task: 12, edgeRate: 0, delay: 2.02, energy: 5.9 },
]);
for (const { device, name, value, low, high, measured } of parameters) {
  if (measured) console.log(device, name, value.toFixed(2), `[${low.toFixed(2)}, ${high.toFixed(2)}]`);
}
// 0 uplinkRate 1.00 [0.92, 1.09]
// 1 localRate 5.94 [3.96, 11.87]
// 1 localPower 2.92 [0.83, 5.01]

const tasks = [10, 20];
console.log([...exactSolver()(createProblem(nominal, tasks)).offload]); // [ 1, 1 ]
console.log([...exactSolver()(createProblem(system, tasks)).offload]); // [ 0, 0 ]
