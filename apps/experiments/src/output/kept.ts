/** What the report shows of each experiment, kept beside the results: a command that runs one of them leaves the others in it. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Analysis, Experiment } from '../experiments/experiment.js';
import { exactJson, parseExactJson } from '../files/exact-json.js';
import { KEPT } from '../files/results-folder.js';
import { writeWhole } from '../files/write-whole.js';
import type { Measure } from './measures.js';
import { plural } from './number.js';

/** Which command an experiment's results are of. */
export interface Origin {
  readonly startedAt: string;
  readonly seeds: readonly number[];
  readonly iterations: number;
  readonly quick: boolean;
  /** Whether the paper's 10,000 iterations were run. */
  readonly fullScale: boolean;
  /** Of the code: results of the same version and options are the same. */
  readonly version: string;
  /** Null outside a checkout. */
  readonly commit: string | null;
}

export interface KeptExperiment {
  readonly experiment: Pick<Experiment, 'id' | 'label' | 'caption'>;
  readonly analysis: Omit<Analysis, 'rows'>;
  /** The charts as SVG text. */
  readonly svgs: readonly string[];
  /** What two results are compared by. */
  readonly measures: readonly Measure[];
  readonly origin: Origin;
}

export async function keep(out: string, kept: KeptExperiment): Promise<void> {
  await mkdir(join(out, KEPT), { recursive: true });
  const body = exactJson(kept);
  await writeWhole(join(out, KEPT, `${kept.experiment.id}.json`), `${digest(body)}\n${body}`);
}

/** Said of an experiment that this command did not run. */
export function originText({ startedAt, seeds, iterations, fullScale, commit }: Origin): string {
  const scale = fullScale ? '' : ' (shorter than the paper’s: its verdicts do not speak of the paper)';
  const code = commit === null ? '' : `, commit ${commit.slice(0, 10)}`;
  return `From an earlier run, ${startedAt}: ${plural(seeds.length, 'seed')} from ${seeds[0]!}, ${iterations.toLocaleString('en')} iterations${scale}${code}.`;
}

/** Those whose bytes are what was written, by id. */
export async function loadKept(out: string): Promise<Map<string, KeptExperiment>> {
  const folder = join(out, KEPT);
  const found = new Map<string, KeptExperiment>();
  for (const file of (await readdir(folder).catch(() => [])).sort()) {
    const text = await readFile(join(folder, file), 'utf8').catch(() => '');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    if (end < 0 || text.slice(0, end) !== digest(body)) continue;
    const kept = parseExactJson(body) as KeptExperiment;
    found.set(kept.experiment.id, kept);
  }
  return found;
}

function digest(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}
