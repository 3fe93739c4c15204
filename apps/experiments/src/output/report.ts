/** `report.html`: one page, readable without anything else, that shows every figure beside what the paper says of it. */
import { fileURLToPath } from 'node:url';
import { escape } from 'html-escaper';
import type { Claim } from '../claims/claim.js';
import { departures } from '../departures.js';
import type { NamedTable } from '../experiments/experiment.js';
import type { KeptExperiment, Origin } from './kept.js';
import type { Manifest } from './manifest.js';
import { MODULE_KINDS } from '../modules/check-module.js';
import { reportStyle } from './report-style.js';

export function renderReport(finished: readonly KeptExperiment[], manifest: Manifest): string {
  const claims = finished.flatMap(({ analysis }) => analysis.claims);
  const count = (wanted: Claim['verdict']): number => claims.filter(({ verdict }) => verdict === wanted).length;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Offloading by deep reinforcement learning and SLSQP: reproduction</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
<header>
<h1>Offloading decision and resource allocation by deep reinforcement learning and SLSQP</h1>
<p class="lead">Reproduction of Xuan, Wei, Ni and Zhang: ${finished.map(({ experiment }) => `<a href="#${experiment.id}">${escape(experiment.label)}</a>`).join(', ')}.</p>
<p class="tally"><strong>${count('holds')} of ${claims.length}</strong> claims hold, ${count('fails')} fail and ${count('undecided')} are undecided, each judged by the numbers of this run: ${plural(manifest.seeds.length, 'seed')}, ${manifest.options.iterations.toLocaleString('en')} iterations.</p>
${manifest.fullScale ? '' : '<p class="warning">This run is shorter than the paper’s 10,000 iterations. Its moments are scaled down, and its verdicts do not speak of the paper.</p>'}
</header>
${finished.map((each) => renderSection(each, manifest)).join('\n')}
<section id="departures">
<h2>Where this differs from the paper</h2>
<dl>${departures.map(({ title, text }) => `<dt>${escape(title)}</dt><dd>${escape(text)}</dd>`).join('\n')}</dl>
</section>
<section id="manifest">
<h2>This run</h2>
<div class="scroll"><table class="manifest"><tbody>
${manifestRows(manifest)
  .map(([name, value]) => `<tr><th scope="row">${escape(name)}</th><td>${escape(value)}</td></tr>`)
  .join('\n')}
</tbody></table></div>
</section>
</main>
</body>
</html>
`;
}

function renderSection({ experiment, analysis, svgs, origin }: KeptExperiment, manifest: Manifest): string {
  const pictures = svgs.map((svg) => `<figure role="img" aria-label="${escape(experiment.caption)}">${svg}</figure>`);
  const tables = (analysis.tables ?? []).map(renderTable);
  return `<section id="${experiment.id}">
<h2>${escape(experiment.label)}. ${escape(experiment.caption)}</h2>
${origin.startedAt === manifest.startedAt ? '' : `<p class="how">${escape(originText(origin))}</p>`}
<div class="beside">
<div>${[...pictures, ...tables].join('\n')}</div>
<ul class="claims">${analysis.claims.map(renderClaim).join('\n')}</ul>
</div>
</section>`;
}

/** Of an experiment that this command did not run. */
function originText({ startedAt, seeds, iterations, fullScale, commit }: Origin): string {
  const scale = fullScale ? '' : ' (shorter than the paper’s: its verdicts do not speak of the paper)';
  const code = commit === null ? '' : `, commit ${commit.slice(0, 10)}`;
  return `From an earlier run, ${startedAt}: ${plural(seeds.length, 'seed')} from ${seeds[0]!}, ${iterations.toLocaleString('en')} iterations${scale}${code}.`;
}

function renderTable({ title, lines: [heading, ...lines], ours = [] }: NamedTable): string {
  const cells = (line: readonly string[], tag: 'td' | 'th'): string =>
    line
      .map((cell, k) => (k === 0 ? `<th scope="row">${escape(cell)}</th>` : `<${tag}>${escape(cell)}</${tag}>`))
      .join('');
  return `${title === '' ? '' : `<h3>${escape(title)}</h3>`}<div class="scroll"><table class="numbers"><thead><tr>${cells(heading!, 'th')}</tr></thead><tbody>
${lines.map((line, k) => `<tr${ours.includes(k) ? ' class="ours"' : ''}>${cells(line, 'td')}</tr>`).join('\n')}
</tbody></table></div>`;
}

function renderClaim({ claim, paper, measured, interval, quantity, criterion, verdict, reason }: Claim): string {
  const [low, high] = interval;
  return `<li class="${{ holds: 'yes', fails: 'no', undecided: 'open' }[verdict]}">
<p><span class="badge">${verdict}</span> ${escape(claim)}</p>
<p class="numbers">Paper: ${escape(paper)}. Here: <strong>${number(measured)}</strong> <span class="interval">[${number(low)}, ${number(high)}]</span></p>
<p class="how">${escape(quantity)}; holds if ${escape(criterion)}${reason === undefined ? '' : `. ${escape(reason)}`}</p>
</li>`;
}

/** Four significant digits; of what is nearly 1, six decimals, since the distance from 1 is what counts there. */
export function number(value: number): string {
  if (value === 0) return '0';
  if (!Number.isFinite(value)) return value < 0 ? '-∞' : '∞';
  const size = Math.abs(value);
  if (size > 0.99 && size <= 1) return value.toFixed(6);
  if (size >= 0.1 && size < 10) return value.toFixed(4);
  return size < 1e-4 ? value.toExponential(2) : value.toPrecision(4);
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

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
