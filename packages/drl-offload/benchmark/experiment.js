/** Shared by the experiments of this folder: runs of an agent over a workload, and options of the command line. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { closedFormAllocator, minimum } from '@mec/model';
import { createAgent } from '@mec/drl-offload';

/** `--seeds 10 --iterations 10000 --out file.json` */
export function commandLine() {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '10' },
      iterations: { type: 'string', default: '10000' },
      out: { type: 'string' },
    },
  });
  const seeds = Array.from({ length: Number(values.seeds) }, (_, k) => k + 1);
  return { seeds, iterations: Number(values.iterations), out: values.out };
}

/** The paper's number of devices and the closed form, unless `options` say otherwise. */
export function makeAgent(seed, options) {
  return createAgent({ deviceCount: 10, seed, allocator: closedFormAllocator(), ...options });
}

/** Minimum cost over the agent's cost, slot by slot. */
export function ratiosOf(decide, workload, count) {
  const ratios = new Float64Array(count);
  let t = 0;
  for (const problem of workload) {
    if (t === count) break;
    ratios[t++] = minimum(problem).cost / decide(problem).cost;
  }
  return ratios;
}

export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

export function median(values) {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Lowest mean of 20 records in a row, one record every 10 slots, from slot `from` on: the line of Fig. 4 at its worst. */
export function worstWindow(ratios, from) {
  const records = ratios.filter((_, t) => t % 10 === 9 && t >= from);
  let lowest = 1;
  for (let start = 0; start + 20 <= records.length; start++) {
    lowest = Math.min(lowest, mean(records.subarray(start, start + 20)));
  }
  return lowest;
}

/** Prints rows as a Markdown table. */
export function printTable(rows) {
  const columns = Object.keys(rows[0]);
  console.log(`| ${columns.join(' | ')} |`);
  console.log(`| ${columns.map(() => '---').join(' | ')} |`);
  for (const row of rows) console.log(`| ${columns.map((column) => row[column]).join(' | ')} |`);
}

/** Writes the numbers behind a table where `--out` says. */
export function writeJson(out, value) {
  if (out !== undefined) writeFileSync(out, `${JSON.stringify(value, undefined, 1)}\n`);
}
