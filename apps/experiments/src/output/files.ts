/** Results on disk: each file whole or not at all. */
import { join } from 'node:path';
import { lineChart, toCsv } from '@mec/bench';
import { renderPng, renderSvg } from '@mec/bench/render';
import { markdownTable } from 'markdown-table';
import type { Analysis, Experiment, NamedTable } from '../experiments/experiment.js';
import { writeWhole } from '../files/write-whole.js';

export function writeResult(out: string, name: string, content: string | Uint8Array): Promise<void> {
  return writeWhole(join(out, name), content);
}

/**
 * Writes one experiment's pictures, tables and data.
 *
 * @returns the charts as SVG text.
 */
export async function writeExperiment(out: string, experiment: Experiment, analysis: Analysis): Promise<string[]> {
  const { id, label, caption } = experiment;
  await writeResult(out, `${id}.csv`, toCsv(analysis.rows));
  if (analysis.tables !== undefined) {
    const tables = analysis.tables.map(
      ({ title, lines }) => `${title === '' ? '' : `## ${title}\n\n`}${tableText(lines)}`,
    );
    await writeResult(out, `${id}.md`, `# ${label}. ${caption}\n\n${tables.join('\n\n')}\n`);
  }
  const svgs: string[] = [];
  for (const { name, chart } of analysis.charts) {
    const svg = await renderSvg(lineChart(chart));
    const file = fileOf(id, name);
    await writeResult(out, `${file}.svg`, svg);
    await writeResult(out, `${file}.png`, renderPng(svg));
    svgs.push(svg);
  }
  return svgs;
}

/** Name of a chart's files, without their endings. */
export function fileOf(id: string, chart: string): string {
  return chart === '' ? id : `${id}-${chart}`;
}

function tableText(lines: NamedTable['lines']): string {
  const align = ['l', ...lines[0]!.slice(1).map(() => 'r')];
  return markdownTable(
    lines.map((line) => [...line]),
    { align },
  );
}
