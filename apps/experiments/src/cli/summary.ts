/** What the terminal shows at the end: what fails and what is undecided first, then what holds, and where the results are. */
import { relative } from 'node:path';
import wrapAnsi from 'wrap-ansi';
import type { Claim } from '../claims/claim.js';
import type { Manifest } from '../output/manifest.js';
import { number } from '../output/number.js';
import { tally, worstFirst } from '../output/verdict-order.js';

/** Columns of a terminal that states none, and the most that a line is read across with ease. */
const USUAL = 80;
const WIDEST = 100;

/** `FAILS` and its kin, and two spaces. */
const VERDICT_COLUMN = 11;

/** Two spaces and a number. */
const VALUE_COLUMN = 12;

/**
 * @param columns - of the terminal; undefined where the output is none.
 */
export function summarise(claims: readonly Claim[], manifest: Manifest, columns: number | undefined): string {
  const width = Math.min(columns ?? USUAL, WIDEST);
  const open = claims.filter(({ verdict }) => verdict !== 'holds');
  const out = relative(process.cwd(), manifest.options.out) || '.';
  const shorter = 'Shorter than the paper’s 10,000 iterations: these verdicts do not speak of the paper.';
  return [
    ...worstFirst(open).flatMap((claim) => [...inFull(claim, width), '']),
    ...claims.filter(({ verdict }) => verdict === 'holds').flatMap((claim) => inShort(claim, width)),
    '',
    wrapAnsi(`${tally(claims)}; ${manifest.seconds.toFixed(0)} s (${manifest.backend}).`, width),
    ...(manifest.fullScale || claims.length === 0 ? [] : [wrapAnsi(shorter, width)]),
    `Open ${out}/report.html`,
    '',
  ].join('\n');
}

/** The claim, what was measured and what was expected, with the verdict before it. */
function inFull({ figure, claim, measured, interval, criterion, verdict, reason }: Claim, width: number): string[] {
  const [low, high] = interval;
  const text = [
    `${figure}: ${claim}`,
    `${number(measured)} [${number(low)}, ${number(high)}], holds if ${criterion}`,
    ...(reason === undefined ? [] : [reason]),
  ];
  const lines = text.flatMap((line) => wrapAnsi(line, width - VERDICT_COLUMN).split('\n'));
  const sign = verdict === 'fails' ? 'FAILS' : verdict;
  return lines.map((line, k) => `${(k === 0 ? sign : '').padEnd(VERDICT_COLUMN)}${line}`);
}

/** The claim, and at the right what was measured. */
function inShort({ figure, claim, measured }: Claim, width: number): string[] {
  const value = number(measured);
  const room = width - VERDICT_COLUMN - VALUE_COLUMN;
  return wrapAnsi(`${figure}: ${claim}`, room)
    .split('\n')
    .map((line, k) =>
      k === 0
        ? `${'holds'.padEnd(VERDICT_COLUMN)}${line.padEnd(room)}${value.padStart(VALUE_COLUMN)}`
        : `${''.padEnd(VERDICT_COLUMN)}${line}`,
    );
}
