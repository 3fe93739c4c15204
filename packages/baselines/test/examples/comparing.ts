import { allOffload, bestResponse, clockAuction, coordinateDescent, exact, greedy } from '@mec/baselines';
import { closedFormAllocator, createRandom, paperSystem, uniformWorkload } from '@mec/model';

const strategies = [
  allOffload(),
  coordinateDescent({ allocator: closedFormAllocator(), start: 'random', random: createRandom(3) }),
  greedy(),
  clockAuction({ step: 0.02 }),
  bestResponse(),
];
const slots = 1000;
const ratios = new Map(strategies.map(({ name }) => [name, 0]));
const optimum = exact();

let slot = 0;
for (const problem of uniformWorkload({ system: paperSystem(), seed: 7 })) {
  const minimum = optimum.solve(problem).cost;
  for (const strategy of strategies) {
    ratios.set(strategy.name, ratios.get(strategy.name)! + minimum / strategy.decide(problem).cost / slots);
  }
  if (++slot === slots) break;
}
for (const [name, ratio] of ratios) console.log(name, ratio.toFixed(3));
// ALL_OFFLOAD 0.882, CD (closed form) 0.999, GREEDY 1.000, CLOCK_AUCTION 0.997, GAME_SELFISH 0.955
