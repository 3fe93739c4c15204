import { bruteForce, greedy } from '@mec/baselines';
import { paperDevice } from '@mec/model';
import { severalServersProblem } from '@mec/several-servers';

// Rates to a large server and to a small one nearby; the third device reaches only the large one.
const devices = [
  [2.5, 4],
  [2.5, 4],
  [3, 0],
  [2, 5],
].map((uplinkRates) => ({ ...paperDevice, uplinkRates }));
const problem = severalServersProblem({
  system: { capacities: [20, 10], energyWeight: 1, devices },
  tasks: [20, 8, 15, 12],
});

const { offload, allocation, cost } = bruteForce().decide(problem); // 3^4 decisions
console.log([...offload]); // [ 2, 1, 1, 2 ]
console.log([...allocation].map((share) => share.toFixed(1))); // [ '5.6', '8.4', '11.6', '4.4' ]
console.log(cost.toFixed(2), greedy().decide(problem).cost.toFixed(2)); // 44.02 44.02
