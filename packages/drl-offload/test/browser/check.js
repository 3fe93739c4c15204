/**
 * Bundles `page.ts` with vite, runs it in headless Chromium, and prints its report as JSON.
 *
 * Usage: node packages/drl-offload/test/browser/check.js
 * Needs a Chromium: the one in the environment variable CHROMIUM, or one of the usual names. Without one it prints
 * { "skipped": reason } and ends with 0.
 */
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const CANDIDATES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const PAGE = '<!doctype html><title>An agent in a browser</title><script type="module" src="/page.js"></script>';
const MEDIA_TYPES = { '.js': 'text/javascript', '.wasm': 'application/wasm' };

const executablePath = CANDIDATES.find((path) => path !== undefined && existsSync(path));
if (executablePath === undefined) {
  console.log(JSON.stringify({ skipped: 'no Chromium here: set CHROMIUM to its path' }));
  process.exit(0);
}

const outDir = await mkdtemp(join(tmpdir(), 'drl-offload-browser-'));
const server = createServer(async (request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname;
  try {
    const content = path === '/' ? PAGE : await readFile(join(outDir, path));
    response.writeHead(200, { 'content-type': MEDIA_TYPES[extname(path)] ?? 'text/html' }).end(content);
  } catch {
    response.writeHead(404).end();
  }
});
let browser;
try {
  await build({
    root: here,
    logLevel: 'error',
    resolve: { conditions: ['@mec/source', 'browser', 'module', 'import', 'default'] },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: 4000,
      rolldownOptions: {
        input: fileURLToPath(new URL('page.ts', import.meta.url)),
        output: { entryFileNames: 'page.js' },
      },
    },
  });
  const wasm = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'));
  for (const name of [
    'tfjs-backend-wasm.wasm',
    'tfjs-backend-wasm-simd.wasm',
    'tfjs-backend-wasm-threaded-simd.wasm',
  ]) {
    await copyFile(join(wasm, name), join(outDir, name));
  }
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  browser = await chromium.launch({ executablePath, headless: true, args });
  const page = await browser.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForFunction(() => 'report' in globalThis, undefined, { timeout: 30_000 });
  const report = await page.evaluate(() => globalThis.report);
  console.log(JSON.stringify({ version: browser.version(), errors, ...report }));
} finally {
  await browser?.close();
  server.close();
  await rm(outDir, { recursive: true, force: true });
}
