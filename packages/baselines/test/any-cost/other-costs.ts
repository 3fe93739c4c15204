/** Cost models that have nothing to do with the paper's: what any-cost strategies are tried on. */
import type { DecisionProblem, Random } from '@mec/model';

/** Each offloader pays for the channel that all of them share; gains are negative costs. No walk, an allocation of another kind. */
export function channelProblem(random: Random, size: number): DecisionProblem<{ readonly share: number }> {
  const work = Float64Array.from({ length: size }, () => random.uniform(-2, 8));
  return {
    size,
    observation: work,
    sense: 'maximise',
    evaluate(offload) {
      const sharers = offload.reduce((count, x) => count + x, 0);
      const cost = work.reduce((sum, local, i) => sum + (offload[i] === 1 ? sharers / 2 - 3 : local), 0);
      return { cost, allocation: { share: 1 / Math.max(1, sharers) } };
    },
  };
}

/** `servers` servers: a device's work goes slower the more share its server; at home it takes its own time. With a walk. */
export function serversProblem(random: Random, size: number, servers = 2): DecisionProblem {
  const local = Float64Array.from({ length: size }, () => random.uniform(1, 9));
  const reach = Float64Array.from({ length: size * servers }, () => random.uniform(0.5, 3));
  const costOf = (choice: ArrayLike<number>): number => {
    const load = new Float64Array(servers + 1);
    for (let i = 0; i < size; i++) load[choice[i]!]!++;
    let cost = 0;
    for (let i = 0; i < size; i++) {
      const server = choice[i]!;
      cost += server === 0 ? local[i]! : reach[i * servers + server - 1]! * load[server]!;
    }
    return cost;
  };
  return {
    size,
    choices: servers + 1,
    observation: local.slice(),
    evaluate: (offload) => ({ cost: costOf(offload), allocation: Float64Array.from(offload) }),
    walk: () => {
      const here = new Uint8Array(size);
      return {
        start(offload) {
          here.set(offload);
          return costOf(here);
        },
        set(device, choice) {
          here[device] = choice;
          return costOf(here);
        },
      };
    },
  };
}

/** At least `least` devices must offload; with more than there are, no decision can be carried out. */
export function crowdedProblem(random: Random, size: number, least: number): DecisionProblem {
  const work = Float64Array.from({ length: size }, () => random.uniform(1, 9));
  return {
    size,
    observation: work,
    evaluate(offload) {
      const sharers = offload.reduce((count, x) => count + x, 0);
      const cost = work.reduce((sum, w, i) => sum + (offload[i] === 1 ? sharers : w), 0);
      return { cost: sharers < least ? Infinity : cost, allocation: new Float64Array(size) };
    },
  };
}
