import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

interface Run {
  backend: string;
  steps: number;
  first: number;
  last: number;
}
type Report =
  { skipped: string } | ({ errors: string[] } & Record<'wasm' | 'shared' | 'slsqp' | 'cpu' | 'whatLoads', Run>);

test('decides and learns in a browser, bundled by vite', async () => {
  // A process of its own: bundler and browser driver are no guests of the test runner's modules.
  const script = fileURLToPath(new URL('check.js', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script], { timeout: 110_000 });
  const report = JSON.parse(stdout) as Report;
  if ('skipped' in report) {
    console.info(`the browser was not tested: ${report.skipped}`);
    return;
  }
  expect(report.errors).toEqual([]);
  const { wasm, shared, slsqp, cpu, whatLoads } = report;
  expect([wasm.backend, cpu.backend]).toEqual(['wasm', 'cpu']);
  expect(['wasm', 'cpu']).toContain(whatLoads.backend);
  for (const run of [wasm, shared, slsqp, cpu, whatLoads]) {
    expect(run.steps).toBe(28);
    expect(run.last).toBeLessThan(run.first);
  }
}, 120_000);
