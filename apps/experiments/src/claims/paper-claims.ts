/**
 * Everything the paper claims of its figures and its table, with the limits between which each claim holds: data only.
 *
 * The limits were fixed from the paper's words before the runs that they judge, and are the same for every run:
 *
 * - "Significantly" and "a little" share a limit. A loss that rises significantly at least doubles; one that rises a little does
 *   not, but rises by a tenth. The paper's agent is 0.005 from the minimum (0.995), so a decline of the ratio that is
 *   significant is at least as large as that; a little one is not, but at least a tenth of it.
 * - "Back" means that at most a quarter of what moved is left, on either side, about 1,000 iterations later.
 * - "Around" a ratio of three digits means one more or less in the last digit.
 * - "About" a moment means 1,000 iterations sooner or later.
 * - A factor between two times depends on machine, language and libraries: within twice and half the paper's.
 */
import type { Criterion } from './verdict.js';

export interface PaperClaim {
  readonly figure: string;
  readonly claim: string;
  /** The paper's words, or its figures. */
  readonly paper: string;
  readonly quantity: string;
  readonly criterion: Criterion;
}

/** Times as high after a change as before it. */
const LOSS = { noticeable: 1.1, significant: 2 };
/** Below the ratio before a change. */
const RATIO = { noticeable: 0.0005, significant: 0.005 };
const BACK: Criterion = { atLeast: -0.25, atMost: 0.25 };

const JUST_AFTER = '500 iterations before and 200 after';
const LATER = '800-1,200 iterations after the change';
const AT = { first: '5,000', second: '7,000' } as const;
const SWITCH = { first: 'off', second: 'on' } as const;

type Which = keyof typeof AT;

export type PaperClaimId =
  | 'fig3 falls'
  | 'fig3 settles'
  | 'fig3 no longer falls'
  | 'fig3 level'
  | 'fig4 settles'
  | 'fig4 level'
  | `fig5 ${'jumps' | 'converges'} ${Which}`
  | `fig6 ${'dips' | 'returns'} ${Which}`
  | `fig7 ${'rises' | 'smaller' | 'returns'} ${Which}`
  | `fig8 ${'dips' | 'smaller' | 'returns'} ${Which}`
  | 'fig9 ALL_LOCAL'
  | 'fig9 equal shares'
  | 'fig9 CD_SLSQP'
  | 'fig9 agent'
  | 'fig9 best'
  | 'memory loss'
  | 'memory ratio'
  | 'memory recovery'
  | 'table1 factor 10'
  | 'table1 factor 15'
  | 'table1 factor 20'
  | 'table1 agent grows'
  | 'table1 CD_SLSQP grows'
  | 'table1 lead grows';

/** The claims on each of the two changes, whose names end in which it is. */
const changes = <Id extends string>(
  claims: (which: Which) => Readonly<Record<Id, PaperClaim>>,
): Readonly<Record<`${Id} ${Which}`, PaperClaim>> => {
  const entries = (Object.keys(AT) as Which[]).flatMap((which) =>
    Object.entries<PaperClaim>(claims(which)).map(([id, claim]) => [`${id} ${which}`, claim] as const),
  );
  return Object.fromEntries(entries) as Record<`${Id} ${Which}`, PaperClaim>;
};

/** Seconds in the paper's Table 1. */
export const PAPER_SECONDS: Readonly<Record<number, { readonly agent: number; readonly cdSlsqp: number }>> = {
  10: { agent: 0.069, cdSlsqp: 0.47 },
  15: { agent: 0.174, cdSlsqp: 2.247 },
  20: { agent: 0.435, cdSlsqp: 9.333 },
};

const withinTwice = (factor: number): Criterion => ({
  atLeast: Number((factor / 2).toPrecision(3)),
  atMost: Number((factor * 2).toPrecision(3)),
});
const times = (factor: number): string => `${factor.toFixed(1)}×`;
const [small, middle, large] = [10, 15, 20];
const lead = (n: number): number => PAPER_SECONDS[n]!.cdSlsqp / PAPER_SECONDS[n]!.agent;
const growth = (what: 'agent' | 'cdSlsqp'): number => PAPER_SECONDS[large]![what] / PAPER_SECONDS[small]![what];

const factorAt = (n: number): PaperClaim => ({
  figure: 'Table 1',
  claim: `CD_SLSQP takes ${times(lead(n))} the agent’s time at N = ${n}`,
  paper: times(lead(n)),
  quantity: 'median time of CD_SLSQP / of the agent',
  criterion: withinTwice(lead(n)),
});

export const PAPER_CLAIMS: Readonly<Record<PaperClaimId, PaperClaim>> = {
  'fig3 falls': {
    figure: 'Fig. 3',
    claim: 'The loss falls from the beginning',
    paper: '“continuously reduced from the beginning”',
    quantity: 'mean loss of iterations 4,000-5,000 / of the first 1,000',
    criterion: { atMost: 0.5 },
  },
  'fig3 settles': {
    figure: 'Fig. 3',
    claim: 'The loss settles at about 4,500',
    paper: '“about 4500, the loss basically stabilizes”',
    quantity:
      'median over the seeds of the iteration from which the falling curve nearest to the loss is within 25 % of its level at the end',
    criterion: { atLeast: 3500, atMost: 5500 },
  },
  'fig3 no longer falls': {
    figure: 'Fig. 3',
    claim: 'From about 6,500 on the loss falls no more',
    paper: '“about 6500, it basically no longer declines”',
    quantity: 'mean loss of iterations 8,500-10,000 / of 6,500-8,000',
    criterion: { atLeast: 0.9, atMost: 1.1 },
  },
  'fig3 level': {
    figure: 'Fig. 3',
    claim: 'From about 6,500 on the loss is between 0.1 and 0.2',
    paper: '“maintaining between 0.1–0.2”',
    quantity: 'mean loss of iterations 6,500-10,000',
    criterion: { atLeast: 0.1, atMost: 0.2 },
  },
  'fig4 settles': {
    figure: 'Fig. 4',
    claim: 'The ratio settles at about 4,000',
    paper: '“after 4000 iterations, the ratio basically stabilizes”',
    quantity:
      'median over the seeds of the iteration from which the falling curve nearest to 1 - ratio is within 25 % of its level at the end',
    criterion: { atLeast: 3000, atMost: 5000 },
  },
  'fig4 level': {
    figure: 'Fig. 4',
    claim: 'From about 4,000 on the ratio is around 0.995',
    paper: '“changing around 0.995”',
    quantity: 'mean ratio of iterations 4,000-10,000',
    criterion: { atLeast: 0.994, atMost: 0.996 },
  },
  ...changes((which) => ({
    'fig5 jumps': {
      figure: 'Fig. 5',
      claim: `The loss jumps when α changes at ${AT[which]}`,
      paper: '“increased significantly at 5000 and 7000 times”',
      quantity: `mean loss after / before (${JUST_AFTER})`,
      criterion: { atLeast: LOSS.significant },
    },
    'fig5 converges': {
      figure: 'Fig. 5',
      claim: `The loss converges again within about 1,000 iterations of ${AT[which]}`,
      paper: '“and then quickly converged”',
      quantity: `share of the jump, above the level at the end of this environment, that is left ${LATER}`,
      criterion: BACK,
    },
    'fig6 dips': {
      figure: 'Fig. 6',
      claim: `The ratio dips when α changes at ${AT[which]}`,
      paper: '“a significant decline”',
      quantity: `mean ratio before - after (${JUST_AFTER})`,
      criterion: { atLeast: RATIO.significant },
    },
    'fig6 returns': {
      figure: 'Fig. 6',
      claim: `The ratio is back about 1,000 iterations after ${AT[which]}`,
      paper: '“both are resumed after about 1000 iterations”',
      quantity: `share of the dip below the level before 5,000 that is left ${LATER}`,
      criterion: BACK,
    },
    'fig7 rises': {
      figure: 'Fig. 7',
      claim: `The loss rises a little when devices switch ${SWITCH[which]} at ${AT[which]}`,
      paper: '“a small increase in loss”',
      quantity: `mean loss after / before (${JUST_AFTER})`,
      criterion: { atLeast: LOSS.noticeable, atMost: LOSS.significant },
    },
    'fig7 smaller': {
      figure: 'Fig. 7',
      claim: `The rise of the loss at ${AT[which]} is smaller than α’s`,
      paper: '“less than the impact of a change on α”',
      quantity: `rise of the loss as a share of the rise with α (${JUST_AFTER})`,
      criterion: { below: 1 },
    },
    'fig7 returns': {
      figure: 'Fig. 7',
      claim: `The loss quickly returns after ${AT[which]}`,
      paper: '“quickly returns to the previous level”',
      quantity: `share of the rise above the level before 5,000 that is left ${LATER}`,
      criterion: BACK,
    },
    'fig8 dips': {
      figure: 'Fig. 8',
      claim: `The ratio dips a little when devices switch ${SWITCH[which]} at ${AT[which]}`,
      paper: '“a small decrease in cost ratio”',
      quantity: `mean ratio before - after (${JUST_AFTER})`,
      criterion: { atLeast: RATIO.noticeable, atMost: RATIO.significant },
    },
    'fig8 smaller': {
      figure: 'Fig. 8',
      claim: `The dip of the ratio at ${AT[which]} is smaller than α’s`,
      paper: '“less than the impact of a change on α”',
      quantity: `dip of the ratio as a share of the dip with α (${JUST_AFTER})`,
      criterion: { below: 1 },
    },
    'fig8 returns': {
      figure: 'Fig. 8',
      claim: `The ratio quickly returns after ${AT[which]}`,
      paper: '“quickly returns to the previous level”',
      quantity: `share of the dip below the level before 5,000 that is left ${LATER}`,
      criterion: BACK,
    },
  })),
  'fig9 ALL_LOCAL': {
    figure: 'Fig. 9',
    claim: 'ALL_LOCAL is between 0.84 and 0.90',
    paper: '“between 0.9 and 0.84”',
    quantity: 'mean ratio of iterations 4,000-10,000',
    criterion: { atLeast: 0.84, atMost: 0.9 },
  },
  'fig9 equal shares': {
    figure: 'Fig. 9',
    claim: 'ALL_OFFLOAD and CD_AVERAGE, which is the same curve here, are between 0.84 and 0.90',
    paper: '“between 0.9 and 0.84”',
    quantity: 'mean ratio of iterations 4,000-10,000, of the one farther from 0.87',
    criterion: { atLeast: 0.84, atMost: 0.9 },
  },
  'fig9 CD_SLSQP': {
    figure: 'Fig. 9',
    claim: 'CD_SLSQP is around 0.998',
    paper: '“stable at around 0.998”',
    quantity: 'mean ratio of iterations 4,000-10,000',
    criterion: { atLeast: 0.997, atMost: 0.999 },
  },
  'fig9 agent': {
    figure: 'Fig. 9',
    claim: 'The agent is around 0.995 once it has converged',
    paper: '“stabilizes at around 0.995”',
    quantity: 'mean ratio of iterations 4,000-10,000',
    criterion: { atLeast: 0.994, atMost: 0.996 },
  },
  'fig9 best': {
    figure: 'Fig. 9',
    claim: 'CD_SLSQP is the closest to 1',
    paper: '“performs best”, 0.998 against 0.995',
    quantity: 'mean ratio of CD_SLSQP - of the best other strategy of the paper',
    criterion: { atLeast: 0.001 },
  },
  'memory loss': {
    figure: 'Section 3',
    claim: 'A memory of 256 samples learns to a lower loss than one of 10,000',
    paper: '“limited memory capacity can help improve the efficiency of training”',
    quantity: 'mean loss of iterations 4,000-5,000, 256 samples / 10,000',
    criterion: { below: 1 },
  },
  'memory ratio': {
    figure: 'Section 3',
    claim: 'A memory of 256 samples decides better than one of 10,000',
    paper: '“limited memory capacity can help improve the efficiency of training”',
    quantity: 'mean ratio of iterations 4,000-5,000, 256 samples - 10,000',
    criterion: { above: 0 },
  },
  'memory recovery': {
    figure: 'Section 3',
    claim: 'A memory of 256 samples recovers better from a change of α at 5,000 than one of 10,000',
    paper: '“the newly generated samples are generally better than the old samples”',
    quantity: `mean ratio ${LATER}, 256 samples - 10,000`,
    criterion: { above: 0 },
  },
  'table1 factor 10': factorAt(small),
  'table1 factor 15': factorAt(middle),
  'table1 factor 20': factorAt(large),
  'table1 agent grows': {
    figure: 'Table 1',
    claim: `The agent’s time grows ${times(growth('agent'))} from N = ${small} to ${large}`,
    paper: times(growth('agent')),
    quantity: `median time at N = ${large} / at ${small}`,
    criterion: withinTwice(growth('agent')),
  },
  'table1 CD_SLSQP grows': {
    figure: 'Table 1',
    claim: `CD_SLSQP’s time grows ${times(growth('cdSlsqp'))} from N = ${small} to ${large}`,
    paper: `${times(growth('cdSlsqp'))}, “will increase greatly”`,
    quantity: `median time at N = ${large} / at ${small}`,
    criterion: withinTwice(growth('cdSlsqp')),
  },
  'table1 lead grows': {
    figure: 'Table 1',
    claim: `The agent’s lead over CD_SLSQP grows ${times(lead(large) / lead(small))} from N = ${small} to ${large}`,
    paper: times(lead(large) / lead(small)),
    quantity: `(CD_SLSQP / agent at N = ${large}) / (the same at ${small})`,
    criterion: withinTwice(lead(large) / lead(small)),
  },
};

/** What premises ask for: that there was a change to return from, however large. */
export const NOTICEABLE: Readonly<Record<'loss' | 'ratio', Criterion>> = {
  loss: { atLeast: LOSS.noticeable },
  ratio: { atLeast: RATIO.noticeable },
};
