/** `report.html`: one page, readable without anything else, that shows every figure beside what the paper says of it. */
import { fileURLToPath } from 'node:url';
import { escape } from 'html-escaper';
import { departures } from '../departures.js';
import type { Analysis, Experiment, NamedTable } from '../experiments/experiment.js';
import { MODULE_KINDS } from '../modules/check-module.js';
import { claimsList, claimsTable } from './claims-html.js';
import { fileOf } from './files.js';
import type { Manifest } from './manifest.js';
import { plural } from './number.js';
import { packed } from './packed.js';
import { pageScripts } from './page-scripts.js';
import { chartData, describeChart, inlinedSvg } from './report-charts.js';
import { reportStyle } from './report-style.js';
import { tally } from './verdict-order.js';

/** An experiment as the report shows it. */
export interface Shown {
  readonly experiment: Pick<Experiment, 'id' | 'label' | 'caption'>;
  readonly analysis: Pick<Analysis, 'charts' | 'tables' | 'claims'>;
  /** The charts as SVG text. */
  readonly svgs: readonly string[];
  /** Said below the heading: where the results are from, if not from this run. */
  readonly note?: string;
}

/** @throws Error when the page's scripts cannot be bundled. */
export async function renderReport(shown: readonly Shown[], manifest: Manifest): Promise<string> {
  const claims = shown.flatMap(({ analysis }) => analysis.claims);
  const sections = new Map(shown.map(({ experiment }) => [experiment.label, experiment.id]));
  const charts = shown.flatMap(({ experiment, analysis }) =>
    analysis.charts.map(({ name, chart }) => ({ id: fileOf(experiment.id, name), chart })),
  );
  const scripts = await pageScripts();
  const { seeds, options, fullScale } = manifest;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Offloading by deep reinforcement learning and SLSQP: reproduction</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
<header>
<h1>Offloading decision and resource allocation by deep reinforcement learning and SLSQP</h1>
<p class="lead">Reproduction of Xuan, Wei, Ni and Zhang, ${plural(seeds.length, 'seed')}, ${options.iterations.toLocaleString('en')} iterations. Each claim is judged by the numbers of the run.</p>
<p class="tally">${escape(tally(claims))}.</p>
${fullScale ? '' : '<p class="warning">This run is shorter than the paper’s 10,000 iterations. Its moments are scaled down, and its verdicts do not speak of the paper.</p>'}
<nav aria-label="Sections">${[...sections].map(([label, id]) => `<a href="#${id}">${escape(label)}</a>`).join(' ')} <a href="#departures">Departures</a> <a href="#manifest">This run</a></nav>
</header>
${claims.length === 0 ? '' : `${attention(claims, sections)}\n${claimsTable(claims, sections)}`}
${shown.map(renderSection).join('\n')}
<section id="departures">
<h2>Where this differs from the paper</h2>
<dl>${departures.map(({ title, text }) => `<dt>${escape(title)}</dt><dd>${escape(text)}</dd>`).join('\n')}</dl>
</section>
<section id="manifest">
<h2>This run</h2>
<table class="manifest"><tbody>
${manifestRows(manifest)
  .map(([name, value]) => `<tr><th scope="row">${escape(name)}</th><td>${escape(value)}</td></tr>`)
  .join('\n')}
</tbody></table>
</section>
</main>
<script type="text/plain" id="chart-data">${packed(chartData(charts))}</script>
<script type="text/plain" id="chart-library">${packed(scripts.charts)}</script>
<script>${scripts.main}</script>
</body>
</html>
`;
}

/** What fails and what is undecided, before everything else. */
function attention(claims: Analysis['claims'], sections: ReadonlyMap<string, string>): string {
  const open = claims.filter(({ verdict }) => verdict !== 'holds');
  const body = open.length === 0 ? '<p>None: every claim holds.</p>' : claimsList(open, { sections });
  return `<section id="attention">
<h2>What fails and what is undecided</h2>
${body}
</section>`;
}

function renderSection({ experiment, analysis, svgs, note }: Shown): string {
  const { id, label, caption } = experiment;
  const dataFiles = [`${id}.csv`, ...(analysis.tables === undefined ? [] : [`${id}.md`])];
  // A single figure has all files below it.
  const alone = analysis.charts.length === 1;
  const pictures = analysis.charts.map(({ name, chart }, k) => {
    const file = fileOf(id, name);
    const description = `${label}. ${caption}. ${describeChart(chart)}`;
    return `<figure data-chart="${file}">
<div class="picture" role="img" aria-label="${escape(description)}">${inlinedSvg(svgs[k]!)}</div>
<figcaption>${links([`${file}.svg`, `${file}.png`, ...(alone ? dataFiles : [])])}</figcaption>
</figure>`;
  });
  const tables = (analysis.tables ?? []).map((table) => renderTable(table, `${label}. ${caption}`));
  const data = alone ? '' : `<p class="files">${links(dataFiles)}</p>`;
  const claims = analysis.claims.length === 0 ? '' : claimsList(analysis.claims, {});
  return `<section id="${id}">
<h2>${escape(label)}. ${escape(caption)}</h2>
${note === undefined ? '' : `<p class="how">${escape(note)}</p>`}
<div class="${claims === '' ? 'alone' : 'beside'}">
<div class="shown">${[...pictures, ...tables].join('\n')}
${data}</div>
${claims}
</div>
</section>`;
}

function links(files: readonly string[]): string {
  return files.map((file) => `<a href="${file}">${file}</a>`).join(' ');
}

function renderTable({ title, lines: [heading, ...lines], ours = [] }: NamedTable, name: string): string {
  const cells = (line: readonly string[], tag: 'td' | 'th'): string =>
    line
      .map((cell, k) => {
        const scope = tag === 'th' ? 'col' : 'row';
        if (k > 0) return tag === 'th' ? `<th scope="col">${escape(cell)}</th>` : `<td>${cellText(cell)}</td>`;
        return `<th scope="${scope}">${escape(cell)}</th>`;
      })
      .join('');
  const titled = title === '' ? '' : `<h3>${escape(title)}</h3>`;
  // Wider than a phone: scrolled by itself, with the keyboard too.
  return `${titled}<div class="scroll" role="region" tabindex="0" aria-label="${escape(title === '' ? name : title)}"><table class="numbers"><thead><tr>${cells(heading!, 'th')}</tr></thead><tbody>
${lines.map((line, k) => `<tr${ours.includes(k) ? ' class="ours"' : ''}>${cells(line, 'td')}</tr>`).join('\n')}
</tbody></table></div>`;
}

/** A value's interval goes below it: beside it the columns would not fit. */
function cellText(cell: string): string {
  return escape(cell).replace(/^(\S+) (\[.*\])$/, '$1 <span class="interval">$2</span>');
}

function manifestRows(manifest: Manifest): [string, string][] {
  const { options, cpu, git, versions } = manifest;
  return [
    ['Command', commandLine(manifest)],
    ['Started', manifest.startedAt],
    ['Took', `${manifest.seconds.toFixed(1)} s on ${plural(options.workers, 'thread')}`],
    ['Seeds', manifest.seeds.join(', ')],
    ['Networks trained by', manifest.backend],
    ['Processor', `${cpu.model}, ${cpu.threads} threads, ${cpu.memoryGiB} GiB`],
    ['Node', `${manifest.node}, ${manifest.platform}`],
    ['Commit', git === null ? 'not a checkout' : `${git.commit}${git.changed ? ', with changes' : ''}`],
    [
      'Libraries',
      Object.entries(versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(', '),
    ],
    [
      'Seconds per figure',
      Object.entries(manifest.secondsPerFigure)
        .map(([id, s]) => `${id} ${s.toFixed(1)}`)
        .join(', '),
    ],
  ];
}

/** The command that gives this run again. */
function commandLine({ options }: Pick<Manifest, 'options'>): string {
  const { seed, seeds, iterations, only, quick } = options;
  const added = MODULE_KINDS.flatMap((kind) => options[kind].map((url) => ` --${kind} ${fileURLToPath(url)}`)).join('');
  const chosen = only.length === 0 ? '' : ` --only ${only.join(',')}`;
  return `pnpm bench${chosen} --seed ${seed} --seeds ${seeds} --iterations ${iterations}${quick ? ' --quick' : ''}${added}`;
}
