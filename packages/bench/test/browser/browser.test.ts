import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import * as bench from '../../src/index.js';

interface Report {
  readonly names: string[];
  readonly value: number;
  readonly growth: number;
  readonly csv: string;
  readonly schema: string;
  readonly chart: number;
}
interface Outcome {
  readonly bytes: number;
  readonly skipped?: string;
  readonly errors?: string[];
  readonly report?: Report;
}

test('computes in a browser what it computes here, without a drawing library in the bundle', async () => {
  // A process of its own: bundler and browser driver are no guests of the test runner's modules.
  const script = fileURLToPath(new URL('check.js', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script]);
  const { bytes, skipped, errors, report } = JSON.parse(stdout) as Outcome;
  // Vega alone is 600 kB.
  expect(bytes).toBeLessThan(150_000);
  if (skipped !== undefined) {
    console.info(`the browser was not tested: ${skipped}`);
    return;
  }
  expect(errors).toEqual([]);
  const values = Array.from({ length: 100 }, (_, k) => 1 + Math.sin(k) / 10);
  expect(report).toMatchObject({ names: Object.keys(bench).sort(), csv: 'a,b\n1,"x,y"\n' });
  expect(report!.schema).toContain('vega-lite/v6');
  expect(report!.value).toBeCloseTo(bench.interquartileMean(values), 12);
  // Four times as much for twice the size.
  expect(report!.growth).toBeCloseTo(2, 12);
  expect(report!.chart).toBeGreaterThan(1000);
});
