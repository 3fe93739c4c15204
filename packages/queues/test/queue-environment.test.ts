import { describe, expect, test } from '@jest/globals';
import { allLocal, greedy, randomOffload } from '@mec/baselines';
import { longRun, runStrategies } from '@mec/bench';
import type { AnyCostStrategy } from '@mec/model';
import { describeEnvironment } from '@mec/model/testing';
import { lydrooParameters, queueEnvironment, queueMinimum, ricianSlots, type QueueProblem } from '../src/index.js';

describeEnvironment('queueEnvironment', () => queueEnvironment({ slots: ricianSlots({ deviceCount: 5, seed: 4 }) }));
describeEnvironment('queueEnvironment of recorded slots', () =>
  queueEnvironment({
    slots: [
      { gains: [1e-11, 2e-12], arrivals: [3, 0] },
      { gains: [5e-12, 4e-11], arrivals: [0, 9] },
    ],
  }),
);

describe('queueEnvironment', () => {
  // By hand: 4 Mbit arrive, of which the processor computes 3 in the next frame at 0.27 J, 0.19 J above the limit.
  test('queues follow from what is done', () => {
    const environment = queueEnvironment({ slots: [{ gains: [1e-12], arrivals: [4] }] });
    const first = environment.reset();
    expect([...first.dataQueues, ...first.energyQueues]).toEqual([0, 0]);
    const local = allLocal();
    const second = environment.step(local.decide(first));
    expect([...second.dataQueues, ...second.energyQueues]).toEqual([4, 0]);
    expect(environment.outcome).toMatchObject({
      'data queue (Mbit)': 0,
      'rate (Mbit)': 0,
      'energy (J)': 0,
      'arrival (Mbit)': 4,
    });
    const third = environment.step(local.decide(second));
    expect(third.dataQueues[0]).toBeCloseTo(5, 12);
    expect(third.energyQueues[0]).toBeCloseTo(1000 * (0.27 - 0.08), 10);
    expect(environment.outcome!['energy (J)']).toBeCloseTo(0.27, 12);
    expect(environment.outcome!.earned).toBeCloseTo((4 + 30) * 3, 10);
  });
  test('starts recorded slots again after the last', () => {
    const slots = [
      { gains: [1e-12], arrivals: [1] },
      { gains: [2e-12], arrivals: [2] },
    ];
    const environment = queueEnvironment({ slots });
    let problem = environment.reset();
    const seen = Array.from({ length: 4 }, () => {
      const gain = problem.gains[0]!;
      problem = environment.step(allLocal().decide(problem));
      return gain;
    });
    expect(seen).toEqual([1e-12, 2e-12, 1e-12, 2e-12]);
  });
  test('has no outcome before the first step, and none after reset', () => {
    const environment = queueEnvironment({ slots: ricianSlots() });
    expect(environment.outcome).toBeUndefined();
    environment.step(allLocal().decide(environment.reset()));
    expect(environment.outcome).toBeDefined();
    environment.reset();
    expect(environment.outcome).toBeUndefined();
  });

  const minimum: AnyCostStrategy = {
    name: 'MINIMUM',
    decide: (problem) => queueMinimum(problem as unknown as QueueProblem) as never,
  };
  test('the best decision of each frame keeps the queues stable and the energy at its limit', () => {
    const runs = runStrategies<QueueProblem>({
      strategies: [minimum, greedy(), randomOffload(), allLocal()],
      environment: () => queueEnvironment({ slots: ricianSlots({ seed: 2 }) }),
      iterations: 600,
    });
    const of = (k: number, what: string): ReturnType<typeof longRun> => longRun(runs[k]!.outcomes[what]!);
    for (const k of [0, 1]) {
      expect(of(k, 'data queue (Mbit)').stable).toBe(true);
      expect(of(k, 'data queue (Mbit)').settled).toBeLessThan(60);
      expect(of(k, 'energy (J)').settled).toBeLessThan(1.03 * lydrooParameters.energyLimit);
    }
    // Arrivals of 3 Mbit a frame are more than a processor computes on 0.08 J: 2 Mbit.
    expect(of(3, 'data queue (Mbit)').trend).toBeGreaterThan(0.5);
    expect(of(3, 'data queue (Mbit)').stable).toBe(false);
    expect(of(2, 'data queue (Mbit)').settled).toBeGreaterThan(2 * of(0, 'data queue (Mbit)').settled);
    // What arrives and does not wait was computed.
    const { outcomes } = runs[0]!;
    const sum = (what: string): number => outcomes[what]!.subarray(0, 599).reduce((total, value) => total + value, 0);
    expect(sum('arrival (Mbit)') - sum('rate (Mbit)')).toBeCloseTo(outcomes['data queue (Mbit)']![599]!, 6);
  });
});

describe('ricianSlots', () => {
  test('gains have the mean that the distance gives, and arrivals theirs', () => {
    const distances = [120, 200];
    const means = distances.map((d) => 3 * (3e8 / (4 * Math.PI * 915e6 * d)) ** 3);
    const sums = new Float64Array(2);
    const squares = new Float64Array(2);
    let arrived = 0;
    let frames = 0;
    for (const { gains, arrivals } of ricianSlots({ deviceCount: 2, distances, meanArrival: 2, seed: 1 })) {
      for (let i = 0; i < 2; i++) {
        const relative = gains[i]! / means[i]!;
        sums[i]! += relative;
        squares[i]! += relative ** 2;
        arrived += arrivals[i]! / 2;
      }
      if (++frames === 20_000) break;
    }
    // A Rician power of mean 1 has the variance 1 - 0.3^2; four standard errors are 0.027, and of the arrivals 0.04.
    sums.forEach((sum) => expect(Math.abs(sum / frames - 1)).toBeLessThan(0.027));
    squares.forEach((sum) => expect(Math.abs(sum / frames - 1 - 0.91)).toBeLessThan(0.1));
    expect(Math.abs(arrived / frames - 2)).toBeLessThan(0.04);
  });
  test('are the same each time, also where two are under way at once', () => {
    const slots = ricianSlots({ seed: 5 });
    const [one, other] = [slots[Symbol.iterator](), slots[Symbol.iterator]()];
    for (let k = 0; k < 5; k++) expect(one.next()).toEqual(other.next());
  });
});
