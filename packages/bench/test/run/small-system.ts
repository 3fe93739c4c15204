import {
  createProblem,
  traceWorkload,
  type Decision,
  type EdgeSystem,
  type OffloadingProblem,
  type Strategy,
  type Workload,
} from '@mec/model';

/** Two devices whose local cost is their task: f_local = 1 MB/s, and energy weighs nothing. */
export const smallSystem: EdgeSystem = {
  edgeCapacity: 4,
  energyWeight: 0,
  devices: [1, 2].map(() => ({ uplinkRate: 1, uploadPower: 0, waitingPower: 0, localRate: 1, localPower: 0 })),
};

/** One problem per row of tasks. */
export const smallWorkload = (rows: readonly number[][]): Workload => traceWorkload({ system: smallSystem, rows });

export const smallProblem = (tasks: readonly number[]): OffloadingProblem => createProblem(smallSystem, tasks);

export const totalTask = (problem: OffloadingProblem): number => problem.tasks.reduce((sum, task) => sum + task, 0);

/** Decides all-local and states whatever cost it is told to. */
export function stating(name: string, cost: (problem: OffloadingProblem, call: number) => number): Strategy {
  let calls = 0;
  return {
    name,
    decide: (problem): Decision => ({
      offload: new Uint8Array(problem.size),
      allocation: new Float64Array(problem.size),
      cost: cost(problem, ++calls),
    }),
  };
}
