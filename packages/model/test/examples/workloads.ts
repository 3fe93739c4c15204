import { minimum, paperSystem, scheduledWorkload, uniformWorkload } from '@mec/model';

// d_i ~ U[5, 25] MB afresh every iteration; alpha is 3 from iteration 3 to 4; two devices are off at iteration 5.
const workload = scheduledWorkload(uniformWorkload({ system: paperSystem(), seed: 7 }), [
  { at: 3, energyWeight: 3 },
  { at: 5, energyWeight: 1, switchOff: [0, 4] },
  { at: 6, switchOn: [0, 4] },
]);

let iteration = 0;
for (const problem of workload) {
  iteration++;
  const { offload } = minimum(problem);
  const offloaded = offload.reduce((count, x) => count + x, 0);
  console.log(iteration, problem.system.energyWeight, offloaded); // 1 1 5, 2 1 5, 3 3 8, 4 3 8, 5 1 5, 6 1 5
  if (iteration === 6) break;
}
