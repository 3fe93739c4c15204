import { minimum, paperSystem, scheduledWorkload, uniformWorkload } from '@mec/model';

// d_i ~ U[5, 25] MB afresh in every slot; alpha is 3 in slots 3 and 4; two devices are off in slot 5.
const workload = scheduledWorkload(uniformWorkload({ system: paperSystem(), seed: 7 }), [
  { at: 3, energyWeight: 3 },
  { at: 5, energyWeight: 1, switchOff: [0, 4] },
  { at: 6, switchOn: [0, 4] },
]);

let slot = 0;
for (const problem of workload) {
  slot++;
  const { offload } = minimum(problem);
  const offloaded = offload.reduce((count, x) => count + x, 0);
  console.log(slot, problem.system.energyWeight, offloaded); // 1 1 5, 2 1 5, 3 3 8, 4 3 8, 5 1 5, 6 1 5
  if (slot === 6) break;
}
