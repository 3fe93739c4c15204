/** Folders that cannot be used: one line, nothing overwritten. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bench, start, type Ended } from './bench.js';

const ARGS = ['--only', 'fig9', '--quick', '--iterations', '200', '--seeds', '1', '--workers', '2'];

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'folders-'))));
afterEach(() => rm(folder, { recursive: true }));

function expectOneLine({ code, out, error }: Ended, saying: string): void {
  expect(error.trimEnd().split('\n')).toEqual([expect.stringContaining(saying)]);
  expect(out).toBe('');
  expect(code).toBe(2);
}

describe('a folder that cannot be used', () => {
  test('a file', async () => {
    const file = join(folder, 'file');
    await writeFile(file, 'precious');
    expectOneLine(await bench(...ARGS, '--out', file), 'a file, not a folder');
    expectOneLine(await bench(...ARGS, '--out', join(file, 'x')), 'a part of the path is a file');
    expect(await readFile(file, 'utf8')).toBe('precious');
  });

  test.each(['/proc/results', '/proc/self/results/x', '/sys/results'])('%s', async (out) => {
    expectOneLine(await bench(...ARGS, '--out', out), `${out.split('/results')[0]!}/results`);
  });

  test('with results of another version, which --fresh replaces', async () => {
    const old = '{"startedAt":"2026-01-01T00:00:00.000Z","seconds":1}\n';
    await writeFile(join(folder, 'run.json'), old);
    await writeFile(join(folder, 'fig9.csv'), 'old');
    expectOneLine(await bench(...ARGS, '--out', folder), 'holds results of another version');
    expect(await readFile(join(folder, 'run.json'), 'utf8')).toBe(old);
    expect(await readFile(join(folder, 'fig9.csv'), 'utf8')).toBe('old');
    expect((await readdir(folder)).sort()).toEqual(['fig9.csv', 'run.json']);
    expect(await bench(...ARGS, '--out', folder, '--fresh')).toMatchObject({ code: 0 });
    expect(await readFile(join(folder, 'fig9.csv'), 'utf8')).toContain('iteration');
  });

  test('into which another process writes; once that one is dead the folder is free', async () => {
    const first = start([...ARGS.slice(0, 3), '--iterations', '20000', '--seeds', '1', '--out', folder]);
    // Its first run is finished: it has the folder, and goes on.
    await first.saying('[1/');
    expectOneLine(await bench(...ARGS, '--out', folder), `process ${first.child.pid!} writes into it`);
    first.child.kill('SIGKILL');
    await first.ended;
    expect(await readdir(folder)).toContain('.lock');
    expect(await bench(...ARGS, '--out', folder)).toMatchObject({ code: 0 });
    expect(await readdir(folder)).not.toContain('.lock');
  });

  test('a lock that is no lock holds nothing', async () => {
    await mkdir(join(folder, '.lock'));
    expect(await bench(...ARGS, '--out', folder)).toMatchObject({ code: 0 });
  });
});

describe('a full disk', () => {
  test('leaves no cut file under a final name, keeps the old results, and says so in one line', async () => {
    expect(await bench(...ARGS, '--out', folder)).toMatchObject({ code: 0 });
    const before = await readFile(join(folder, 'report.html'));
    // No file may be larger than 40 blocks: the runs fit, the pictures and the report do not.
    const limited = start([...ARGS, '--seed', '2', '--out', folder], 'ulimit -f 40; exec "$@"');
    const { code, error } = await limited.ended;
    expect(code).not.toBe(0);
    expect(error.trimEnd().split('\n').at(-1)).toMatch(/^error: .*: larger than files may be here$/);
    expect(Buffer.compare(await readFile(join(folder, 'report.html')), before)).toBe(0);
    const names = await readdir(folder);
    expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);
    // What was finished is not lost.
    expect(names).toContain('.unfinished');
    expect(await bench(...ARGS, '--seed', '2', '--out', folder)).toMatchObject({
      code: 0,
      error: expect.stringContaining('taken over from the stopped run'),
    });
  });
});

describe('a command for one experiment', () => {
  test('leaves the others in the report, each with its own origin; --fresh forgets them', async () => {
    expect(await bench(...ARGS, '--out', folder)).toMatchObject({ code: 0 });
    const part = ['--only', 'fig4', '--quick', '--iterations', '400', '--seed', '5', '--seeds', '1', '--out', folder];
    expect(await bench(...part)).toMatchObject({ code: 0 });
    const report = await readFile(join(folder, 'report.html'), 'utf8');
    expect(report).toContain('id="fig4"');
    expect(report).toContain('id="fig9"');
    expect(report).toContain('From an earlier run');
    const figures = (): Promise<Set<string>> =>
      readFile(join(folder, 'claims.json'), 'utf8').then(
        (text) => new Set((JSON.parse(text) as { figure: string }[]).map(({ figure }) => figure)),
      );
    expect(await figures()).toEqual(new Set(['Fig. 4', 'Fig. 9']));
    const { origins } = JSON.parse(await readFile(join(folder, 'run.json'), 'utf8')) as {
      origins: Record<string, { seeds: number[]; iterations: number }>;
    };
    expect(origins).toMatchObject({
      fig4: { seeds: [5], iterations: 400 },
      fig9: { seeds: [1], iterations: 200 },
    });
    expect(await bench(...part, '--fresh')).toMatchObject({ code: 0 });
    expect(await figures()).toEqual(new Set(['Fig. 4']));
  });
});
