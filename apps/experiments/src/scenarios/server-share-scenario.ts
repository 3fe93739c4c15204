/** The paper's cost: its system, or another one, under a workload that may change at given iterations. */
import { exact } from '@mec/baselines';
import {
  createRandom,
  differentDevicesWorkload,
  paperSystem,
  scheduledWorkload,
  traceWorkload,
  uniformWorkload,
  type EdgeSystem,
  type OffloadingProblem,
  type Workload,
} from '@mec/model';
import { makeFromModule } from '../modules/make-from-module.js';
import type { OpenScenario, Problem } from './slots.js';
import type { ServerShareSpec } from './scenario-spec.js';

export async function openServerShare(spec: ServerShareSpec, seed: number): Promise<OpenScenario> {
  const workload =
    spec.workload.kind === 'module'
      ? changed(spec, await makeFromModule<Workload>(spec.workload.module, { seed }))
      : serverShareWorkload(spec, seed);
  const optimum = exact();
  return {
    workload: workload as Workload<unknown> as Workload<Problem>,
    best: (problem) => optimum.solve(problem as OffloadingProblem),
  };
}

/** The slots of a scenario that needs no module. */
export function serverShareWorkload(spec: ServerShareSpec, seed: number): Workload {
  return changed(spec, drawn(spec, seed));
}

function changed({ changes }: ServerShareSpec, workload: Workload): Workload {
  return changes === undefined ? workload : scheduledWorkload(workload, changes);
}

function drawn({ system, workload }: ServerShareSpec, seed: number): Workload {
  const { devices, ...server } = system;
  switch (workload.kind) {
    case 'uniform': {
      const [low, high] = workload.tasks ?? [5, 25];
      return uniformWorkload({ system: systemOf(system), low, high, seed });
    }
    case 'different devices':
      return differentDevicesWorkload({
        deviceCount: typeof devices === 'number' ? devices : devices.length,
        ...server,
        seed,
      });
    case 'any size':
      return anySizeWorkload(workload.from, workload.to, seed);
    case 'trace':
      return traceWorkload({ system: systemOf(system), rows: workload.rows });
    case 'module':
      throw new TypeError('A workload of a module is loaded, not drawn.');
  }
}

function systemOf({ devices, ...server }: ServerShareSpec['system']): EdgeSystem {
  if (typeof devices === 'number') return { ...paperSystem(devices), ...server };
  return { ...paperSystem(devices.length), ...server, devices };
}

/** N drawn in every slot. */
function anySizeWorkload(from: number, to: number, seed: number): Workload {
  return {
    name: `N from ${from} to ${to}`,
    events: [],
    *[Symbol.iterator](): Generator<OffloadingProblem, void> {
      const random = createRandom(seed).split('number of devices');
      const streams = Array.from({ length: to - from + 1 }, (_, k) =>
        uniformWorkload({ system: paperSystem(from + k), seed })[Symbol.iterator](),
      );
      for (;;) {
        const slot = streams[random.integer(streams.length)]!.next() as IteratorResult<OffloadingProblem, undefined>;
        if (slot.done === true) return;
        yield slot.value;
      }
    },
  };
}
