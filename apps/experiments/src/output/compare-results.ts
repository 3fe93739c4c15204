/** What moved between two folders of results: the same runs with the same seeds, in pairs. */
import { stat } from 'node:fs/promises';
import { estimate } from '@mec/bench';
import { markdownTable } from 'markdown-table';
import { FolderError } from '../files/folder-error.js';
import { mean } from '../mean.js';
import { loadKept } from './kept.js';
import type { Measure } from './measures.js';
import { number } from './number.js';

interface Comparison {
  readonly experiment: string;
  readonly run: string;
  readonly quantity: Measure['quantity'];
  /** Seeds that both have. */
  readonly seeds: number;
  readonly before: number;
  readonly after: number;
  /** After - before, its mean over the pairs of seeds. */
  readonly difference: number;
  /** 95 %, over the pairs; infinite of one pair, which says nothing of other seeds. */
  readonly interval: readonly [number, number];
  /** `same`: to the last bit. `moved`: the interval leaves out 0. `unclear`: it does not. */
  readonly verdict: 'same' | 'moved' | 'unclear';
}

export interface ComparedResults {
  readonly rows: readonly Comparison[];
  /** Experiments and runs that only one of the two has, or with no seed in common. */
  readonly unmatched: readonly string[];
}

/** @throws FolderError when a folder holds no results. */
export async function compareResults(before: string, after: string): Promise<ComparedResults> {
  const [a, b] = [await measures(before), await measures(after)];
  const rows: Comparison[] = [];
  const unmatched: string[] = [];
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    const [one, other] = [a.get(key) ?? [], b.get(key) ?? []];
    const pairs = one.flatMap((measure) => {
      const partner = other.find(({ seed }) => seed === measure.seed);
      return partner === undefined ? [] : [[measure.value, partner.value] as const];
    });
    const [experiment = '', run = '', quantity = 'ratio'] = key.split('\n');
    if (pairs.length === 0) unmatched.push(`${experiment}: ${run}`);
    else rows.push(comparison(experiment, run, quantity as Measure['quantity'], pairs));
  }
  return { rows, unmatched };
}

async function measures(folder: string): Promise<Map<string, Measure[]>> {
  const found = await stat(folder).catch(() => undefined);
  const kept = found?.isDirectory() === true ? await loadKept(folder) : new Map<string, never>();
  if (kept.size === 0) throw new FolderError({ path: folder, problem: 'holds no results of this program' });
  const byRun = new Map<string, Measure[]>();
  for (const { experiment, measures: all } of kept.values()) {
    for (const measure of all) {
      const key = [experiment.label, measure.run, measure.quantity].join('\n');
      byRun.set(key, [...(byRun.get(key) ?? []), measure]);
    }
  }
  return byRun;
}

function comparison(
  experiment: string,
  run: string,
  quantity: Measure['quantity'],
  pairs: readonly (readonly [number, number])[],
): Comparison {
  const differences = pairs.map(([before, after]) => after - before);
  const difference = mean(differences);
  const same = differences.every((each) => each === 0);
  const { interval } = estimate({
    clusters: differences.map((each) => [[each]]),
    statistic: ([values]) => mean(values!),
  });
  const [low, high] = interval;
  return {
    experiment,
    run,
    quantity,
    seeds: pairs.length,
    before: mean(pairs.map(([value]) => value)),
    after: mean(pairs.map(([, value]) => value)),
    difference,
    interval,
    verdict: same ? 'same' : low > 0 || high < 0 ? 'moved' : 'unclear',
  };
}

/** What moved comes first. */
export function comparisonText({ rows, unmatched }: ComparedResults): string {
  const order = ['moved', 'unclear', 'same'];
  const sorted = [...rows].sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  const lines = sorted.map(({ experiment, run, quantity, seeds, before, after, difference, interval, verdict }) => [
    experiment,
    run,
    quantity,
    String(seeds),
    number(before),
    number(after),
    number(difference),
    `[${number(interval[0])}, ${number(interval[1])}]`,
    verdict,
  ]);
  const heading = ['', 'run', 'mean', 'seeds', 'before', 'after', 'difference', '95 % interval', 'verdict'];
  const table = markdownTable([heading, ...lines], { align: ['l', 'l', 'l', 'r', 'r', 'r', 'r', 'l', 'l'] });
  const moved = rows.filter(({ verdict }) => verdict === 'moved').length;
  return [
    table,
    '',
    `${moved} of ${rows.length} moved.`,
    ...unmatched.map((each) => `Only in one of the two: ${each}`),
    '',
  ].join('\n');
}
