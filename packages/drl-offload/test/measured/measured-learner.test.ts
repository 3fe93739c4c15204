import { describe, expect, test } from '@jest/globals';
import {
  createProblem,
  createRandom,
  paperSystem,
  type JsonObject,
  type MeasurableProblem,
  type OffloadingProblem,
} from '@mec/model';
import { describeMeasuredStrategy } from '@mec/model/testing';
import {
  measuredLearner,
  type DriftEvent,
  type MeasuredLearner,
  type MeasuredLearnerOptions,
} from '../../src/index.js';
import { meanOf, serve } from './simulated-server.js';

const learnerOf = (options: Omit<Partial<MeasuredLearnerOptions>, 'random'> = {}, seed = 1): MeasuredLearner =>
  measuredLearner({ random: createRandom(seed), ...options });

describeMeasuredStrategy('measuredLearner', () => learnerOf());
describeMeasuredStrategy('measuredLearner without exploration', () => learnerOf({ exploration: 0 }));

const rows = (...numbers: number[]): MeasurableProblem => ({
  size: numbers.length,
  observation: Float64Array.from(numbers),
});

describe('measuredLearner', () => {
  test('never asks what a decision costs', () => {
    const learner = learnerOf();
    let offloaded = 0;
    for (let slot = 0; slot < 60; slot++) {
      const problem = {
        ...rows(10, 20, 15),
        evaluate: () => {
          throw new Error('asked');
        },
      };
      const { id, offload } = learner.propose(problem);
      learner.report(id, { costs: Array.from(offload, (x) => (x === 1 ? 5 : 9)) });
      if (slot >= 50) offloaded += offload.reduce((sum, x) => sum + x, 0);
    }
    // Of 30 in the last ten slots.
    expect(offloaded).toBeGreaterThanOrEqual(27);
  });

  test('learns who is who from costs that the rows do not tell', () => {
    const learner = learnerOf();
    const cheap = new Set(['a', 'c']);
    const random = createRandom(5);
    for (let slot = 0; slot < 60; slot++) {
      // The same devices in another order each slot: only ids tell them apart.
      const order = random.sample(4, 4).map((k) => 'abcd'[k]!);
      const { id, offload } = learner.propose({ ...rows(10, 10, 10, 10), ids: order });
      const costs = order.map((name, i) => (offload[i] === 0 ? 10 : cheap.has(name) ? 6 : 14));
      learner.report(id, { costs });
    }
    const { offload, predictedCost } = learner.propose({ ...rows(10, 10, 10, 10), ids: ['d', 'c', 'b', 'a'] });
    expect([...offload]).toEqual([0, 1, 0, 1]);
    expect(predictedCost).toBeCloseTo(32, 0);
  });

  test('allocates where the problem can, and predicts once it has a report', () => {
    const problem = createProblem(paperSystem(2), [10, 20]);
    const learner = learnerOf();
    const first = learner.propose(problem);
    expect(first.allocation).toEqual(problem.allocate(first.offload));
    expect(first).not.toHaveProperty('predictedCost');
    expect(learner.propose(rows(1, 2))).not.toHaveProperty('allocation');
    learner.report(first.id, { cost: 50 });
    expect(learner.propose(problem).predictedCost).toEqual(expect.any(Number));
  });

  test('a device that has nothing to decide stays at 0', () => {
    const learner = learnerOf();
    for (let slot = 0; slot < 20; slot++) {
      const { id, offload } = learner.propose({ ...rows(10, 20, 15), active: [1] });
      expect([offload[0], offload[2]]).toEqual([0, 0]);
      learner.report(id, { costs: [10, offload[1] === 1 ? 1 : 9, 10] });
    }
  });

  test('goes on from a snapshot bit for bit, open proposals included', () => {
    const play = (cut: number): unknown[] => {
      let learner = learnerOf();
      const seen: unknown[] = [];
      const open: string[] = [];
      const random = createRandom(7);
      for (let slot = 0; slot < 80; slot++) {
        if (slot === cut) {
          const snapshot = JSON.parse(JSON.stringify(learner.snapshot())) as JsonObject;
          learner = learnerOf({}, 99);
          learner.restore(snapshot);
        }
        const problem = createProblem(
          paperSystem(5),
          Float64Array.from({ length: 5 }, () => random.uniform(5, 25)),
        );
        const proposal = learner.propose(problem);
        seen.push(proposal);
        open.push(proposal.id);
        if (open.length > 8) {
          const id = open.splice(random.integer(8), 1)[0]!;
          const costs = Float64Array.from({ length: 5 }, () => random.uniform(5, 30));
          learner.report(id, slot % 7 === 0 ? { cost: 80 } : { costs });
        }
      }
      return [...seen, learner.status];
    };
    expect(play(41)).toEqual(play(-1));
  });

  test.each<[string, (good: JsonObject) => unknown]>([
    ['nothing', () => null],
    ['an empty object', () => ({})],
    ['no model beside a width', (good) => ({ ...good, model: null })],
    ['another width', (good) => ({ ...good, width: 3 })],
    ['a width of 1e9', (good) => ({ ...good, width: 1e9 })],
    ['chance that is none', (good) => ({ ...good, random: [0, 0, 0, 0] })],
    ['no proposals', (good) => ({ ...good, proposals: undefined })],
    ['numbers that are none', (good) => JSON.parse(JSON.stringify(good).replace(/\[0\.\d+/, '["x"')) as unknown],
    [
      'a proposal of another length',
      (good) => JSON.parse(JSON.stringify(good).replace('"offload":[', '"offload":[1,')) as unknown,
    ],
  ])('refuses a snapshot with %s, and is then as it was', (_what, spoil) => {
    const learner = learnerOf();
    const { id } = learner.propose(rows(10, 20));
    learner.propose(rows(11, 20));
    learner.report(id, { costs: [3, 4] });
    const before = learner.snapshot();
    expect(() => learner.restore(spoil(before) as JsonObject)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^MEC_/) as unknown }),
    );
    expect(learner.snapshot()).toEqual(before);
  });

  test('units do not matter: powers of two in rows and costs change no decision', () => {
    const play = (row: number, cost: number): unknown[] => {
      const learner = learnerOf();
      const random = createRandom(8);
      return Array.from({ length: 100 }, () => {
        const tasks = Float64Array.from({ length: 6 }, () => random.uniform(5, 25));
        const { id, offload } = learner.propose({ size: 6, observation: tasks.map((value) => value * row) });
        const others = offload.reduce((sum, x) => sum + x, 0);
        const costs = Float64Array.from(
          tasks,
          (d, i) => cost * d * (offload[i] === 1 ? 0.4 + 0.2 * others : 1.1 + i / 9),
        );
        learner.report(id, { costs });
        return [...offload];
      });
    };
    expect(play(2 ** 30, 2 ** -20)).toEqual(play(1, 1));
  });

  test('a problem that cannot be seen or allocated leaves no trace', () => {
    const learner = learnerOf();
    learner.report(learner.propose(rows(10, 20)).id, { costs: [1, 2] });
    const before = learner.snapshot();
    const failing: [unknown, unknown][] = [
      [{ size: 1, observation: Float64Array.of(1, 2) }, { code: 'MEC_OUT_OF_DOMAIN' }],
      [{ size: 2, observation: Float64Array.of(1, NaN) }, { code: 'MEC_OUT_OF_DOMAIN' }],
      [{ ...rows(1, 2), choices: 3 }, { code: 'MEC_UNSUPPORTED_PROBLEM' }],
      [
        {
          ...rows(1, 2),
          allocate: () => {
            throw new RangeError('no');
          },
        },
        { message: 'no' },
      ],
    ];
    for (const [problem, error] of failing) {
      expect(() => learner.propose(problem as MeasurableProblem)).toThrow(expect.objectContaining(error as object));
      expect(learner.snapshot()).toEqual(before);
    }
  });

  test('a report of delays and energies alone is refused, and the proposal stays open', () => {
    const learner = learnerOf();
    const { id } = learner.propose(rows(1, 2));
    expect(() => learner.report(id, { delays: [1, 2], energies: [1, 2] })).toThrow(
      expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }),
    );
    learner.report(id, { costs: [1, 2] });
    expect(learner.status).toMatchObject({ slots: 1, open: 0, reports: 1 });
  });

  test('proposals expire by number and by slots', () => {
    const few = learnerOf({ openLimit: 2 });
    const [first] = [1, 2, 3].map((d) => few.propose(rows(d)).id);
    expect(() => few.report(first!, { cost: 1 })).toThrow(
      expect.objectContaining({
        code: 'MEC_PROPOSAL',
        detail: expect.objectContaining({ reason: 'expired' }) as object,
      }),
    );
    const brief = learnerOf({ openSlots: 2 });
    const early = brief.propose(rows(1)).id;
    brief.propose(rows(2));
    brief.propose(rows(3));
    expect(() => brief.report(early, { cost: 1 })).toThrow(expect.objectContaining({ code: 'MEC_PROPOSAL' }));
  });

  test('remembers as many devices as it may, those seen last', () => {
    const learner = learnerOf({ deviceLimit: 3 });
    for (let slot = 0; slot < 10; slot++) learner.propose({ ...rows(1, 2), ids: [`a${slot}`, `b${slot}`] });
    expect(learner.status.devices).toBe(3);
  });

  test.each<[string, unknown]>([
    ['exploration', -1],
    ['deviceLimit', 0],
    ['openLimit', 0],
    ['drift', 5],
    ['onDrift', 5],
    ['random', undefined],
  ])('names the option %s', (name, got) => {
    const options = { random: createRandom(1), [name]: got } as MeasuredLearnerOptions;
    expect(() => measuredLearner(options)).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
  });
});

describe('measuredLearner in service (costs of devices, 5 % noise, up to 20 slots late, a tenth lost)', () => {
  const seeds = [11, 12, 13, 14, 15];
  const runs = seeds.map((seed) => {
    const learner = learnerOf({}, seed);
    const events: DriftEvent[] = [];
    const explored: number[] = [];
    const counting = {
      ...learner,
      propose(problem: OffloadingProblem) {
        const before = learner.status.explored;
        const proposal = learner.propose(problem);
        explored.push(learner.status.explored - before);
        return proposal;
      },
    };
    return { ...serve(counting, { seed, slots: 800 }), explored, drift: learner.status.drift, events };
  });

  test('0.99 of the true minimum over slots 301-800 from every seed, where the nominal optimum has 0.95 at most', () => {
    for (const { ratios, costs, nominal } of runs) {
      expect(meanOf(ratios, 300)).toBeGreaterThan(0.99);
      expect(meanOf(ratios, 300) * (meanOf(costs, 300) / meanOf(nominal, 300))).toBeLessThan(0.95);
    }
  });
  test('explores, and ends it: a third of the first 100 slots, below a tenth of the last 200', () => {
    const share = (from: number, to: number): number =>
      runs.reduce((sum, { explored }) => sum + explored.slice(from, to).reduce((a, b) => a + b, 0), 0) /
      (to - from) /
      runs.length;
    expect(share(0, 100)).toBeGreaterThan(0.33);
    expect(share(600, 800)).toBeLessThan(0.1);
  });
  test('false alarms are rare: at most 1 in 5 runs of 800 slots', () => {
    expect(runs.reduce((sum, { drift }) => sum + drift.length, 0)).toBeLessThanOrEqual(1);
  });
  test('notices that costs have changed within 40 slots, says so, and is back at 0.98 within 300', () => {
    for (const seed of seeds) {
      const events: DriftEvent[] = [];
      const learner = learnerOf({ onDrift: (event) => events.push(event) }, seed);
      const { ratios } = serve(learner, { seed, slots: 1000, every: 500 });
      const first = events.find(({ slot, scope }) => slot > 500 && scope === 'all');
      expect(first?.slot).toBeLessThanOrEqual(540);
      expect(learner.status.drift).toEqual(events);
      expect(meanOf(ratios, 800)).toBeGreaterThan(0.98);
    }
  });
  test('without the test for changes nothing is said', () => {
    const learner = learnerOf({ drift: false });
    serve(learner, { seed: 11, slots: 600, every: 300 });
    expect(learner.status.drift).toEqual([]);
  });
});
