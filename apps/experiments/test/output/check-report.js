/**
 * Opens a report from disk in headless Chromium, uses it as readers do, and prints what it found as JSON, or `{ skipped }`.
 *
 * Usage: node apps/experiments/test/output/check-report.js <report.html> [folder for screenshots]
 */
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { chromium } from 'playwright-core';
import { chromiumOptions } from '../../../../tools/find-chromium.js';

const [file, shots] = process.argv.slice(2);
const { skipped, launch } = chromiumOptions();
if (launch === undefined) {
  console.log(JSON.stringify({ skipped }));
  process.exit(0);
}
const SCREENS = {
  light: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  phone: { viewport: { width: 375, height: 812 }, colorScheme: 'light', hasTouch: true, isMobile: true },
};

const browser = await chromium.launch(launch);
/** @type {string[]} */
const errors = [];
/** @type {string[]} */
const requests = [];

async function open(options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) errors.push(message.text());
  });
  page.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) requests.push(request.url());
  });
  await page.goto(pathToFileURL(resolve(file)).href);
  return { context, page };
}

/** Scrolls from top to bottom until every figure answers. */
async function enliven(page) {
  const figures = page.locator('figure[data-chart]');
  for (let k = 0; k < (await figures.count()); k++) {
    await figures.nth(k).scrollIntoViewIfNeeded();
    await figures.nth(k).locator('.live svg').waitFor();
  }
}

async function violations(page) {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => (await globalThis.axe.run()).violations);
  return found.map(
    ({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

/** Verdicts of the rows that are shown, from the top. */
const verdicts = (page) =>
  page.locator('#claims tbody tr:visible').evaluateAll((rows) => rows.map((row) => row.dataset.verdict));
const column = (page, number) =>
  page
    .locator(`#claims tbody tr:visible > :nth-child(${number})`)
    .evaluateAll((cells) => cells.map((cell) => cell.innerText));

async function useClaims(page) {
  const first = await verdicts(page);
  const sections = await page.locator('main > section').evaluateAll((all) => all.map(({ id }) => id));
  await page.getByRole('button', { name: 'Here, 95 % interval' }).click();
  const ascending = await column(page, 5);
  await page.getByRole('button', { name: 'Here, 95 % interval' }).click();
  const descending = await column(page, 5);
  await page.getByLabel('Verdict').selectOption('holds');
  const holds = await verdicts(page);
  await page.getByLabel('Words').fill('proposed');
  const words = await column(page, 3);
  const count = await page.locator('#claims output').innerText();
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.waitForTimeout(50);
  return { sections, first, ascending, descending, holds, words, count, all: (await verdicts(page)).length };
}

/** Texts of axes, as the page draws them. */
const axisTexts = (figure) => figure.locator('.live svg text').allTextContents();
const lines = (figure) => figure.locator('.live .mark-line.role-mark path').count();

async function useChart(page) {
  const figure = page.locator('figure[data-chart=fig4]');
  await figure.scrollIntoViewIfNeeded();
  await figure.locator('.live svg').waitFor();
  const before = { texts: await axisTexts(figure), lines: await lines(figure) };
  const svg = figure.locator('.live svg');
  const place = async (share) => {
    const { x, y, width, height } = await svg.boundingBox();
    return [x + width * share, y + height * 0.4];
  };
  await page.mouse.move(...(await place(0.4)));
  await page.mouse.move(...(await place(0.45)));
  const tooltip = await page.locator('#vg-tooltip-element.visible').innerText();
  await page.mouse.move(...(await place(0.4)));
  await page.mouse.down();
  await page.mouse.move(...(await place(0.5)), { steps: 4 });
  await page.mouse.move(...(await place(0.6)), { steps: 4 });
  await page.mouse.up();
  const whole = figure.getByRole('button', { name: 'Whole range' });
  await page.waitForFunction((button) => !button.disabled, await whole.elementHandle());
  await page.waitForTimeout(200);
  const zoomed = await axisTexts(figure);
  await whole.click();
  await page.waitForTimeout(200);
  const reset = await axisTexts(figure);
  await figure.getByRole('button', { name: 'Zoom in' }).press('Enter');
  await page.waitForTimeout(200);
  const byKeyboard = await axisTexts(figure);
  await whole.click();
  await figure.getByRole('checkbox', { name: 'each seed' }).uncheck();
  await page.waitForTimeout(200);
  const withoutSeeds = await lines(figure);
  for (const name of ['mean of 3 seeds', 'least to most']) await figure.getByRole('checkbox', { name: name }).uncheck();
  const none = await figure.locator('.live').innerText();
  await figure.getByRole('checkbox', { name: 'mean of 3 seeds' }).check();
  await page.waitForTimeout(200);
  const meanAlone = await lines(figure);
  return { before, tooltip, zoomed, reset, byKeyboard, withoutSeeds, none, meanAlone };
}

const backgroundOf = (page) =>
  page
    .locator('.live svg')
    .first()
    .evaluate((svg) => svg.style.backgroundColor);

/** How far figures and the page reach beyond what is seen of them. */
const overflow = (page) =>
  page.evaluate(() => ({
    page: globalThis.document.documentElement.scrollWidth - globalThis.innerWidth,
    figures: [...globalThis.document.querySelectorAll('figure[data-chart]')].map((figure) => ({
      room: figure.clientWidth,
      drawn: figure.querySelector('.live svg')?.clientWidth ?? 0,
      fontSize: parseFloat(figure.querySelector('.live svg text')?.getAttribute('font-size') ?? '0'),
    })),
  }));

try {
  const report = {};
  for (const [name, options] of Object.entries(SCREENS)) {
    const { context, page } = await open(options);
    const before = await page.locator('.live').count();
    await enliven(page);
    const background = await backgroundOf(page);
    report[name] = { before, background, axe: await violations(page), overflow: await overflow(page) };
    if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
    if (name === 'light') {
      report.claims = await useClaims(page);
      report.chart = await useChart(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.waitForTimeout(300);
      report.turnedDark = await backgroundOf(page);
      await page.setViewportSize(SCREENS.phone.viewport);
      await page.waitForTimeout(500);
      report.turnedNarrow = await overflow(page);
      await page.emulateMedia({ colorScheme: 'light', media: 'print' });
      report.print = {
        pictures: await page.locator('.picture:visible').count(),
        live: await page.locator('.live:visible, .controls:visible, form:visible').count(),
      };
      if (shots !== undefined) await page.screenshot({ path: join(shots, 'print.png'), fullPage: true });
    }
    await context.close();
  }
  const { context, page } = await open({ ...SCREENS.light, javaScriptEnabled: false });
  report.withoutScripts = {
    pictures: await page.locator('.picture:visible').count(),
    forms: await page.locator('form:visible').count(),
    rows: await page.locator('#claims tbody tr:visible').count(),
  };
  await context.close();
  console.log(JSON.stringify({ version: browser.version(), errors, requests, ...report }));
} finally {
  await browser.close();
}
