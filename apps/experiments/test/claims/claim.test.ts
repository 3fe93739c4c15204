import { describe, expect, test } from '@jest/globals';
import { studentQuantile, type Cluster } from '@mec/bench';
import { judge, judgeEstimate, premiseOn, type Statement } from '../../src/claims/claim.js';
import { mean } from '../../src/mean.js';

const statement: Statement = {
  figure: 'Fig. 0',
  claim: 'a claim',
  paper: '2',
  quantity: 'mean',
  criterion: { atLeast: 1, atMost: 3 },
};
const of = (clusters: readonly Cluster[], more: Partial<Statement> = {}): ReturnType<typeof judge> =>
  judge({ ...statement, ...more, clusters, statistic: ([values]) => mean(values!) });
const seeds = (...levels: number[]): Cluster[] => levels.map((level) => [[level]]);

describe('judge', () => {
  // 2 +- 4.3027 * 0.1 / sqrt(3).
  test('by Student’s interval over the seeds', () => {
    const { interval, ...claim } = of(seeds(1.9, 2, 2.1));
    expect(claim).toMatchObject({ verdict: 'holds', basis: 'seeds', criterion: 'between 1 and 3' });
    expect(claim.measured).toBeCloseTo(2, 12);
    expect(claim.deviation).toBeCloseTo(0.1, 12);
    expect(interval[0]).toBeCloseTo(2 - 0.24841, 4);
    expect(interval[1]).toBeCloseTo(2 + 0.24841, 4);
  });

  test('by the interval, not by the mean', () => {
    expect(of(seeds(2.9, 2.9, 2.95)).verdict).toBe('holds');
    expect(of(seeds(2.5, 2.9, 3.3)).verdict).toBe('undecided');
    expect(of(seeds(2.5, 3.1, 3.6)).verdict).toBe('undecided');
    expect(of(seeds(3.3, 3.31, 3.32)).verdict).toBe('fails');
  });

  test('one seed decides nothing of others', () => {
    const claim = of([[[2, 2.1, 1.9, 2]]]);
    expect(claim).toMatchObject({ verdict: 'undecided', basis: 'this seed', measured: 2 });
    expect(claim.reason).toBe('one seed does not tell how others do');
  });

  test('one seed, where it is known how far seeds are apart', () => {
    const half = studentQuantile(0.975, 29) * 0.1;
    const claim = of(seeds(2.5), { reference: { deviation: 0.1, seeds: 30 } });
    expect(claim).toMatchObject({ verdict: 'holds', basis: 'reference seeds', interval: [2.5 - half, 2.5 + half] });
    expect(of(seeds(2.9), { reference: { deviation: 0.1, seeds: 30 } }).verdict).toBe('undecided');
    // Several seeds speak for themselves.
    expect(of(seeds(2.5, 2.6), { reference: { deviation: 0.1, seeds: 30 } }).basis).toBe('seeds');
  });

  test('nothing holds whose premise does not', () => {
    const held = of(seeds(2, 2, 2));
    const otherwise = 'there was nothing';
    const with_ = (premise: Statement['premise']): ReturnType<typeof judge> =>
      of(seeds(2, 2, 2), { premise: premise! });
    expect(held.verdict).toBe('holds');
    expect(with_(premiseOn(held, otherwise))).toMatchObject({ verdict: 'holds' });
    expect(with_(premiseOn(held, otherwise, { atLeast: 3 }))).toMatchObject({ verdict: 'fails', reason: otherwise });
    const open = of(seeds(2, 4, 2));
    expect(with_(premiseOn(open, otherwise))).toMatchObject({ verdict: 'undecided', reason: `perhaps ${otherwise}` });
    // One seed is no premise either, whatever its own interval.
    expect(premiseOn(of([[[2, 2, 2]]]), otherwise, { atLeast: 1 }).verdict).toBe('undecided');
  });

  test('what is spoilt is undecided, whatever was measured', () => {
    const spoilt = 'the machine was under load';
    expect(of(seeds(9, 9, 9), { spoilt })).toMatchObject({ verdict: 'undecided', reason: spoilt });
  });

  test('an interval without ends decides nothing, and says why', () => {
    const estimated = { value: 2, interval: [-Infinity, Infinity], over: 'runs', deviation: 1 } as const;
    expect(judgeEstimate(statement, estimated)).toMatchObject({
      verdict: 'undecided',
      reason: 'too little was run for an interval',
    });
  });

  test('refuses a measurement that is no number', () => {
    expect(() => of([[[NaN]]])).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
  });
});
