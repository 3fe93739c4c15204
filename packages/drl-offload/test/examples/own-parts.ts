import { closedFormAllocator, minimum, paperSystem, uniformWorkload } from '@mec/model';
import { createAgent, observeOffloading, sharedPolicy, type Explorer, type Search } from '@mec/drl-offload';

/** An explorer makes all its decisions at once: x_0, then x_0 with one random device changed. */
const neighbours: Explorer = {
  kind: 'neighbours',
  name: 'neighbours',
  options: {},
  reachable: (size) => size + 1,
  explore({ size, policyDecision, count, random }, candidates) {
    const changed = random.sample(size, Math.min(count - 1, size));
    candidates.set(policyDecision);
    changed.forEach((device, k) => {
      candidates.set(policyDecision, (k + 1) * size);
      candidates[(k + 1) * size + device]! ^= 1;
    });
    return changed.length + 1;
  },
};

/** A search chooses each try by what those before it cost: it changes the least certain devices in turn, and keeps what pays. */
const descent: Search = {
  kind: 'descent',
  name: 'descent',
  options: {},
  reachable: (size) => size + 1,
  search({ view, scores, policyDecision }, tries) {
    const order = Array.from({ length: view.size }, (_, i) => i).sort(
      (a, b) => Math.abs(scores[a]!) - Math.abs(scores[b]!),
    );
    const best = policyDecision.slice();
    let lowest = tries.attempt(best);
    for (const i of order.slice(0, tries.left)) {
      best[i]! ^= 1;
      const cost = tries.attempt(best);
      if (cost < lowest) lowest = cost;
      else best[i]! ^= 1;
    }
  },
};

for (const explorer of [neighbours, descent]) {
  const agent = await createAgent({
    seed: 1,
    allocator: closedFormAllocator(),
    policy: sharedPolicy(),
    observe: observeOffloading,
    explorer,
    batchSize: 32,
    trainingInterval: 2,
  });
  let slot = 0;
  let ratios = 0;
  for (const problem of uniformWorkload({ system: paperSystem(), seed: 7 })) {
    const ratio = minimum(problem).cost / agent.decide(problem).cost;
    if (slot >= 300) ratios += ratio;
    if (++slot === 600) break;
  }
  console.log(explorer.name, (ratios / 300).toFixed(1)); // neighbours 0.9, then descent 1.0
  agent.dispose();
}
