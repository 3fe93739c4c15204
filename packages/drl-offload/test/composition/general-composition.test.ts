import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom, type DecisionProblem, type Random } from '@mec/model';
import {
  createAgent,
  estimatePolicy,
  fifoMemory,
  generalComposition,
  guidedSearch,
  loadAgent,
  sharedPolicy,
  type OffloadingAgent,
} from '../../src/index.js';

/** A cost made of what each saves, what sharing costs, and pairs that do not get on. */
interface Costs {
  /** What device i saves by offloading its amount. */
  readonly saving: (device: number, amount: number) => number;
  readonly pairs?: readonly (readonly [number, number, number])[];
}

interface Slot extends DecisionProblem<null> {
  readonly least: number;
  readonly evaluations: () => number;
}

/**
 * sum_i x_i (-saving_i) + (sum_i x_i sqrt(amount_i))^2 / 20 + pairs, over 60 + a constant that makes ratios mean something.
 * The rows hold the amounts in any unit.
 */
function slotOf(
  amounts: readonly number[],
  { saving, pairs = [] }: Costs,
  view: { unit?: number; ids?: readonly (number | string)[]; who?: readonly number[]; costUnit?: number } = {},
): Slot {
  const { unit = 1, ids, who = amounts.map((_, i) => i), costUnit = 1 } = view;
  const size = amounts.length;
  const base = amounts.reduce((sum, amount) => sum + 4 * amount, 10);
  const price = (x: ArrayLike<number>): number => {
    let cost = base;
    let load = 0;
    for (let i = 0; i < size; i++) {
      if (x[i] !== 1) continue;
      cost -= saving(who[i]!, amounts[i]!);
      load += Math.sqrt(amounts[i]!);
    }
    for (const [a, b, penalty] of pairs) if (x[a] === 1 && x[b] === 1) cost += penalty;
    return (cost + load ** 2 / 20) * costUnit;
  };
  let evaluations = 0;
  let least: number | undefined;
  return {
    size,
    observation: Float64Array.from(amounts, (amount) => amount * unit),
    ...(ids === undefined ? {} : { ids }),
    evaluate(x) {
      evaluations++;
      return { cost: price(x), allocation: null };
    },
    evaluations: () => evaluations,
    get least() {
      if (least !== undefined) return least;
      least = Infinity;
      for (let code = 0; code < 2 ** size; code++) {
        least = Math.min(least, price(Array.from({ length: size }, (_, i) => (code >> i) & 1)));
      }
      return least;
    },
  };
}

const plain: Costs = { saving: (_, amount) => 0.6 * amount };
const amountsOf = (random: Random, size: number): number[] => Array.from({ length: size }, () => random.uniform(5, 25));
const general = (seed: number): Promise<OffloadingAgent> =>
  createAgent({ ...generalComposition(), seed, candidateCount: 7 });

/** Mean of least cost / cost over the slots from `from` on. */
function ratio(agent: OffloadingAgent, slots: Iterable<Slot>, from: number): number {
  let sum = 0;
  let counted = 0;
  let slot = 0;
  for (const problem of slots) {
    const { cost } = agent.decide(problem);
    if (slot++ < from) continue;
    sum += problem.least / cost;
    counted++;
  }
  return sum / counted;
}

function* slots(count: number, seed: number, make: (random: Random, slot: number) => Slot): Generator<Slot> {
  const random = createRandom(seed);
  for (let slot = 0; slot < count; slot++) yield make(random, slot);
}

describe('generalComposition', () => {
  test.each([1, 2, 3])('learns a cost it knows nothing of, from 7 evaluations a slot (seed %d)', async (seed) => {
    const agent = await general(seed);
    const stream = slots(400, seed, (random) => slotOf(amountsOf(random, 8), plain));
    expect(ratio(agent, stream, 250)).toBeGreaterThan(0.9995);
  });

  test('learns who differs, and learns it again when that changes', async () => {
    const agent = await general(4);
    const factor = (device: number, era: number): number => 0.2 + ((device * 7 + era * 3) % 8) / 8;
    const era = (which: number): Costs => ({ saving: (device, amount) => factor(device, which) * amount });
    const make = (costs: Costs) => (random: Random) => slotOf(amountsOf(random, 8), costs);
    expect(ratio(agent, slots(500, 1, make(era(0))), 300)).toBeGreaterThan(0.9995);
    expect(ratio(agent, slots(400, 2, make(era(2))), 100)).toBeGreaterThan(0.997);
  });

  test('remembers devices by their ids, whatever their place', async () => {
    const agent = await general(5);
    const costs: Costs = { saving: (device, amount) => (0.2 + (device % 5) / 5) * amount };
    const stream = slots(700, 3, (random) => {
      const who = random.sample(14, 8);
      return slotOf(amountsOf(random, 8), costs, { who, ids: who.map((device) => `device ${device}`) });
    });
    expect(ratio(agent, stream, 500)).toBeGreaterThan(0.999);
  });

  test('learns which pairs do not get on', async () => {
    const agent = await general(6);
    const pairs = [
      [0, 1, 9],
      [2, 3, 9],
      [4, 6, 9],
      [5, 7, 9],
    ] as const;
    const stream = slots(900, 4, (random) => slotOf(amountsOf(random, 8), { ...plain, pairs }));
    expect(ratio(agent, stream, 600)).toBeGreaterThan(0.997);
  });

  test('takes any number of devices from slot to slot, and rows of any unit', async () => {
    for (const unit of [1e-9, 1e9]) {
      const agent = await general(7);
      const stream = slots(500, 5, (random) => slotOf(amountsOf(random, 1 + random.integer(9)), plain, { unit }));
      expect(ratio(agent, stream, 300)).toBeGreaterThan(0.9995);
    }
  });

  test('never spends more than K evaluations, none of them on a decision it has tried', async () => {
    for (const candidateCount of [1, 2, 7, 40]) {
      const agent = await createAgent({ ...generalComposition(), seed: 8, candidateCount });
      for (const slot of slots(60, 6, (random) => slotOf(amountsOf(random, 1 + random.integer(20)), plain))) {
        const seen = new Set<string>();
        const before = agent.counters.candidates;
        agent.decide({
          size: slot.size,
          observation: slot.observation,
          evaluate(x) {
            expect(seen.has(x.join(''))).toBe(false);
            seen.add(x.join(''));
            return slot.evaluate(x);
          },
        });
        expect(seen.size).toBe(agent.counters.candidates - before);
        expect(seen.size).toBeLessThanOrEqual(candidateCount);
      }
    }
  });

  test('makes the same decisions of costs in another unit', async () => {
    const [one, other] = [await general(9), await general(9)];
    // Powers of two change no digit.
    const plainSlots = slots(150, 7, (random) => slotOf(amountsOf(random, 8), plain));
    const scaledSlots = slots(150, 7, (random) => slotOf(amountsOf(random, 8), plain, { costUnit: 2 ** -40 }));
    for (const slot of plainSlots) {
      const scaled = scaledSlots.next().value as Slot;
      expect(other.decide(scaled).offload).toEqual(one.decide(slot).offload);
    }
  });

  test('scores the devices of a slot alike in any order, by their ids', async () => {
    const agent = await general(10);
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const costs: Costs = { saving: (device, amount) => (0.3 + device / 16) * amount };
    for (const slot of slots(200, 8, (random) => slotOf(amountsOf(random, 8), costs, { ids }))) agent.decide(slot);
    const amounts = amountsOf(createRandom(9), 8);
    const order = [5, 2, 7, 0, 1, 6, 4, 3];
    const straight = agent.score(slotOf(amounts, costs, { ids }));
    const shuffled = agent.score(
      slotOf(
        order.map((i) => amounts[i]!),
        costs,
        { ids: order.map((i) => ids[i]!), who: order },
      ),
    );
    order.forEach((device, i) => expect(shuffled[i]).toBeCloseTo(straight[device]!, 9));
  });

  test('act learns nothing', async () => {
    const [one, other] = [await general(11), await general(11)];
    for (const slot of slots(60, 10, (random) => slotOf(amountsOf(random, 8), plain))) {
      other.act(slotOf([9, 9, 9, 8, 7], plain, { ids: ['x', 'y', 'z', 'u', 'v'] }));
      other.act(slot);
      expect(other.decide(slot)).toEqual(one.decide(slot));
    }
  });

  test('copes with decisions that cannot be carried out', async () => {
    const agent = await general(12);
    // No more than three may offload.
    const stream = slots(400, 11, (random) => {
      const slot = slotOf(amountsOf(random, 8), plain);
      const allowed = (x: Uint8Array): boolean => x.reduce((sum, each) => sum + each, 0) <= 3;
      const evaluate = (x: Uint8Array) => (allowed(x) ? slot.evaluate(x) : { cost: Infinity, allocation: null });
      let least = Infinity;
      for (let code = 0; code < 256; code++) {
        least = Math.min(least, evaluate(Uint8Array.from({ length: 8 }, (_, i) => (code >> i) & 1)).cost);
      }
      return { ...slot, least, evaluate };
    });
    expect(ratio(agent, stream, 250)).toBeGreaterThan(0.99);
  });

  test('refuses rows of another width than the first', async () => {
    const agent = await general(13);
    agent.decide(slotOf([5, 6], plain));
    const wider = { size: 2, observation: new Float64Array(4), evaluate: () => ({ cost: 1, allocation: null }) };
    expect(() => agent.decide(wider)).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
  });

  test('says which parts belong together', async () => {
    const policy = sharedPolicy({ features: 1 });
    const blind = await createAgent({ ...generalComposition(), seed: 1, policy });
    expect(() => blind.decide(slotOf([5, 6], plain))).toThrow(
      expect.objectContaining({
        code: 'MEC_OUT_OF_DOMAIN',
        detail: expect.objectContaining({ what: 'policy' }) as unknown,
      }),
    );
    const forgetful = await createAgent({ ...generalComposition(), seed: 1, memory: fifoMemory(), batchSize: 1 });
    expect(() => forgetful.decide(slotOf([5, 6], plain))).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ what: 'batch.tried' }) as unknown }),
    );
  });

  test.each([[{ units: 3 }], [{ units: 0 }], [{ hidden: 1.5 }], [{ devices: 0 }]])('refuses %p', (options) => {
    expect(() => estimatePolicy(options)).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
  });

  test('a guided search reaches every decision of few devices', () => {
    expect(guidedSearch().reachable(3)).toBe(8);
    expect(guidedSearch().reachable(100)).toBe(Infinity);
  });
});

describe('a saved general agent', () => {
  let directory = '';
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'general-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  test.each([false, true])('goes on bit for bit (devices named: %p)', async (named) => {
    const stream = [
      ...slots(120, 12, (random) => {
        const who = random.sample(12, 1 + random.integer(8));
        const ids = who.map((device) => (device % 2 === 0 ? device : `d${device}`));
        return slotOf(amountsOf(random, who.length), plain, named ? { who, ids } : {});
      }),
    ];
    const agent = await general(14);
    for (const slot of stream.slice(0, 70)) agent.decide(slot);
    await agent.save(directory);
    const loaded = await loadAgent(directory);
    for (const slot of stream.slice(70)) expect(loaded.decide(slot)).toEqual(agent.decide(slot));
    expect(loaded.losses).toEqual(agent.losses);
    expect(loaded.snapshot()).toEqual(agent.snapshot());
  });

  test('the same seed gives the same bits', async () => {
    const [one, other] = [await general(15), await general(15)];
    for (const slot of slots(80, 13, (random) => slotOf(amountsOf(random, 8), plain))) {
      expect(other.decide(slot)).toEqual(one.decide(slot));
    }
    expect(other.snapshot()).toEqual(one.snapshot());
  });
});
