/**
 * Runs `programs/page.ts`, bundled by esbuild and by vite, in headless Chromium, and prints what happened as JSON.
 *
 * Usage: node packages/drl-offload/test/browser/check.js
 * Needs a Chromium: the one in the environment variable CHROMIUM, or one of the usual names. Without one it prints
 * { "skipped": reason } and ends with 0.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

const CANDIDATES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const BUNDLERS = ['esbuild', 'vite'];
const PAGE = '<!doctype html><title>An agent in a browser</title><script type="module" src="program.js"></script>';
const MEDIA_TYPES = { '.js': 'text/javascript', '.wasm': 'application/wasm' };

const executablePath = CANDIDATES.find((path) => path !== undefined && existsSync(path));
if (executablePath === undefined) {
  console.log(JSON.stringify({ skipped: 'no Chromium here: set CHROMIUM to its path' }));
  process.exit(0);
}

const built = await mkdtemp(join(tmpdir(), 'drl-offload-browser-'));
const wasmFiles = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'));
const server = createServer(async (request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname;
  try {
    const file = path.startsWith('/wasm/') ? join(wasmFiles, basename(path)) : join(built, path);
    const content = path.endsWith('/') ? PAGE : await readFile(file);
    response.writeHead(200, { 'content-type': MEDIA_TYPES[extname(path)] ?? 'text/html' }).end(content);
  } catch {
    response.writeHead(404).end();
  }
});
let browser;
try {
  const bundle = fileURLToPath(new URL('../programs/bundle.js', import.meta.url));
  for (const bundler of BUNDLERS) {
    await promisify(execFile)(process.execPath, [bundle, bundler, 'browser', 'page.ts', join(built, bundler)]);
  }
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  browser = await chromium.launch({ executablePath, headless: true, args });
  const reports = {};
  for (const bundler of BUNDLERS) {
    for (const query of ['', '?lost']) {
      const page = await browser.newPage();
      const errors = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      await page.goto(`http://127.0.0.1:${server.address().port}/${bundler}/${query}`);
      await page.waitForFunction(() => 'report' in globalThis, undefined, { timeout: 60_000 });
      const report = await page.evaluate(() => globalThis.report);
      reports[`${bundler}${query}`] = { errors, ...report };
      await page.close();
    }
  }
  console.log(JSON.stringify({ version: browser.version(), ...reports }));
} finally {
  await browser?.close();
  server.close();
  await rm(built, { recursive: true, force: true });
}
