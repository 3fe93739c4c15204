/** Slots of every cost model that takes factors, by the name of the model. */
import { deadlineProblem } from '@mec/deadlines';
import { createProblem, paperDevice, paperSystem, type DecisionProblem, type Random } from '@mec/model';
import { severalServersProblem } from '@mec/several-servers';
import { dividedUplinkProblem, interferenceProblem } from '@mec/shared-uplink';

const tasksOf = (random: Random, size: number): Float64Array =>
  Float64Array.from({ length: size }, () => (random.next() < 0.1 ? 0 : random.uniform(5, 25)));

export const MODELS: Readonly<Record<string, (random: Random, size: number) => DecisionProblem<unknown>>> = {
  'the paper’s': (random, size) => createProblem(paperSystem(size), tasksOf(random, size)),
  deadlines: (random, size) =>
    deadlineProblem({ system: paperSystem(size), tasks: tasksOf(random, size), deadlines: 8, penalties: Infinity }),
  'a divided uplink': (random, size) =>
    dividedUplinkProblem({ system: paperSystem(size), tasks: tasksOf(random, size) }),
  interference: (random, size) =>
    interferenceProblem({
      system: paperSystem(size),
      tasks: tasksOf(random, size),
      gains: Float64Array.from({ length: size }, () => random.uniform(0.5, 20)),
    }),
  'several servers': (random, size) =>
    severalServersProblem({
      system: {
        capacities: [20, 10],
        energyWeight: 1,
        devices: Array.from({ length: size }, () => ({ ...paperDevice, uplinkRates: [random.uniform(1, 5), 0] })),
      },
      tasks: tasksOf(random, size),
    }),
};
