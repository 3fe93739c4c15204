/** Runs over cost models that are not the paper's: any sign, slots that nothing fits, environments. */
import { describe, expect, test } from '@jest/globals';
import {
  createProblem,
  createRandom,
  paperSystem,
  type AnyCostStrategy,
  type Decision,
  type DecisionProblem,
  type Environment,
  type Sense,
  type Workload,
} from '@mec/model';
import { longRun, runStrategies, strategyRows } from '../../src/index.js';

/** A slot in which all local costs `local` and one device away saves 1; in the end all of it may be impossible. */
function slot(local: number, sense: Sense = 'minimise'): DecisionProblem {
  const costOf = (offload: ArrayLike<number>): number => local - offload[0]!;
  return {
    size: 2,
    sense,
    observation: Float64Array.of(0, 0),
    evaluate: (offload) => ({ cost: costOf(offload), allocation: new Float64Array(2) }),
    walk: () => {
      const here = new Uint8Array(2);
      return {
        start: (offload) => (here.set(offload), costOf(here)),
        set: (device, choice) => ((here[device] = choice), costOf(here)),
      };
    },
  };
}

const workload = (locals: readonly number[], sense?: Sense): Workload<DecisionProblem> => ({
  name: 'slots',
  events: [],
  *[Symbol.iterator]() {
    for (const local of locals) yield slot(local, sense);
  },
});

const choosing = (name: string, x: number, looks = 0): AnyCostStrategy => ({
  name,
  decide<A>(problem: DecisionProblem<A>): Decision<A> {
    const offload = Uint8Array.of(x, 0);
    const walk = looks > 0 ? problem.walk!() : undefined;
    walk?.start(offload);
    for (let k = 1; k < looks; k++) walk!.set(0, x);
    const { cost, allocation } = problem.evaluate(offload);
    return { offload, allocation, cost };
  },
});
const strategies = [choosing('home', 0), choosing('away', 1, 5)];
const runOver = (locals: readonly number[], sense?: Sense): ReturnType<typeof runStrategies> =>
  runStrategies<DecisionProblem>({ strategies, workload: workload(locals, sense), iterations: locals.length });

describe('runStrategies over any cost', () => {
  test('takes the best known where no minimum is given, and counts what was asked for', () => {
    const [home, away] = runOver([4, 2]);
    expect(home).toMatchObject({ comparison: 'ratio', best: Float64Array.of(3, 1), ratio: Float64Array.of(0.75, 0.5) });
    expect(home!.evaluations).toEqual(Float64Array.of(1, 1));
    expect(away!.evaluations).toEqual(Float64Array.of(6, 6));
  });

  test('says gaps where signs are mixed', () => {
    const [home, away] = runOver([3, -2]);
    expect(home).toMatchObject({ comparison: 'gap', gap: Float64Array.of(1, 1), scale: 2.5 });
    expect(home!.ratio).toHaveLength(0);
    expect(away!.gap).toEqual(Float64Array.of(0, 0));
    expect(strategyRows([home!])[0]).toMatchObject({ mean_cost: 0.5, mean_gap: 1, mean_relative_gap: 0.4 });
  });

  test('shows rates as rates, and their ratios', () => {
    const [home, away] = runOver([-3, -1], 'maximise');
    expect(home).toMatchObject({ comparison: 'ratio', ratio: Float64Array.of(0.75, 0.5), sense: 'maximise' });
    expect(strategyRows([home!, away!])).toMatchObject([
      { strategy: 'home', mean_rate: 2, mean_ratio: 0.625, worst_ratio: 0.5, evaluations_per_slot: 1 },
      { strategy: 'away', mean_rate: 3, mean_ratio: 1 },
    ]);
  });

  test('takes a negative minimum, and a slot in which nothing can be carried out', () => {
    const run = (minimum: (problem: DecisionProblem) => number): ReturnType<typeof runStrategies> =>
      runStrategies<DecisionProblem>({ strategies, workload: workload([-2, Infinity]), iterations: 2, minimum });
    const [home] = run((problem) => problem.evaluate(Uint8Array.of(1, 0)).cost);
    expect(home!.cost).toEqual(Float64Array.of(-2, Infinity));
    expect(home!.gap).toEqual(Float64Array.of(1, 0));
    expect(strategyRows([home!])[0]).toMatchObject({ not_carried_out: 1 });
    expect(() => run(() => -2.5)).toThrow(expect.objectContaining({ code: 'MEC_COST_BELOW_MINIMUM' }));
  });

  test('counts what is asked through another allocator, of the paper’s problem too', () => {
    const asking: AnyCostStrategy = {
      name: 'asking',
      decide<A>(problem: DecisionProblem<A>): Decision<A> {
        const walk = problem.walk!();
        walk.start(new Uint8Array(3));
        walk.set(1, 1);
        const offload = Uint8Array.of(0, 1, 0);
        return { offload, ...problem.evaluate(offload) };
      },
    };
    const paper: Workload = {
      name: 'one',
      events: [],
      *[Symbol.iterator]() {
        yield createProblem(paperSystem(3), [5, 6, 7]);
      },
    };
    const [run] = runStrategies({ strategies: [asking], workload: paper, iterations: 1 });
    expect(run!.evaluations).toEqual(Float64Array.of(3));
  });

  test('counts a move of a walk once, however many devices change, and gives its cost', () => {
    const costs: number[] = [];
    const moving: AnyCostStrategy = {
      name: 'moving',
      decide<A>(problem: DecisionProblem<A>): Decision<A> {
        const walk = problem.walk!();
        walk.start(Uint8Array.of(1, 1));
        costs.push(walk.move!(Uint8Array.of(0, 0)), walk.move!(Uint8Array.of(0, 0)), walk.move!(Uint8Array.of(1, 0)));
        const offload = Uint8Array.of(1, 0);
        return { offload, ...problem.evaluate(offload) };
      },
    };
    const [run] = runStrategies<DecisionProblem>({ strategies: [moving], workload: workload([4]), iterations: 1 });
    expect(costs).toEqual([4, 4, 3]);
    expect(run!.evaluations).toEqual(Float64Array.of(5));
  });
});

describe('runStrategies over an environment', () => {
  /** Work comes in at random; one device away takes two pieces off the queue, at home one. */
  const queue = (seed: number) => (): Environment<DecisionProblem, Float64Array> => {
    let random = createRandom(seed);
    let length = 0;
    return {
      name: 'queue',
      reset() {
        random = createRandom(seed);
        length = 0;
        return slot(5);
      },
      step({ offload }) {
        length = Math.max(0, length - 1 - offload[0]!) + 2 * random.next();
        return slot(5 + length);
      },
      get outcome() {
        return { 'queue (pieces)': length };
      },
    };
  };

  test('gives each strategy a stream of its own from the same seed', () => {
    const run = (who: readonly AnyCostStrategy[]): ReturnType<typeof runStrategies> =>
      runStrategies<DecisionProblem>({ strategies: who, environment: queue(3), iterations: 400 });
    const [home, away] = run(strategies);
    const [alone] = run([strategies[1]!]);
    expect(away!.outcomes).toEqual(alone!.outcomes);
    expect(away!.cost).toEqual(alone!.cost);
    const queues = [home!, away!].map(({ outcomes }) => outcomes['queue (pieces)']!);
    expect(queues[0]![0]).toBe(queues[1]![0]);
    // At home the work that comes in is as much as is done: the queue wanders off.
    expect(longRun(queues[1]!)).toMatchObject({ stable: true });
    expect(longRun(queues[1]!).settled).toBeLessThan(longRun(queues[0]!).settled / 3);
    expect(strategyRows([away!])[0]!['mean queue (pieces)']).toBeCloseTo(longRun(queues[1]!).mean, 12);
  });
});

test.each<[string, unknown]>([
  ['options', null],
  ['strategies', { strategies: [], workload: workload([1]), iterations: 1 }],
  ['strategies[0]', { strategies: [{}], workload: workload([1]), iterations: 1 }],
  ['workload', { strategies, iterations: 1 }],
  ['workload', { strategies, workload: 3, iterations: 1 }],
  ['environment', { strategies, environment: 3, iterations: 1 }],
  ['minimum', { strategies, workload: workload([1]), iterations: 1, minimum: 3 }],
  [
    'cost of lazy in iteration 1',
    { strategies: [{ name: 'lazy', decide: () => undefined }], workload: workload([1]), iterations: 1 },
  ],
])('runStrategies names %s', (what, options) => {
  expect(() => runStrategies(options as never)).toThrow(
    expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN', detail: expect.objectContaining({ what }) as unknown }),
  );
});
