/** The contract of {@link MeasuredStrategy} as a test suite: every implementation runs it, ours and a user's. */
import assert from 'node:assert/strict';
import { requireNumber } from '../contract/domain.js';
import type { MeasuredStrategy, Measurement, Proposal } from '../contract/measured-strategy.js';
import { createRandom } from '../contract/random.js';
import { createProblem } from '../server-share/create-problem.js';
import { breakdown } from '../server-share/cost.js';
import { paperSystem } from '../server-share/edge-system.js';
import type { OffloadingProblem } from '../server-share/offloading-problem.js';
import { globalRunner, type TestRunner } from './runner.js';

export interface DescribeMeasuredStrategyOptions {
  /** Slots of each test, an integer >= 20. Default 60. */
  readonly slots?: number;
  /** By default the runner's globals. */
  readonly runner?: TestRunner;
}

const DEVICES = 4;

/**
 * Registers the tests that every measured strategy passes: decisions that can be carried out under ids of their own, the same from the
 * same calls; reports in any form and any order, late, partial or never; typed errors for reports of ids that are unknown or repeated and
 * for measurements that are not sound, which change nothing; decisions of others adopted; arrays that are the caller's.
 *
 * @param name - heading of the tests.
 * @param make - a new strategy for {@link paperSystem}(4), the same each time.
 * @throws OutOfDomainError when an option leaves its range, or the runner has no global `describe` and `test` and none were passed.
 * @example
 * describeMeasuredStrategy('my strategy', () => myStrategy());
 */
export function describeMeasuredStrategy(
  name: string,
  make: () => MeasuredStrategy<OffloadingProblem>,
  options: DescribeMeasuredStrategyOptions = {},
): void {
  const where = 'describeMeasuredStrategy';
  const { slots = 60 } = options;
  requireNumber(where, 'slots', slots, { min: 20, integer: true });
  const runner = options.runner ?? globalRunner(where);
  const test = (title: string, body: () => void): void =>
    runner.test(title, async () => {
      await Promise.resolve(undefined);
      body();
    });

  runner.describe(name, () => {
    test('gives every slot a decision that can be carried out, under an id of its own', () => {
      const strategy = make();
      const ids = new Set<string>();
      for (const problem of slotsOf(slots)) {
        const proposal = strategy.propose(problem);
        checkProposal(problem, proposal);
        assert.ok(!ids.has(proposal.id), `the id ${proposal.id} was given before`);
        ids.add(proposal.id);
        strategy.report(proposal.id, measured(problem, proposal));
      }
    });

    test('decides the same after the same calls', () => {
      assert.deepEqual(played(make(), slots), played(make(), slots));
    });

    test('takes reports late and out of order, and does without those that never come', () => {
      const strategy = make();
      const waiting: (() => void)[] = [];
      const random = createRandom(3);
      for (const problem of slotsOf(slots)) {
        const proposal = strategy.propose(problem);
        waiting.push(() => strategy.report(proposal.id, measured(problem, proposal)));
        if (waiting.length > 10) waiting.splice(random.integer(10), 2)[0]!();
      }
    });

    test('takes costs by place, by id in a map or an object, and of some devices only', () => {
      const forms: ((costs: Float64Array) => Measurement)[] = [
        (costs) => ({ costs }),
        (costs) => ({ costs: Array.from(costs) }),
        (costs) => ({ costs: new Map(costs.entries()) }),
        (costs) => ({ costs: Object.fromEntries(costs.entries()) }),
      ];
      const runs = forms.map((form) => played(make(), slots, form));
      for (const run of runs) assert.deepEqual(run, runs[0]);
      played(make(), slots, (costs) => ({ costs: Array.from(costs, (cost, i) => (i === 1 ? null : cost)) }));
    });

    test('refuses unknown ids, repeated reports and unsound measurements, and is then as it was', () => {
      const [strategy, twin] = [make(), make()];
      for (const problem of slotsOf(slots)) {
        const proposal = strategy.propose(problem);
        assert.deepEqual(proposal, twin.propose(problem));
        const report = measured(problem, proposal);
        refuses(strategy, 'no-such-id', report, 'MEC_PROPOSAL', 'unknown');
        refuses(strategy, undefined as never, report, 'MEC_PROPOSAL', 'unknown');
        for (const unsound of UNSOUND) refuses(strategy, proposal.id, unsound as never);
        strategy.report(proposal.id, report);
        twin.report(proposal.id, report);
        refuses(strategy, proposal.id, report, 'MEC_PROPOSAL', 'repeated');
      }
    });

    test('adopts what others decided, and takes reports of it', () => {
      const strategy = make();
      const random = createRandom(4);
      for (const problem of slotsOf(slots)) {
        const offload = Uint8Array.from({ length: DEVICES }, () => random.integer(2));
        const proposal = strategy.adopt(problem, offload);
        assert.deepEqual([...proposal.offload], [...offload]);
        assert.notEqual(proposal.offload, offload, 'the decision is a new array');
        strategy.report(proposal.id, measured(problem, proposal));
        assert.throws(() => strategy.adopt(problem, Uint8Array.of(1)), 'a decision of another length is refused');
      }
      checkProposal(slotsOf(1)[0]!, strategy.propose(slotsOf(1)[0]!));
    });

    test('leaves its arrays to the caller', () => {
      const [strategy, twin] = [make(), make()];
      for (const problem of slotsOf(slots)) {
        const proposal = strategy.propose(problem);
        const report = measured(problem, proposal);
        const same = twin.propose(problem);
        assert.deepEqual(proposal, same);
        proposal.offload.fill(0);
        (proposal.allocation as Float64Array | undefined)?.fill(NaN);
        strategy.report(proposal.id, report);
        report.costs.fill(1e9);
        twin.report(same.id, measured(problem, same));
      }
    });
  });
}

/** No measurement, or numbers that are none. */
const UNSOUND: readonly unknown[] = [
  undefined,
  {},
  7,
  { cost: NaN },
  { cost: '3' },
  { costs: [1, 2] },
  { costs: [1, 2, 3, Infinity] },
  { costs: { 0: 1, stranger: 2 } },
  { costs: { 0: 'x' } },
  { delays: [-1, 1, 1, 1] },
];

function slotsOf(count: number): OffloadingProblem[] {
  const random = createRandom(20214).split('measured slots');
  const system = paperSystem(DEVICES);
  return Array.from({ length: count }, () =>
    createProblem(
      system,
      Float64Array.from({ length: DEVICES }, () => random.uniform(5, 25)),
    ),
  );
}

/** What carrying out the decision costs, without noise. */
function measured(problem: OffloadingProblem, proposal: Proposal): { readonly costs: Float64Array } {
  const { delay, energy } = breakdown(problem, proposal.offload, problem.allocate(proposal.offload));
  return { costs: delay.map((time, i) => time + energy[i]!) };
}

function checkProposal(problem: OffloadingProblem, { id, offload, allocation, predictedCost }: Proposal): void {
  assert.ok(typeof id === 'string' && id.length > 0, 'the id is a string');
  assert.equal(offload.length, problem.size);
  assert.ok(
    offload.every((x) => x === 0 || x === 1),
    `the decision is [${offload.join()}]`,
  );
  if (allocation !== undefined) assert.ok(problem.isFeasible!(offload, allocation as Float64Array), 'feasible shares');
  if (predictedCost !== undefined) assert.ok(Number.isFinite(predictedCost), 'the predicted cost is finite');
}

/** Proposals of a run in which each report comes two slots late. */
function played(
  strategy: MeasuredStrategy<OffloadingProblem>,
  slots: number,
  form: (costs: Float64Array) => Measurement = (costs) => ({ costs }),
): Proposal[] {
  const open: (() => void)[] = [];
  return slotsOf(slots).map((problem) => {
    if (open.length > 1) open.shift()!();
    const proposal = strategy.propose(problem);
    const { costs } = measured(problem, proposal);
    open.push(() => strategy.report(proposal.id, form(costs)));
    return proposal;
  });
}

function refuses(
  strategy: MeasuredStrategy<OffloadingProblem>,
  id: string,
  measurement: Measurement,
  code?: string,
  reason?: string,
): void {
  assert.throws(
    () => strategy.report(id, measurement),
    (error: unknown) => {
      const { code: got, detail } = error as { readonly code?: string; readonly detail?: { readonly reason?: string } };
      assert.ok(got?.startsWith('MEC_') === true, `a typed error, not ${String(error)}`);
      if (code !== undefined) assert.equal(got, code);
      if (reason !== undefined) assert.equal(detail?.reason, reason);
      return true;
    },
  );
}
