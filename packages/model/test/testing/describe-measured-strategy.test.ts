/** The contract test tested: a sound strategy passes it, and each way of being broken fails the test made for it. */
import { describe, expect, test } from '@jest/globals';
import {
  createProposalLedger,
  deviceIds,
  readMeasurement,
  requireAdopted,
  type DeviceId,
  type MeasuredStrategy,
  type OffloadingProblem,
} from '../../src/index.js';
import { describeMeasuredStrategy } from '../../src/testing/index.js';
import { expectRefusal } from '../rejection.js';
import { outcomeOf, type Outcome } from './recording-runner.js';

type Strategy = MeasuredStrategy<OffloadingProblem>;

/** Offloads every other slot; a report turns that round. */
function sound(): Strategy {
  const ledger = createProposalLedger<readonly DeviceId[]>('sound');
  let turn = 0;
  const opened = (problem: OffloadingProblem, offload: Uint8Array): string =>
    ledger.add(deviceIds('sound', problem.size, problem.ids), [problem.tasks, offload]);
  return {
    name: 'SOUND',
    propose(problem) {
      const offload = new Uint8Array(problem.size).fill(turn++ % 2);
      return { id: opened(problem, offload), offload, allocation: problem.allocate(offload), predictedCost: 1 };
    },
    adopt(problem, offload) {
      const adopted = requireAdopted('sound', problem.size, offload);
      return { id: opened(problem, adopted), offload: adopted };
    },
    report(id, measurement) {
      const { costs } = readMeasurement('sound', ledger.get(id), measurement);
      ledger.close(id);
      if ((costs?.[0] ?? 0) > 20) turn++;
    },
  };
}

const contractOf = (spoil: (strategy: Strategy) => Partial<Strategy>): Promise<Outcome> =>
  outcomeOf((runner) =>
    describeMeasuredStrategy(
      'under test',
      () => {
        const strategy = sound();
        return { ...strategy, ...spoil(strategy) };
      },
      { runner },
    ),
  );

describeMeasuredStrategy('sound, on the runner’s globals', sound);

describe('describeMeasuredStrategy', () => {
  let calls = 0;
  const broken: [string, string, (strategy: Strategy) => Partial<Strategy>][] = [
    ['gives an id twice', 'gives every slot a decision', (s) => ({ propose: (p) => ({ ...s.propose(p), id: '1' }) })],
    [
      'decides between three ways',
      'gives every slot a decision',
      (s) => ({ propose: (p) => ({ ...s.propose(p), offload: new Uint8Array(p.size).fill(2) }) }),
    ],
    [
      'depends on what was made before it',
      'decides the same after the same calls',
      (s) => ({ propose: (p) => ({ ...s.propose(p), predictedCost: calls++ }) }),
    ],
    [
      'takes no objects',
      'takes costs by place, by id',
      (s) => ({
        report: (id, m) => s.report(id, m.costs !== undefined && !ArrayBuffer.isView(m.costs) ? { cost: 1 } : m),
      }),
    ],
    [
      'takes any id',
      'refuses unknown ids',
      (s) => ({ report: (id, m) => (id === 'no-such-id' ? undefined : s.report(id, m)) }),
    ],
    [
      'learns before it checks',
      'refuses unknown ids',
      (s) => ({
        report(id, m) {
          s.propose({ size: 1, tasks: Float64Array.of(1), allocate: () => Float64Array.of(0) } as never);
          s.report(id, m);
        },
      }),
    ],
    ['adopts no one', 'adopts what others decided', (s) => ({ adopt: (p) => s.propose(p) })],
    [
      'keeps the decision given',
      'adopts what others decided',
      (s) => ({ adopt: (p, x) => ({ ...s.adopt(p, x), offload: x }) }),
    ],
  ];
  test.each(broken)('fails one that %s', async (_name, title, spoil) => {
    const { names, failed } = await contractOf(spoil);
    expect(names).toHaveLength(7);
    expect(failed.filter((name) => name.startsWith(title))).toHaveLength(1);
  });
  test('names an option that leaves its range', () => {
    expectRefusal(() => describeMeasuredStrategy('x', sound, { slots: 3 }), {
      where: 'describeMeasuredStrategy',
      what: 'slots',
      got: 3,
    });
  });
});
