/** The devices that have something to decide. */
import type { OffloadingProblem } from '@mec/model';

/** Indices of the devices with a task, ascending; none where the server has no capacity, since then none can offload. */
export function activeDevices(problem: OffloadingProblem): number[] {
  const active: number[] = [];
  if (problem.system.edgeCapacity === 0) return active;
  for (let i = 0; i < problem.size; i++) if (problem.tasks[i]! > 0) active.push(i);
  return active;
}
