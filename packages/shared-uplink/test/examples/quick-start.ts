import { bruteForce } from '@mec/baselines';
import { paperDevice, paperSystem } from '@mec/model';
import { dividedUplinkProblem, interferenceProblem } from '@mec/shared-uplink';

const tasks = [6, 18, 9, 12, 15];

// One uplink of 12 MB/s, divided by time among those that offload.
const devices = tasks.map(() => ({ ...paperDevice, uplinkRate: 12 }));
const divided = bruteForce().decide(dividedUplinkProblem({ system: { ...paperSystem(5), devices }, tasks }));
console.log([...divided.offload], divided.cost.toFixed(2)); // [ 0, 1, 1, 1, 1 ] 40.84
console.log([...divided.allocation.channel].map((part) => part.toFixed(2))); // [ '0.00', '0.29', '0.21', '0.24', '0.27' ]

// One channel for all at once: who is heard well is noise to the others.
const gains = [20, 8, 0.5, 3, 12];
const channel = bruteForce().decide(interferenceProblem({ system: paperSystem(5), tasks, gains }));
console.log([...channel.offload], channel.cost.toFixed(2)); // [ 0, 1, 0, 0, 1 ] 58.56
console.log([...channel.allocation.uplinkRate].map((rate) => rate.toFixed(1))); // [ '0.0', '2.9', '0.0', '0.0', '4.4' ]
