/**
 * Bundles `page.ts` for browsers, runs it in headless Chromium, and prints what it reported as JSON, or `{ skipped }`.
 *
 * Usage: node packages/bench/test/browser/check.js
 */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { chromiumOptions } from '../../../../tools/find-chromium.js';

const { skipped, launch } = chromiumOptions();
// Bundled in any case: an import of Node's modules fails here, with or without a browser.
const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('page.ts', import.meta.url))],
  bundle: true,
  write: false,
  minify: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  conditions: ['@mec/source'],
  logLevel: 'silent',
});
const code = outputFiles[0].text;
if (launch === undefined) {
  console.log(JSON.stringify({ skipped, bytes: code.length }));
} else {
  const browser = await chromium.launch(launch);
  try {
    const page = await browser.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.setContent('<!doctype html><title>Statistics in a browser</title>');
    await page.addScriptTag({ content: code });
    const report = await page.evaluate(() => globalThis.report);
    console.log(JSON.stringify({ bytes: code.length, errors, report }));
  } finally {
    await browser.close();
  }
}
