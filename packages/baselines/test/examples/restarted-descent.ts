import { coordinateDescent } from '@mec/baselines';
import { createRandom, type Decision, type OffloadingProblem, type Random, type Strategy } from '@mec/model';

/** Coordinate descent from several random starts; the cheapest decision is taken. */
export function restartedDescent(starts: number, random: Random = createRandom(1)): Strategy {
  const descent = coordinateDescent({ start: 'random', random });
  return {
    name: `CD, best of ${starts}`,
    decide(problem: OffloadingProblem): Decision {
      let best = descent.decide(problem);
      for (let run = 1; run < starts; run++) {
        const next = descent.decide(problem);
        if (next.cost < best.cost) best = next;
      }
      return best;
    },
  };
}
