import { describe, expect, test } from '@jest/globals';
import type { Claim } from '../../src/claims/claim.js';
import { PAPER_CLAIMS, type PaperClaimId } from '../../src/claims/paper-claims.js';
import type { Verdict } from '../../src/claims/verdict.js';
import { paperExperiments as experiments } from '../../src/experiments/registry.js';
import { createPlan, type Plan } from '../../src/plan.js';
import { asInPaper, flat, resultsOf, type World } from './worlds.js';

const planOf = (seeds: number): Plan => createPlan({ seed: 1, seeds, iterations: 10_000, quick: false });
// As few as a median's interval takes.
const plan = planOf(6);

/** What a world does to each claim. */
function claimsIn(world: World, of: Plan = plan): Map<PaperClaimId, Claim> {
  const results = resultsOf(world);
  const found = experiments.flatMap((experiment) => experiment.analyse(of, results).claims);
  const ids = Object.keys(PAPER_CLAIMS) as PaperClaimId[];
  return new Map(
    found.map((claim) => [
      ids.find((id) => PAPER_CLAIMS[id].figure === claim.figure && PAPER_CLAIMS[id].claim === claim.claim)!,
      claim,
    ]),
  );
}

const verdictsIn = (world: World): Map<PaperClaimId, Verdict> =>
  new Map([...claimsIn(world)].map(([id, { verdict }]) => [id, verdict]));

/** Ids with this verdict. */
const idsWith = (verdicts: ReadonlyMap<PaperClaimId, Verdict>, wanted: Verdict): PaperClaimId[] =>
  [...verdicts].flatMap(([id, verdict]) => (verdict === wanted ? [id] : []));

const both = <Name extends string>(...names: Name[]): `${Name} ${'first' | 'second'}`[] =>
  names.flatMap((name) => [`${name} first` as const, `${name} second` as const]);

/** One thing after another done otherwise than the paper reports, and every claim that must fail for it. */
const OTHERWISE: Readonly<Record<string, { readonly world: Partial<World>; readonly fail: readonly PaperClaimId[] }>> =
  {
    'settles early, as ours does': {
      world: { loss: { ...asInPaper.loss, fall: 1500 }, gap: { ...asInPaper.gap, fall: 1200 } },
      fail: ['fig3 settles', 'fig4 settles'],
    },
    'settles late': {
      world: { loss: { ...asInPaper.loss, fall: 8000 }, gap: { ...asInPaper.gap, fall: 7000 } },
      fail: ['fig3 settles', 'fig4 settles', 'fig3 no longer falls'],
    },
    'hardly falls': {
      world: { loss: { from: 0.2, to: 0.15, fall: 4800 } },
      fail: ['fig3 falls', 'fig3 no longer falls'],
    },
    'ends too high': {
      world: { loss: { ...asInPaper.loss, to: 0.3 }, gap: { ...asInPaper.gap, to: 0.01 } },
      fail: ['fig3 level', 'fig4 level', 'fig9 agent'],
    },
    'α moves little': {
      world: { alpha: { loss: 0.07, gap: 0.002, gone: 250 } },
      fail: [
        ...both('fig5 jumps', 'fig5 converges', 'fig6 dips', 'fig6 returns'),
        ...both('fig7 smaller', 'fig8 smaller'),
      ],
    },
    'α’s change stays': {
      world: { alpha: { ...asInPaper.alpha, gone: 0 } },
      fail: both('fig6 returns'),
    },
    'α’s change is gone slowly': {
      world: { alpha: { ...asInPaper.alpha, gone: 1200 } },
      fail: both('fig5 converges', 'fig6 returns'),
    },
    'switching moves as much as α': {
      world: { switching: asInPaper.alpha },
      fail: both('fig7 rises', 'fig8 dips'),
    },
    'switching moves more than α': {
      world: { switching: { loss: 0.7, gap: 0.04, gone: 250 } },
      fail: both('fig7 rises', 'fig7 smaller', 'fig8 dips', 'fig8 smaller'),
    },
    'switching’s change stays': {
      world: { switching: { ...asInPaper.switching, gone: 0 } },
      fail: both('fig7 returns', 'fig8 returns'),
    },
    'switching does nothing': {
      world: { switching: { loss: 0, gap: 0, gone: 250 } },
      fail: both('fig7 rises', 'fig7 smaller', 'fig7 returns', 'fig8 dips', 'fig8 smaller', 'fig8 returns'),
    },
    'a large memory is better': {
      world: { unlimited: { loss: -0.05, gap: -0.002 } },
      fail: ['memory loss', 'memory ratio', 'memory recovery'],
    },
    'other levels': {
      world: { levels: { ALL_LOCAL: 0.8, ALL_OFFLOAD: 0.88, CD_AVERAGE: 0.95, CD_SLSQP: 0.9945 } },
      fail: ['fig9 ALL_LOCAL', 'fig9 equal shares', 'fig9 CD_SLSQP', 'fig9 best'],
    },
    'times that grow alike': {
      world: { cdSlsqp: [0.069, 0.0735, 0.08], agent: [0.069, 0.071, 0.073] },
      fail: [
        'table1 factor 10',
        'table1 factor 15',
        'table1 factor 20',
        'table1 agent grows',
        'table1 CD_SLSQP grows',
        'table1 lead grows',
      ],
    },
  };

describe('the claims', () => {
  const asReported = verdictsIn(asInPaper);

  test('are all judged, each once', () => {
    expect([...asReported.keys()].sort()).toEqual((Object.keys(PAPER_CLAIMS) as PaperClaimId[]).sort());
  });

  test('all hold in runs that do what the paper reports', () => {
    expect([...asReported].filter(([, verdict]) => verdict !== 'holds')).toEqual([]);
  });

  test.each(Object.entries(OTHERWISE))('fail where they should: %s', (_what, { world, fail }) => {
    const verdicts = verdictsIn({ ...asInPaper, ...world });
    expect(fail.filter((id) => verdicts.get(id) !== 'fails')).toEqual([]);
  });

  test('each fails in some world: none is true whatever happens', () => {
    const failing = new Set(Object.values(OTHERWISE).flatMap(({ fail }) => fail));
    expect((Object.keys(PAPER_CLAIMS) as PaperClaimId[]).filter((id) => !failing.has(id))).toEqual([]);
  });

  test('where nothing happens, only levels hold', () => {
    const holding = idsWith(verdictsIn(flat), 'holds');
    expect(holding.sort()).toEqual(['fig3 level', 'fig4 level', 'fig9 agent']);
  });

  test('say that there was nothing to return from', () => {
    const { world } = OTHERWISE['switching does nothing']!;
    const claims = claimsIn({ ...asInPaper, ...world });
    expect(claims.get('fig7 returns first')!.reason).toBe('the loss did not rise');
    expect(claims.get('fig8 returns second')!.reason).toBe('the ratio did not dip');
  });

  test('of times are undecided under load, not wrong', () => {
    const claims = claimsIn({ ...asInPaper, cdSlsqp: [1, 1, 1], load: { processors: 2, others: 1.4 } });
    const times = [...claims].filter(([id]) => id.startsWith('table1'));
    expect(times.length).toBe(6);
    for (const [, { verdict, reason }] of times) {
      expect(verdict).toBe('undecided');
      expect(reason).toBe('the machine was under load: other programs kept 1.4 of 2 processors busy');
    }
  });

  test('of one seed rest on the reference runs or are undecided', () => {
    const claims = claimsIn(asInPaper, planOf(1));
    for (const [id, { basis, verdict }] of claims) {
      if (id.startsWith('table1')) expect(basis).toBe('repetitions');
      else if (/settles|converges|returns|smaller/.test(id)) expect(verdict).toBe('undecided');
      else expect(basis).toBe('reference seeds');
    }
  });

  test('of a shorter run do not: its seeds are apart as they are', () => {
    const short = createPlan({ seed: 1, seeds: 1, iterations: 5000, quick: false });
    const claims = claimsIn(asInPaper, short);
    expect(claims.get('fig4 level')).toMatchObject({ basis: 'this seed', verdict: 'undecided' });
  });
});

describe.each(experiments.map((experiment) => [experiment.id, experiment] as const))('%s', (id, experiment) => {
  const analysis = experiment.analyse(plan, resultsOf(asInPaper));

  test('draws or tabulates, has rows, and claims under its own label', () => {
    expect(analysis.charts.length > 0 || analysis.tables !== undefined).toBe(true);
    expect(analysis.rows.length).toBeGreaterThan(0);
    expect(new Set(analysis.claims.map(({ figure }) => figure))).toEqual(new Set([experiment.label]));
  });

  test('runs every seed, but for the table, which repeats', () => {
    const seeds = new Set(experiment.jobs(planOf(3)).map(({ seed }) => seed));
    expect([...seeds].sort()).toEqual(id === 'table1' ? [1] : [1, 2, 3]);
  });
});
