/** How this folder shows what it measured. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

export function median(values) {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Prints rows as a Markdown table. */
export function printTable(rows) {
  const columns = Object.keys(rows[0]);
  console.log(`| ${columns.join(' | ')} |`);
  console.log(`| ${columns.map(() => '---').join(' | ')} |`);
  for (const row of rows) console.log(`| ${columns.map((column) => row[column]).join(' | ')} |`);
}

/** Writes the numbers behind a table where `--out file.json` says. */
export function writeJson(value) {
  const { out } = parseArgs({ options: { out: { type: 'string' } } }).values;
  if (out !== undefined) writeFileSync(out, `${JSON.stringify(value, undefined, 1)}\n`);
}
