/** What a figure or a table of the paper is to this program. A new one is a file beside this, and a line in the registry. */
import type { LineChart, Row } from '@mec/bench';
import type { Claim } from '../claims/claim.js';
import type { Job, ResultOf } from '../jobs/job.js';
import type { Plan } from '../plan.js';

export interface Experiment {
  /** Name of the files it writes, and of `--only`. */
  readonly id: string;
  /** As the paper calls it: `Fig. 4`. */
  readonly label: string;
  /** The paper's caption. */
  readonly caption: string;
  /** The runs it needs; those it shares with others run once. */
  jobs(plan: Plan): readonly Job[];
  analyse(plan: Plan, results: Results): Analysis;
}

/** Finished runs. */
export interface Results {
  of<J extends Job>(job: J): ResultOf<J>;
}

export interface Analysis {
  /** Drawn as SVG and PNG. */
  readonly chart?: LineChart;
  /** Written as Markdown: a heading and lines of cells. */
  readonly table?: readonly (readonly string[])[];
  /** Written as CSV. */
  readonly rows: readonly Row[];
  readonly claims: readonly Claim[];
}
