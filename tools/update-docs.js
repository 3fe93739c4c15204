// Fills the parts of README.md that are made from other files: the example, the departures from the paper, and the results
// and pictures of a finished `pnpm bench` at full scale. Studies among the results become pages of docs/.
// Usage: pnpm build && node tools/update-docs.js [results]
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { departures } from '../apps/experiments/dist/departures.js';
import { experiments, paperExperiments } from '../apps/experiments/dist/experiments/registry.js';
import { ownProblem } from '../apps/experiments/dist/experiments/studies/own-problem.js';

const results = process.argv[2] ?? 'results';
const text = (file) => readFileSync(file, 'utf8');

/** Puts `content` between the markers of this name. */
function fill(readme, name, content) {
  const pattern = new RegExp(`<!-- ${name} -->(?:[\\s\\S]*?<!-- /${name} -->)?`);
  if (!pattern.test(readme)) throw new Error(`README.md has no marker ${name}`);
  return readme.replace(pattern, () => `<!-- ${name} -->\n\n${content.trim()}\n\n<!-- /${name} -->`);
}

const number = (value) => (Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(4))));

function resultsText() {
  const claims = JSON.parse(text(join(results, 'claims.json'))).filter(({ figure }) => /^(Fig|Table)/.test(figure));
  const run = JSON.parse(text(join(results, 'run.json')));
  if (!run.fullScale) throw new Error('the results are not at full scale');
  mkdirSync('docs/figures', { recursive: true });
  const pictures = [3, 4, 5, 6, 7, 8, 9].map((n) => `fig${n}.png`);
  for (const picture of pictures) copyFileSync(join(results, picture), join('docs/figures', picture));
  const shown = (n, words) => `![Fig. ${n}: ${words}](docs/figures/fig${n}.png)`;
  const missed = claims.filter(({ verdict }) => verdict !== 'holds');
  const lines = missed.map(
    ({ figure, claim, paper, measured, interval, quantity }) =>
      `| ${figure} | ${claim} | ${paper} | ${number(measured)} [${interval.map(number).join(', ')}] | ${quantity} |`,
  );
  const seeds = run.seeds.length === 1 ? 'one seed' : `${run.seeds.length} seeds`;
  return [
    `With ${seeds} (\`pnpm bench${run.seeds.length === 1 ? '' : ` --seeds ${run.seeds.length}`}\`), **${claims.length - missed.length} of ${claims.length}** claims hold, in ${Math.round(run.seconds)} s on ${run.cpu.threads} threads (${run.node}, networks trained by ${run.backend}). Those that do not:`,
    [
      '| figure | claim | paper | measured [95 % interval] | what was measured |',
      '| --- | --- | --- | --- | --- |',
      ...lines,
    ].join('\n'),
    '| | |\n| --- | --- |\n' +
      [
        [shown(4, 'minimum cost / cost of the agent'), shown(9, 'all strategies')],
        [shown(3, 'training loss'), shown(6, 'the ratio while alpha changes')],
        [shown(5, 'the loss while alpha changes'), shown(8, 'the ratio while devices switch off and on')],
      ]
        .map((row) => `| ${row.join(' | ')} |`)
        .join('\n'),
    text(join(results, 'table1.md')).replace(/^# (.*)$/m, '**$1**'),
  ].join('\n\n');
}

/** A study's tables and pictures as a page, under a line that says how to get them again. */
function studyPage({ id, label }) {
  const run = JSON.parse(text(join(results, 'run.json')));
  if (!run.fullScale || run.options.quick) throw new Error('the results are not at full scale');
  mkdirSync('docs/figures', { recursive: true });
  const pictures = readdirSync(results).filter((file) => new RegExp(`^${id}(-.*)?\\.png$`).test(file));
  for (const picture of pictures) copyFileSync(join(results, picture), join('docs/figures', picture));
  const [heading, ...tables] = text(join(results, `${id}.md`)).split('\n');
  const how = [
    `\`npx -y pnpm@10.34.9 bench --only ${id} --seeds ${run.seeds.length} --seed ${run.seeds[0]}\``,
    `${run.cpu.model}, ${run.cpu.threads} threads, Node ${run.node}, networks trained by ${run.backend}`,
  ];
  const claims = JSON.parse(text(join(results, 'claims.json'))).filter(({ figure }) => figure === label);
  const verdicts = claims.map(
    ({ claim, measured, interval, criterion, verdict }) =>
      `| ${claim} | ${measured.toFixed(6)} [${interval.map((end) => end.toFixed(6)).join(', ')}] | ${criterion} | ${verdict} |`,
  );
  const page = [
    heading,
    `Made by ${how[0]} (${how[1]}).`,
    ...pictures.map((picture) => `![${picture.replace('.png', '').replaceAll('-', ' ')}](figures/${picture})`),
    tables.join('\n').trim(),
    `## Verdicts\n\n| claim | measured [95 % interval] | holds if | verdict |\n| --- | --- | --- | --- |\n${verdicts.join('\n')}`,
  ];
  writeFileSync(`docs/${id}.md`, `${page.join('\n\n')}\n`);
}

const studies = experiments.filter((experiment) => !paperExperiments.includes(experiment) && experiment !== ownProblem);
for (const study of studies) if (existsSync(join(results, `${study.id}.md`))) studyPage(study);
let readme = text('README.md');
readme = fill(readme, 'example', `\`\`\`js\n${text('examples/largest-half.js')}\`\`\``);
readme = fill(readme, 'departures', departures.map(({ title, text }) => `- **${title}.** ${text}`).join('\n'));
if (existsSync(join(results, 'fig4.png'))) readme = fill(readme, 'results', resultsText());
writeFileSync('README.md', readme);
