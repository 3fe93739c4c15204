/** The problems that the contract tests pose; the same ones every time. */
import { paperSystem, type EdgeSystem } from '../server-share/edge-system.js';
import { createProblem } from '../server-share/create-problem.js';
import type { OffloadingProblem } from '../server-share/offloading-problem.js';
import { createRandom, type Random } from '../contract/random.js';

export type Draw = (random: Random, deviceCount: number) => OffloadingProblem;

export type ProblemKind = 'equal devices' | 'different devices' | 'devices of which some are switched off';

export const PROBLEMS: Readonly<Record<ProblemKind, Draw>> = {
  'equal devices': (random, n) => createProblem(paperSystem(n), tasks(random, n)),
  'different devices': (random, n) => createProblem(differentDevices(random, n), tasks(random, n)),
  'devices of which some are switched off': (random, n) =>
    createProblem(
      paperSystem(n),
      tasks(random, n).map((task) => (random.next() < 0.3 ? 0 : task)),
    ),
};

/** `count` problems of one kind. */
export function drawn<P>(draw: (random: Random, deviceCount: number) => P, deviceCount: number, count: number): P[] {
  const random = createRandom(20211).split('contract');
  return Array.from({ length: count }, () => draw(random, deviceCount));
}

function tasks(random: Random, n: number): Float64Array {
  return new Float64Array(n).map(() => random.uniform(5, 25));
}

function differentDevices(random: Random, n: number): EdgeSystem {
  return {
    edgeCapacity: random.uniform(10, 60),
    energyWeight: random.uniform(0, 3),
    devices: Array.from({ length: n }, () => ({
      uplinkRate: random.uniform(1, 6),
      uploadPower: random.uniform(0.5, 2),
      waitingPower: random.uniform(0.1, 1),
      localRate: random.uniform(1, 8),
      localPower: random.uniform(1, 5),
    })),
  };
}
