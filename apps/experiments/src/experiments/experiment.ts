/** What a figure, a table or a study is to this program. A new one is a file in `paper/` or `studies/` and a line in the registry. */
import type { LineChart, Row } from '@mec/bench';
import type { Claim } from '../claims/claim.js';
import type { Job, ResultOf } from '../jobs/job.js';
import type { Plan } from '../plan.js';

export interface Experiment {
  /** Name of the files it writes, and of `--only`. */
  readonly id: string;
  /** As the paper calls it: `Fig. 4`. */
  readonly label: string;
  /** The paper's caption, or what a study shows. */
  readonly caption: string;
  /** The runs it needs; those it shares with others run once. */
  jobs(plan: Plan): readonly Job[];
  /** Whether what is finished is enough, where some runs failed. By default all of them are needed. */
  readonly canDo?: (plan: Plan, results: Results) => boolean;
  analyse(plan: Plan, results: Results): Analysis;
}

/** Finished runs. */
export interface Results {
  /** Whether the job was finished: one that failed was not. */
  has(job: Job): boolean;
  of<J extends Job>(job: J): ResultOf<J>;
}

export interface Analysis {
  /** Drawn as SVG and PNG. */
  readonly charts: readonly NamedChart[];
  /** Written as Markdown. */
  readonly tables?: readonly NamedTable[];
  /** Written as CSV. */
  readonly rows: readonly Row[];
  readonly claims: readonly Claim[];
}

interface NamedChart {
  /** Added to the experiment's id in the name of the file; empty for an experiment's only picture. */
  readonly name: string;
  /** Not yet laid out: the report draws it again for the reader's screen. */
  readonly chart: LineChart;
}

export interface NamedTable {
  /** Empty for an experiment's only table. */
  readonly title: string;
  /** A heading and lines of cells; the first cell names the line. */
  readonly lines: readonly (readonly string[])[];
  /** Lines, counted from the one after the heading, that this program measured where others are quoted. */
  readonly ours?: readonly number[];
}
