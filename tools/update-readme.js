// Fills the parts of README.md that are made from other files: the example, the departures from the paper, and the results
// and pictures of a finished `pnpm bench` at full scale.
// Usage: pnpm build && node tools/update-readme.js [results]
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { departures } from '../apps/experiments/dist/departures.js';

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
  const claims = JSON.parse(text(join(results, 'claims.json')));
  const run = JSON.parse(text(join(results, 'run.json')));
  if (!run.fullScale) throw new Error('the results are not at full scale');
  mkdirSync('docs/figures', { recursive: true });
  const pictures = [3, 4, 5, 6, 7, 8, 9].map((n) => `fig${n}.png`);
  for (const picture of pictures) copyFileSync(join(results, picture), join('docs/figures', picture));
  const shown = (n, words) => `![Fig. ${n}: ${words}](docs/figures/fig${n}.png)`;
  const missed = claims.filter(({ verdict }) => verdict !== 'reproduced');
  const lines = missed.map(
    ({ figure, claim, paper, measured, interval, quantity }) =>
      `| ${figure} | ${claim} | ${paper} | ${number(measured)} [${interval.map(number).join(', ')}] | ${quantity} |`,
  );
  const seeds = run.seeds.length === 1 ? 'one seed' : `${run.seeds.length} seeds`;
  return [
    `With ${seeds} (\`pnpm bench${run.seeds.length === 1 ? '' : ` --seeds ${run.seeds.length}`}\`), **${claims.length - missed.length} of ${claims.length}** claims are reproduced, in ${Math.round(run.seconds)} s on ${run.cpu.threads} threads (${run.node}, networks trained by ${run.backend}). Those that are not:`,
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

let readme = text('README.md');
readme = fill(readme, 'example', `\`\`\`js\n${text('examples/largest-half.js')}\`\`\``);
readme = fill(readme, 'departures', departures.map(({ title, text }) => `- **${title}.** ${text}`).join('\n'));
if (existsSync(join(results, 'claims.json'))) readme = fill(readme, 'results', resultsText());
writeFileSync('README.md', readme);
