/** Random systems, tasks and decisions for the laws; sizes small enough to enumerate. */
import fc from 'fast-check';
import { createProblem } from '../../src/server-share/create-problem.js';
import type { OffloadingProblem } from '../../src/server-share/offloading-problem.js';
import type { Device, EdgeSystem } from '../../src/server-share/edge-system.js';

const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

export const devices: fc.Arbitrary<Device> = fc.record({
  uplinkRate: between(0.1, 20),
  uploadPower: between(0, 5),
  waitingPower: between(0, 5),
  localRate: between(0.1, 20),
  localPower: between(0, 10),
});

/** Switched off, tied with others, ordinary, and far apart: 1e-6 MB to 1 TB. */
export const tasks: fc.Arbitrary<number> = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 4 }),
  between(5, 25),
  between(-6, 6).map((exponent) => 10 ** exponent),
);

export const capacities: fc.Arbitrary<number> = between(0.1, 200);
const energyWeights: fc.Arbitrary<number> = fc.oneof(fc.constant(0), between(0, 5));

const systemOf = (list: fc.Arbitrary<readonly Device[]>): fc.Arbitrary<EdgeSystem> =>
  fc.record({ edgeCapacity: capacities, energyWeight: energyWeights, devices: list });

const problemOf = (systems: fc.Arbitrary<EdgeSystem>): fc.Arbitrary<OffloadingProblem> =>
  systems.chain((system) =>
    fc
      .array(tasks, { minLength: system.devices.length, maxLength: system.devices.length })
      .map((list) => createProblem(system, list)),
  );

export const differentProblems: fc.Arbitrary<OffloadingProblem> = problemOf(
  systemOf(fc.array(devices, { minLength: 1, maxLength: 8 })),
);

export const equalProblems: fc.Arbitrary<OffloadingProblem> = problemOf(
  systemOf(
    fc
      .tuple(devices, fc.integer({ min: 1, max: 9 }))
      .map(([device, count]) => Array.from({ length: count }, () => ({ ...device }))),
  ),
);

export const problems: fc.Arbitrary<OffloadingProblem> = fc.oneof(differentProblems, equalProblems);

/** A decision for a problem of that size. */
function offloads(size: number): fc.Arbitrary<Uint8Array> {
  return fc.uint8Array({ min: 0, max: 1, minLength: size, maxLength: size });
}

/** A problem with a decision. */
export const decided: fc.Arbitrary<readonly [OffloadingProblem, Uint8Array]> = problems.chain((problem) =>
  fc.tuple(fc.constant(problem), offloads(problem.size)),
);
