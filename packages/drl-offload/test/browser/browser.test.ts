import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { inProcess } from '../programs/run.js';

interface Run {
  readonly backend: string;
  readonly refusedBackends: readonly { readonly name: string; readonly reason: string }[];
  readonly steps: number;
  readonly first: number;
  readonly last: number;
}
type Served = { readonly errors: readonly string[] } & Record<
  'withoutPath' | 'wasm' | 'slash' | 'shared' | 'slsqp' | 'cpu',
  Run
>;
interface Lost {
  readonly errors: readonly string[];
  readonly lost: Run;
  readonly asked: unknown;
}
interface Report {
  readonly skipped?: string;
  readonly esbuild: Served;
  readonly vite: Served;
  readonly 'esbuild?lost': Lost;
  readonly 'vite?lost': Lost;
}

// A process of its own: bundler and browser driver are no guests of the test runner's modules.
const script = fileURLToPath(new URL('check.js', import.meta.url));
const { stdout } = await inProcess(process.execPath, [script], { timeout: 170_000 });
const report = JSON.parse(stdout) as Report;
if (report.skipped !== undefined) console.info(`the browser was not tested: ${report.skipped}`);

(report.skipped === undefined ? describe : describe.skip).each(['esbuild', 'vite'] as const)(
  'in a browser, by %s',
  (bundler) => {
    const served = report[bundler];
    const lost = report[`${bundler}?lost`];

    test('decides and learns on each backend', () => {
      const { withoutPath, wasm, slash, shared, slsqp, cpu } = served;
      expect(served.errors).toEqual([]);
      for (const run of [withoutPath, wasm, slash, shared, slsqp, cpu]) {
        expect(run.steps).toBe(28);
        expect(run.last).toBeLessThan(run.first);
      }
      expect([cpu, shared, slsqp].map(({ backend }) => backend)).toEqual(['cpu', 'wasm', 'wasm']);
    });

    test('takes WASM where a path says where its files are, with a slash at its end or without', () => {
      expect([served.wasm.backend, served.slash.backend]).toEqual(['wasm', 'wasm']);
    });

    test('takes the plain backend without a path, and says why', () => {
      expect(served.withoutPath.backend).toBe('cpu');
      expect(served.withoutPath.refusedBackends.map(({ name }) => name)).toEqual(['tfjs-node', 'wasm']);
    });

    test('takes the plain backend where the files are not there; asked for by name, WASM is refused by a typed error', () => {
      expect(lost.errors).toEqual([]);
      const { lost: run, asked } = lost;
      expect([run.backend, run.steps, asked]).toEqual(['cpu', 28, 'MEC_BACKEND_UNAVAILABLE']);
      expect(run.refusedBackends.map(({ name }) => name)).toEqual(['tfjs-node', 'wasm']);
    });
  },
);

test('a browser was there, or the skip was told', () => {
  expect(Object.keys(report)).toEqual(
    report.skipped === undefined ? ['version', 'esbuild', 'esbuild?lost', 'vite', 'vite?lost'] : ['skipped'],
  );
});
