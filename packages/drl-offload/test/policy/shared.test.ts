import { describe, expect, test } from '@jest/globals';
import {
  closedFormAllocator,
  createProblem,
  createRandom,
  minimum,
  paperSystem,
  scheduledWorkload,
  uniformWorkload,
  type OffloadingProblem,
  type Workload,
} from '@mec/model';
import { exact } from '@mec/baselines';
import { describeStrategy } from '@mec/model/testing';
import fc from 'fast-check';
import {
  createAgent,
  OFFLOADING_FEATURES,
  observeOffloading,
  openBackend,
  sharedComposition,
  sharedPolicy,
  type AgentOptions,
  type OffloadingAgent,
  type Policy,
} from '../../src/index.js';
import { viewOf } from '../slot.js';

const BEST: AgentOptions = {
  seed: 1,
  allocator: closedFormAllocator(),
  ...sharedComposition(),
};

async function policy(part = sharedPolicy()): Promise<Policy> {
  const trainer = await openBackend({ backend: 'wasm' });
  const random = createRandom(1);
  const context = { size: undefined, width: OFFLOADING_FEATURES, trainer, random, learningRate: 0.01 };
  return part.create({ ...context, observe: observeOffloading, maxParameters: 1e6 });
}

function differentDevices(seed: number, size: number): OffloadingProblem {
  const random = createRandom(seed);
  const devices = Array.from({ length: size }, () => ({
    uplinkRate: random.uniform(1.5, 4),
    uploadPower: random.uniform(0.5, 1.5),
    waitingPower: random.uniform(0.2, 0.8),
    localRate: random.uniform(2, 4),
    localPower: random.uniform(2, 4),
  }));
  const tasks = devices.map(() => (random.next() < 0.1 ? 0 : random.uniform(5, 25)));
  return createProblem({ edgeCapacity: 30, energyWeight: 1, devices }, tasks);
}

describe('observeOffloading', () => {
  // By hand, at F = 9: 24 MB have s = 6, g = 12.8 and would pay 19.2, more than e times the price of 6; 6 MB have s = 3,
  // g = 3.2 and would pay 9.6 against a price of 2 * 6 + 3 = 15 behind the other, and of 3 alone.
  test('two devices', () => {
    const rows = observeOffloading(createProblem({ ...paperSystem(2), edgeCapacity: 9 }, [6, 24]));
    [Math.log(0.64), 1, 1 / 3, 1, 1, 1].forEach((value, i) => expect(rows[i]).toBeCloseTo(value, 12));
  });

  test('a device that is off, and every device of a server without capacity, has nothing to offer', () => {
    const nothing = [-1, -1, 0];
    expect([...observeOffloading(createProblem(paperSystem(2), [0, 10]))].slice(0, 3)).toEqual(nothing);
    const rows = observeOffloading(createProblem({ ...paperSystem(1), edgeCapacity: 0 }, [10]));
    expect([...rows]).toEqual(nothing);
  });

  test('has no unit: MB or KB, all rates alike, show the same', () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 0.01, max: 100, noNaN: true }), (seed, scale) => {
        const problem = differentDevices(seed, 6);
        const devices = problem.system.devices.map((device) => ({
          ...device,
          uplinkRate: device.uplinkRate * scale,
          localRate: device.localRate * scale,
        }));
        const system = { ...problem.system, devices, edgeCapacity: problem.system.edgeCapacity * scale };
        const scaled = observeOffloading(
          createProblem(
            system,
            problem.tasks.map((task) => task * scale),
          ),
        );
        observeOffloading(problem).forEach((value, i) => expect(scaled[i]).toBeCloseTo(value, 9));
      }),
    );
  });

  test('the sign of the first number is the optimal decision of equal devices', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), (size, seed) => {
        const random = createRandom(seed);
        const tasks = Float64Array.from({ length: size }, () => random.uniform(5, 25));
        const problem = createProblem(paperSystem(size), tasks);
        const rows = observeOffloading(problem);
        const offload = new Uint8Array(size).map((_, i) => (rows[i * OFFLOADING_FEATURES]! > 0 ? 1 : 0));
        expect(offload).toEqual(minimum(problem).offload);
      }),
    );
  });
});

describe('sharedPolicy', () => {
  test('is indifferent to the order of the devices', async () => {
    const shared = await policy();
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 2, max: 12 }), (seed, size) => {
        const problem = differentDevices(seed, size);
        const order = createRandom(seed).sample(size, size);
        const devices = order.map((i) => problem.system.devices[i]!);
        const moved = createProblem(
          { ...problem.system, devices },
          order.map((i) => problem.tasks[i]!),
        );
        const scores = new Float64Array(size);
        const movedScores = new Float64Array(size);
        shared.score(viewOf(observeOffloading(problem), size), scores);
        shared.score(viewOf(observeOffloading(moved), size), movedScores);
        // Sums of s are taken in another order.
        order.forEach((from, to) => expect(movedScores[to]).toBeCloseTo(scores[from]!, 9));
      }),
    );
  });

  test('counts every sample the same, whatever its number of devices', async () => {
    const shared = await policy();
    const problem = differentDevices(1, 3);
    const observation = Float32Array.from(observeOffloading(problem));
    const twice = Float32Array.from([...observation, ...observation]);
    const decision = Uint8Array.of(1, 0, 1);
    const batch = (rows: Float32Array, labels: Uint8Array): Float64Array =>
      shared.learn({ observations: [rows], decisions: [labels], weights: Float32Array.of(1) });
    const before = shared.snapshot();
    const [loss] = batch(observation, decision);
    const weights = shared.network!.parameters.slice();
    shared.restore(before);
    const [same] = batch(twice, Uint8Array.of(...decision, ...decision));
    expect(same).toBeCloseTo(loss!, 6);
    shared.network!.parameters.forEach((value, i) => expect(value).toBeCloseTo(weights[i]!, 5));
  });

  test('learns from evenly spaced devices when a batch holds too many', async () => {
    const part = sharedPolicy({ trainingRows: 8 });
    const few = await policy(part);
    const problem = differentDevices(2, 32);
    const observations = [Float32Array.from(observeOffloading(problem))];
    const losses = few.learn({ observations, decisions: [new Uint8Array(32)], weights: Float32Array.of(1) });
    const scores = new Float64Array(8);
    const fourth = Array.from({ length: 8 }, (_, k) => [...observations[0]!.slice(k * 12, k * 12 + 3)]).flat();
    const fresh = await policy(part);
    fresh.score(viewOf(fourth, 8), scores);
    const expected = scores.reduce((sum, score) => sum + Math.log1p(Math.exp(score)), 0) / 8;
    expect(losses[0]).toBeCloseTo(expected, 5);
  });

  test('refuses samples of another width', async () => {
    const shared = await policy();
    const sample = { observations: [new Float32Array(10)], decisions: [new Uint8Array(3)] };
    expect(() => shared.learn({ ...sample, weights: Float32Array.of(1) })).toThrow(
      expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }),
    );
  });
});

describe('an agent with the shared policy', () => {
  async function withAgent(body: (agent: OffloadingAgent) => void, options: Partial<AgentOptions> = {}): Promise<void> {
    const agent = await createAgent({ ...BEST, ...options });
    body(agent);
    agent.dispose();
  }
  const ratios = (decide: OffloadingAgent['decide'], workload: Workload, count: number): number[] => {
    const found: number[] = [];
    for (const problem of workload) {
      if (found.push(minimum(problem).cost / decide(problem).cost) === count) break;
    }
    return found;
  };
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

  test('finds the optimum, keeps it when alpha changes, and has it at any number of devices', () =>
    withAgent((agent) => {
      const changes = [
        { at: 700, energyWeight: 3 },
        { at: 1000, energyWeight: 1, switchOff: [0, 1, 2] },
      ];
      const workload = scheduledWorkload(uniformWorkload({ system: paperSystem(), seed: 3 }), changes);
      const found = ratios((problem) => agent.decide(problem), workload, 1300);
      expect(mean(found.slice(400))).toBeGreaterThan(0.9999);
      expect(Math.min(...found.slice(400))).toBeGreaterThan(0.998);
      for (const size of [1, 5, 20, 50, 200, 1000]) {
        const others = uniformWorkload({ system: paperSystem(size), seed: 4 });
        expect(mean(ratios((problem) => agent.act(problem), others, 20))).toBeGreaterThan(0.998);
      }
    }));

  test('is near the optimum of different devices', () =>
    withAgent((agent) => {
      const found: number[] = [];
      for (let t = 0; t < 1500; t++) {
        const problem = differentDevices(t, 10);
        found.push(minimum(problem).cost / agent.decide(problem).cost);
      }
      expect(mean(found.slice(1000))).toBeGreaterThan(0.9998);
    }));

  test('is near the optimum of more different devices than it was trained with', () =>
    withAgent((agent) => {
      for (let t = 0; t < 800; t++) agent.decide(differentDevices(t, 10));
      const solver = exact();
      for (let t = 0; t < 10; t++) {
        const problem = differentDevices(5000 + t, 60);
        expect(solver.decide(problem).cost / agent.act(problem).cost).toBeGreaterThan(0.999);
      }
    }));

  test('decides about different numbers of devices in turn', () =>
    withAgent(
      (agent) => {
        const random = createRandom(8);
        for (let t = 0; t < 60; t++) agent.decide(differentDevices(t, 1 + random.integer(20)));
        expect(agent.losses.length).toBeGreaterThan(0);
      },
      { batchSize: 16 },
    ));
});

describeStrategy('agent with the shared policy', () => createAgent(BEST));
