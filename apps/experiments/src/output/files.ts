/** Results on disk: each file whole or not at all. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { lineChart, renderPng, renderSvg, toCsv } from '@mec/bench';
import { markdownTable } from 'markdown-table';
import writeFileAtomic from 'write-file-atomic';
import type { Analysis, Experiment } from '../experiments/experiment.js';

/** An experiment with what came out of it. */
export interface Finished {
  readonly experiment: Experiment;
  readonly analysis: Analysis;
  /** The figure as SVG text, where there is one. */
  readonly svg?: string;
}

export async function writeResult(out: string, name: string, content: string | Uint8Array): Promise<void> {
  await mkdir(out, { recursive: true });
  await writeFileAtomic(join(out, name), typeof content === 'string' ? content : Buffer.from(content));
}

/** Writes one experiment's picture or table, and its data. */
export async function writeExperiment(out: string, experiment: Experiment, analysis: Analysis): Promise<Finished> {
  const { id } = experiment;
  await writeResult(out, `${id}.csv`, toCsv(analysis.rows));
  if (analysis.table !== undefined) {
    const heading = `# ${experiment.label}. ${experiment.caption}\n\n`;
    const table = markdownTable(
      analysis.table.map((line) => [...line]),
      { align: ['l', ...numbersAlign(analysis.table)] },
    );
    await writeResult(out, `${id}.md`, `${heading}${table}\n`);
  }
  if (analysis.chart === undefined) return { experiment, analysis };
  const svg = await renderSvg(lineChart(analysis.chart));
  await writeResult(out, `${id}.svg`, svg);
  await writeResult(out, `${id}.png`, renderPng(svg));
  return { experiment, analysis, svg };
}

function numbersAlign(table: readonly (readonly string[])[]): string[] {
  return table[0]!.slice(1).map(() => 'r');
}
