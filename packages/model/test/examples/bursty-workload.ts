import { createProblem, createRandom, type EdgeSystem, type Workload } from '@mec/model';

/** Devices that are idle in most slots, and then hold 10 to 30 MB. */
export function burstyWorkload(system: EdgeSystem, probability: number, seed: number): Workload {
  return {
    name: `bursts with probability ${probability}`,
    events: [],
    *[Symbol.iterator]() {
      // Made here, so that every iteration over the workload meets the same bursts.
      const random = createRandom(seed).split('bursts');
      for (;;) {
        const tasks = system.devices.map(() => (random.next() < probability ? random.uniform(10, 30) : 0));
        yield createProblem(system, tasks);
      }
    },
  };
}
