/** What the terminal shows at the end: every claim with its verdict, and where the results are. */
import { relative } from 'node:path';
import { markdownTable } from 'markdown-table';
import type { Claim } from '../claims/claim.js';
import { number } from '../output/report.js';
import type { Manifest } from '../output/manifest.js';

export function summarise(claims: readonly Claim[], manifest: Manifest): string {
  const lines = claims.map(({ figure, claim, measured, interval: [low, high], verdict }) => [
    figure,
    claim,
    number(measured),
    `[${number(low)}, ${number(high)}]`,
    verdict === 'fails' ? 'FAILS' : verdict,
  ]);
  const count = (wanted: Claim['verdict']): number => claims.filter(({ verdict }) => verdict === wanted).length;
  const out = relative(process.cwd(), manifest.options.out) || '.';
  return [
    markdownTable([['', 'claim', 'measured', '95 % interval', 'verdict'], ...lines], {
      align: ['l', 'l', 'r', 'l', 'l'],
    }),
    '',
    `${count('holds')} of ${claims.length} claims hold, ${count('fails')} fail, ${count('undecided')} undecided, in ${manifest.seconds.toFixed(0)} s (${manifest.backend}).`,
    ...(manifest.fullScale
      ? []
      : ['Shorter than the paper’s 10,000 iterations: these verdicts do not speak of the paper.']),
    `Open ${out}/report.html`,
    '',
  ].join('\n');
}
