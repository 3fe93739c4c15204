import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { renderReport } from '../../src/output/report.js';
import { manifestOf, sampleReport } from './report-samples.js';

interface Screen {
  readonly before: number;
  readonly background: string;
  readonly axe: string[];
  readonly overflow: Overflow;
}
interface Overflow {
  readonly page: number;
  readonly figures: { room: number; drawn: number; fontSize: number }[];
}
interface Outcome {
  readonly skipped?: string;
  readonly errors: string[];
  readonly requests: string[];
  readonly light: Screen;
  readonly dark: Screen;
  readonly phone: Screen;
  readonly claims: Record<'sections' | 'first' | 'ascending' | 'descending' | 'holds' | 'words', string[]> & {
    count: string;
    all: number;
  };
  readonly chart: {
    before: { texts: string[]; lines: number };
    tooltip: string;
    zoomed: string[];
    reset: string[];
    byKeyboard: string[];
    withoutSeeds: number;
    none: string;
    meanAlone: number;
  };
  readonly turnedDark: string;
  readonly turnedNarrow: Overflow;
  readonly print: { pictures: number; live: number };
  readonly withoutScripts: { pictures: number; forms: number; rows: number };
}

let folder: string;
let html: string;
let outcome: Outcome;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'));
  html = await renderReport(await sampleReport(), manifestOf());
  const file = join(folder, 'report.html');
  await writeFile(file, html);
  // A process of its own: the browser's driver is no guest of the test runner's modules.
  const script = fileURLToPath(new URL('check-report.js', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, file]);
  outcome = JSON.parse(stdout) as Outcome;
  if (outcome.skipped !== undefined) console.info(`the report was not tested in a browser: ${outcome.skipped}`);
});
afterAll(() => rm(folder, { recursive: true }));

/** Where there is no browser, the first test said so; in CI the script fails instead. */
const inBrowser = (name: string, body: () => void): void =>
  test(name, () => {
    if (outcome.skipped === undefined) body();
  });

describe('renderReport', () => {
  test('is one file: nothing is fetched, and its own data stays within a few hundred kilobytes', () => {
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(html).not.toMatch(/@import|url\(/);
    expect(html.length).toBeLessThan(700_000);
  });

  test('packs the charts as they are, to be drawn again', () => {
    const packed = /<script type="text\/plain" id="chart-data">([^<]*)</.exec(html)![1]!;
    const data = JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString()) as Record<string, unknown>;
    expect(Object.keys(data)).toEqual(['fig4', 'fig9']);
    expect(data.fig4).toMatchObject({
      y: { title: 'Minimum cost / cost', includes: [1] },
      guides: [{ at: 0.98, from: 4000, label: 'paper 0.98' }],
    });
  });

  test('puts an interval below its value, where a table would be too wide', () => {
    expect(html).toContain('<td>6.3× <span class="interval">[5.6, 7.0]</span></td>');
    expect(html).toContain('<td>0.990</td>');
  });

  test('escapes what comes from outside, and describes each chart in words', () => {
    expect(html).toContain('What Fig. 4 shows, with &lt;brackets&gt; &amp; signs');
    expect(html).toContain('a processor with a name &lt;of its own&gt;');
    expect(html).toMatch(
      /aria-label="Fig\. 4\. [^"]* Minimum cost \/ cost against Iteration: mean of 3 seeds from 0\.98 to /,
    );
  });

  test('links to the files beside it', () => {
    for (const file of ['fig4.csv', 'fig4.svg', 'fig4.png', 'fig9.md']) expect(html).toContain(`href="${file}"`);
  });

  test('has no claims to show where none is judged', async () => {
    const [first] = await sampleReport();
    const bare = await renderReport([{ ...first!, analysis: { ...first!.analysis, claims: [] } }], manifestOf());
    expect(bare).not.toContain('id="claims"');
    expect(bare).toContain('id="fig4"');
  });

  test('says what a short run is, and where results of an earlier one come from', async () => {
    const [first] = await sampleReport();
    const note = 'From an earlier run, <of yesterday>.';
    const page = await renderReport([{ ...first!, note }], manifestOf({ fullScale: false }));
    expect(page).toContain('do not speak of the paper');
    expect(page).toContain('From an earlier run, &lt;of yesterday&gt;.');
  });
});

describe('in a browser', () => {
  inBrowser('nothing fails and nothing is fetched', () => {
    expect(outcome.errors).toEqual([]);
    expect(outcome.requests).toEqual([]);
  });

  inBrowser('axe finds nothing, on light, on dark and on a phone', () => {
    for (const screen of [outcome.light, outcome.dark, outcome.phone]) expect(screen.axe).toEqual([]);
  });

  inBrowser('failures come first, and claims sort and filter', () => {
    const { sections, first, ascending, descending, holds, words, count, all } = outcome.claims;
    expect(sections).toEqual(['attention', 'claims', 'fig4', 'fig9', 'departures', 'manifest']);
    expect(first).toEqual(['fails', 'undecided', 'holds', 'holds']);
    expect(ascending[0]).toMatch(/^0\.0002/);
    expect(descending).toEqual([...ascending].reverse());
    expect(holds).toEqual(['holds', 'holds']);
    expect(words).toHaveLength(1);
    expect(words[0]).toMatch(/^Proposed is at 0\.995/);
    expect(count).toBe('1 of 4 shown');
    expect(all).toBe(4);
  });

  inBrowser('a chart shows values under the pointer', () => {
    expect(outcome.chart.tooltip).toMatch(
      /Iteration\s+[\d,]+\s+mean of 3 seeds\s+0\.9\d+\s+least to most\s+0\.9\d+ – [01]/,
    );
  });

  inBrowser('a chart zooms by a drag and by the keyboard, and back', () => {
    const { before, zoomed, reset, byKeyboard } = outcome.chart;
    expect(before.texts).toEqual(expect.arrayContaining(['0', '10,000']));
    expect(zoomed).not.toEqual(expect.arrayContaining(['0', '10,000']));
    expect(reset).toEqual(before.texts);
    expect(byKeyboard).toEqual(expect.arrayContaining(['2,500', '7,500']));
  });

  inBrowser('curves are switched on and off', () => {
    const { before, withoutSeeds, none, meanAlone } = outcome.chart;
    // The mean and three seeds.
    expect(before.lines).toBe(4);
    expect(withoutSeeds).toBe(1);
    expect(none).toBe('Every curve is switched off.');
    expect(meanAlone).toBe(1);
  });

  inBrowser('charts follow the theme, also when it changes', () => {
    expect([outcome.light.background, outcome.dark.background]).toEqual(['rgb(255, 255, 255)', 'rgb(23, 28, 35)']);
    expect(outcome.turnedDark).toBe('rgb(23, 28, 35)');
  });

  inBrowser('charts are drawn for the width, at the same size of text', () => {
    for (const { page, figures } of [outcome.light.overflow, outcome.phone.overflow, outcome.turnedNarrow]) {
      expect(page).toBe(0);
      for (const { room, drawn, fontSize } of figures) {
        expect(drawn).toBeLessThanOrEqual(room);
        expect(drawn).toBeGreaterThan(0.85 * room);
        expect(fontSize).toBe(12);
      }
    }
  });

  inBrowser('charts are drawn when they are about to be seen, not before', () =>
    expect(outcome.phone.before).toBeLessThan(2),
  );

  inBrowser('still pictures serve print, and readers without scripts', () => {
    expect(outcome.print).toEqual({ pictures: 2, live: 0 });
    expect(outcome.withoutScripts).toEqual({ pictures: 2, forms: 0, rows: 4 });
  });
});
