/** Nothing is lost: a program that is killed at any moment goes on to the same bytes. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createRandom } from '@mec/model';
import { bench, resultsOf, start } from './bench.js';

const KILLS = 20;
const ARGS = ['--only', 'fig4,fig9', '--quick', '--iterations', '200', '--seeds', '2', '--workers', '2'];

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'kill-'))));
afterAll(() => rm(folder, { recursive: true }));

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

describe('kill -9', () => {
  test(`at ${KILLS} random moments, then the same command: the bytes of a run that was left alone`, async () => {
    const whole = join(folder, 'whole');
    const began = performance.now();
    expect(await bench(...ARGS, '--out', whole)).toMatchObject({ code: 0 });
    const lasted = performance.now() - began;

    const out = join(folder, 'killed');
    const random = createRandom(20);
    let alive = 0;
    for (let k = 0; k < KILLS; k++) {
      const { child, ended } = start([...ARGS, '--out', out]);
      // Later and later in the run: what is finished is not done again.
      await Promise.race([wait(random.uniform(0, lasted)), ended]);
      if (child.exitCode === null) alive++;
      child.kill('SIGKILL');
      await ended;
    }
    expect(alive).toBeGreaterThan(KILLS / 2);
    expect(await bench(...ARGS, '--out', out)).toMatchObject({ code: 0 });
    expect(await resultsOf(out)).toEqual(await resultsOf(whole));
    // Nothing of the dead processes is left.
    const left = (await readdir(out)).filter((name) => /\.part$|^\.lock$|^\.unfinished$/.test(name));
    expect(left).toEqual([]);
  });
});

describe.each(['SIGTERM', 'SIGINT'] as const)('%s', (signal) => {
  test('ends with 130, keeps what is finished, and the same command goes on from there', async () => {
    const out = join(folder, signal);
    const args = ['--only', 'fig9', '--quick', '--iterations', '3000', '--seeds', '1', '--workers', '2', '--out', out];
    const stopped = start(args);
    await stopped.saying('[1/');
    stopped.child.kill(signal);
    const { code, error } = await stopped.ended;
    expect(code).toBe(130);
    expect(error).toContain('the same command goes on from them');
    expect(await isThere(join(out, '.lock'))).toBe(false);

    expect(await bench(...args)).toMatchObject({ code: 0, error: expect.stringContaining('taken over') });
    const run = JSON.parse(await readFile(join(out, 'run.json'), 'utf8')) as { resumedRuns: string[] };
    expect(run.resumedRuns.length).toBeGreaterThan(0);
    expect(await isThere(join(out, '.unfinished'))).toBe(false);
  });
});

test('threads give the bytes that one thread gives, and seconds that are seconds', async () => {
  const args = ['--only', 'fig4', '--quick', '--iterations', '200', '--seeds', '1'];
  expect(await bench(...args, '--workers', '0', '--out', join(folder, 'one'))).toMatchObject({ code: 0 });
  expect(await bench(...args, '--workers', '2', '--out', join(folder, 'two'))).toMatchObject({ code: 0 });
  expect(await resultsOf(join(folder, 'two'))).toEqual(await resultsOf(join(folder, 'one')));
  const run = JSON.parse(await readFile(join(folder, 'two', 'run.json'), 'utf8')) as {
    seconds: number;
    secondsPerRun: Record<string, number>;
  };
  const [seconds] = Object.values(run.secondsPerRun);
  // A part of the whole; as milliseconds it would be more.
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThan(run.seconds);
});
