import { describe, expect, test } from '@jest/globals';
import { exact } from '@mec/baselines';
import {
  createProblem,
  createRandom,
  paperSystem,
  type JsonObject,
  type MeasuredStrategy,
  type OffloadingProblem,
  type Strategy,
} from '@mec/model';
import { describeMeasuredStrategy } from '@mec/model/testing';
import { guard, measuredLearner, type Guard, type GuardedProposal, type GuardOptions } from '../../src/index.js';
import { meanOf, serve, type Served } from '../measured/simulated-server.js';

type Agent = MeasuredStrategy<OffloadingProblem>;
type Options = Partial<GuardOptions<OffloadingProblem>>;

const guarded = (options: Options = {}, seed = 1): Guard<OffloadingProblem> =>
  guard({ agent: measuredLearner({ random: createRandom(seed) }), fallback: exact(), ...options });

describeMeasuredStrategy('guard', () => guarded());

const problem = createProblem(paperSystem(3), [10, 20, 15]);
const optimum = exact().decide(problem);

/** As dear a decision as single flips lead to by the parameters told. */
function dearest(told: OffloadingProblem): Uint8Array {
  const offload = new Uint8Array(told.size);
  const walk = told.walk();
  let highest = walk.start(offload);
  for (let turned = true; turned;) {
    turned = false;
    for (let i = 0; i < told.size; i++) {
      const other = 1 - offload[i]!;
      const cost = walk.set(i, other);
      if (cost > highest) {
        [highest, turned] = [cost, true];
        offload[i] = other;
      } else walk.set(i, offload[i]!);
    }
  }
  return offload;
}

/** Decides for the worst from some decision on. */
function spoilt(agent: Agent, from = 0): Agent {
  let slot = 0;
  return { ...agent, propose: (told) => (slot++ < from ? agent.propose(told) : agent.adopt(told, dearest(told))) };
}

/** The highest mean excess over the fallback's cost in any window. */
function worstWindow({ costs, nominal }: Served, window: number): number {
  let worst = -Infinity;
  for (let from = 0; from + window <= costs.length; from++) {
    const to = from + window;
    worst = Math.max(worst, meanOf(costs, from, to) / meanOf(nominal, from, to) - 1);
  }
  return worst;
}

describe('guard', () => {
  test('the fallback decides until it is known what it costs, then the agent, and every fifth slot the fallback', () => {
    const one = guarded({ window: 25 });
    const reasons: string[] = [];
    for (let slot = 1; slot <= 20; slot++) {
      const proposal = one.propose(problem);
      if (proposal.decidedBy === 'fallback') {
        expect(proposal.offload).toEqual(optimum.offload);
        expect(proposal.allocation).toEqual(optimum.allocation);
      }
      reasons.push(proposal.reason);
      // Twice what the fallback states.
      one.report(proposal.id, { cost: 2 * problem.evaluate(proposal.offload).cost });
    }
    const known = ['within margin', 'within margin', 'within margin', 'within margin', 'comparison'];
    expect(reasons.slice(0, 5)).toEqual(Array(5).fill('fallback not measured'));
    expect(reasons.slice(5, 10)).toEqual(known);
    expect(one.state).toMatchObject({ slots: 20, fallbackRatio: 2, verdicts: 0, agentFailures: 0 });
  });

  test('predicts of the fallback what it states, times what it was off by', () => {
    const one = guarded();
    const first = one.propose(problem);
    expect(first).not.toHaveProperty('predictedCost');
    one.report(first.id, { cost: 3 * optimum.cost });
    expect(one.propose(problem).predictedCost).toBeCloseTo(3 * optimum.cost, 9);
  });

  // Margin 0.1 of 100 slots: ten slots' worth. In flight each counts as one, so ten are the agent's, and not an eleventh.
  test('slots in flight count as the worst', () => {
    const one = guarded({ window: 100, margin: 0.1, worst: 1, every: 20, patience: 1000 });
    const turns: string[] = [];
    for (let slot = 1; slot <= 19; slot++) {
      const { id, decidedBy, offload } = one.propose(problem);
      turns.push(decidedBy);
      if (slot <= 5) one.report(id, { cost: problem.evaluate(offload).cost });
    }
    expect(turns.filter((by) => by === 'agent')).toHaveLength(10);
    expect(one.state).toMatchObject({ decidedBy: 'fallback', reason: 'margin used up' });
  });

  test('an agent that fails is passed over, in each of its methods', () => {
    const failing: Agent = {
      name: 'FAILING',
      propose: () => {
        throw new Error('broken');
      },
      adopt: () => {
        throw new Error('broken');
      },
      report: () => {
        throw new Error('broken');
      },
    };
    const one = guarded({ agent: failing });
    for (let slot = 1; slot <= 10; slot++) {
      const { id, offload, decidedBy } = one.propose(problem);
      expect([decidedBy, offload]).toEqual(['fallback', optimum.offload]);
      one.report(id, { cost: optimum.cost });
    }
    expect(one.state.reason).toBe('agent failed');
    // Ten decisions adopted, five proposals asked for.
    expect(one.state.agentFailures).toBe(15);
  });

  test('the agent hears every report, whoever decided', () => {
    const learner = measuredLearner({ random: createRandom(1) });
    const one = guarded({ agent: learner });
    for (let slot = 0; slot < 30; slot++) {
      const { id, offload } = one.propose(problem);
      one.report(id, { cost: problem.evaluate(offload).cost });
    }
    expect(learner.status).toMatchObject({ slots: 30, reports: 30, open: 0 });
  });

  test('what others decided teaches the agent and says nothing of it', () => {
    const one = guarded();
    const { id } = one.adopt(problem, Uint8Array.of(1, 0, 1));
    one.report(id, { cost: 1e6 });
    expect(one.state).toMatchObject({ slots: 1, fallbackRatio: NaN, agentShare: 0 });
  });

  test('goes on from a snapshot', () => {
    const play = (cut: number): GuardedProposal[] => {
      const agent = measuredLearner({ random: createRandom(1) });
      let one = guarded({ agent, window: 25 });
      return Array.from({ length: 60 }, (_, slot) => {
        if (slot === cut) {
          const snapshot = JSON.parse(JSON.stringify(one.snapshot())) as JsonObject;
          one = guarded({ agent, window: 25 });
          one.restore(snapshot);
        }
        const proposal = one.propose(problem);
        if (slot % 5 !== 0) one.report(proposal.id, { cost: problem.evaluate(proposal.offload).cost });
        return proposal;
      });
    };
    expect(play(33)).toEqual(play(-1));
  });

  test.each([null, {}, { rest: [0, 200, 0], agentFailures: 0 }, { rest: [0, 1, 0], agentFailures: 0, account: [] }])(
    'refuses the snapshot %j, and is then as it was',
    (snapshot) => {
      const one = guarded();
      one.propose(problem);
      const before = one.snapshot();
      expect(() => one.restore(snapshot as unknown as JsonObject)).toThrow(
        expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }),
      );
      expect(one.snapshot()).toEqual(before);
    },
  );

  test.each<[string, unknown]>([
    ['agent', {}],
    ['fallback', {}],
    ['margin', 0],
    ['window', 9],
    ['worst', 0],
    ['patience', 0],
    ['every', 41],
  ])('names the option %s', (what, got) => {
    expect(() => guarded({ [what]: got })).toThrow(
      expect.objectContaining({
        code: 'MEC_OUT_OF_DOMAIN',
        detail: expect.objectContaining({ where: 'guard', what, got }) as object,
      }),
    );
  });
});

describe('guard in service (costs of devices, 5 % noise, up to 20 slots late, a tenth lost)', () => {
  const [margin, window, slots] = [0.1, 200, 1000];
  const seeds = [21, 22, 23, 24];
  const learner = (seed: number): Agent => measuredLearner({ random: createRandom(seed) });
  const random = (seed: number): Agent => {
    const chance = createRandom(seed);
    const agent = learner(seed);
    const propose: Agent['propose'] = (told) =>
      agent.adopt(
        told,
        Uint8Array.from({ length: told.size }, () => chance.integer(2)),
      );
    return { ...agent, propose };
  };
  const agents: [string, (seed: number) => Agent][] = [
    ['spoilt from the start', (seed) => spoilt(learner(seed))],
    ['spoilt from its 400th decision', (seed) => spoilt(learner(seed), 400)],
    ['random', random],
  ];
  describe.each([
    ['hidden costs', false],
    ['costs as told, where the fallback is the optimum', true],
  ])('%s', (_title, honest) => {
    test.each(agents)('an agent that is %s costs no window more than the margin, from every seed', (name, make) => {
      for (const seed of seeds) {
        const agent = make(seed);
        const served = serve(guard({ agent, fallback: exact(), margin, window }), { seed, slots, honest });
        expect(worstWindow(served, window)).toBeLessThanOrEqual(margin);
        // Without the guard it would: the test tests something.
        if (honest && name === 'spoilt from the start') {
          expect(worstWindow(serve(make(seed), { seed, slots: 300, honest }), window)).toBeGreaterThan(margin);
        }
      }
    });
  });

  test('a sound agent is in service: nine of ten slots at the end, and better than the fallback in every window', () => {
    for (const seed of seeds) {
      const one = guarded({ margin, window }, seed);
      const served = serve(one, { seed, slots });
      expect(one.state.agentShare).toBeGreaterThan(0.9);
      expect(one.state.verdicts).toBe(0);
      expect(worstWindow(served, window)).toBeLessThan(0);
    }
  });

  test('a spoilt agent rests, longer each time', () => {
    const one = guard({ agent: spoilt(learner(21)), fallback: exact(), margin, window });
    const rests: number[] = [];
    const watched: MeasuredStrategy<OffloadingProblem> = {
      ...one,
      propose(told) {
        const proposal = one.propose(told);
        if (proposal.reason === 'agent rests') rests.push(one.state.slots);
        return proposal;
      },
    };
    serve(watched, { seed: 21, slots: 1200, honest: true });
    const starts = rests.filter((slot, k) => rests[k - 1] !== slot - 1);
    const lengths = starts.map(
      (start, k) => rests.filter((slot) => slot >= start && slot < (starts[k + 1] ?? Infinity)).length,
    );
    expect(lengths.slice(0, 2)).toEqual([200, 400].map((length) => expect.closeTo(length, -1)));
  });
});

/** A fallback whose statements are off by a factor is as good as another. */
test('guard compares with what the fallback costs, not with what it states', () => {
  const boasting: Strategy = {
    name: 'BOASTING',
    decide: (told) => {
      const decision = exact().decide(told);
      return { ...decision, cost: decision.cost / 10 };
    },
  };
  const one = guarded({ fallback: boasting });
  for (let slot = 0; slot < 40; slot++) {
    const { id, offload } = one.propose(problem);
    one.report(id, { cost: problem.evaluate(offload).cost });
  }
  expect(one.state.fallbackRatio).toBeCloseTo(10, 9);
  expect(one.state.excess).toBeGreaterThanOrEqual(-1e-9);
});
