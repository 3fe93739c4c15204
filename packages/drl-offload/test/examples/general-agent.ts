import { createRandom, type DecisionProblem } from '@mec/model';
import { createAgent, generalComposition } from '@mec/drl-offload';

/** Eight devices: what each saves by offloading is its own affair, and devices 0 and 1 disturb each other. No row tells so. */
function slotOf(work: readonly number[]): DecisionProblem<null> {
  return {
    size: work.length,
    observation: Float64Array.from(work),
    evaluate(offload) {
      const load = work.reduce((sum, local, i) => sum + (offload[i] === 1 ? Math.sqrt(local) : 0), 0);
      const alone = work.reduce((sum, local, i) => sum + (offload[i] === 1 ? (0.2 + i / 10) * local : local), 0);
      const disturbance = offload[0] === 1 && offload[1] === 1 ? 10 : 0;
      return { cost: alone + load ** 2 / 10 + disturbance, allocation: null };
    },
  };
}

const agent = await createAgent({ ...generalComposition(), seed: 1, candidateCount: 7 });
const random = createRandom(2);
const nextSlot = () => slotOf(Array.from({ length: 8 }, () => random.uniform(5, 25)));
for (let slot = 0; slot < 500; slot++) agent.decide(nextSlot());

// The best of its 7 tries, beside the best of all 256 decisions.
let ratios = 0;
for (let slot = 0; slot < 100; slot++) {
  const problem = nextSlot();
  const all = Array.from({ length: 256 }, (_, code) => Uint8Array.from({ length: 8 }, (_, i) => (code >> i) & 1));
  ratios += Math.min(...all.map((offload) => problem.evaluate(offload).cost)) / agent.decide(problem).cost;
}
console.log((ratios / 100).toFixed(3)); // 1.000
agent.dispose();
