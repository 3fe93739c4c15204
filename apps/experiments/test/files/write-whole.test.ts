import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { exactJson, parseExactJson } from '../../src/files/exact-json.js';
import { lockFolder } from '../../src/files/lock.js';
import { openResultsFolder } from '../../src/files/results-folder.js';
import { writeWhole } from '../../src/files/write-whole.js';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'files-'))));
afterEach(() => rm(folder, { recursive: true }));

describe('writeWhole', () => {
  test('replaces a file, and leaves nothing beside it', async () => {
    await writeWhole(join(folder, 'x'), 'old');
    await writeWhole(join(folder, 'x'), Uint8Array.of(110, 101, 119));
    expect(await readFile(join(folder, 'x'), 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['x']);
  });

  test('names the file that it cannot write, with the system’s code, and leaves nothing beside it', async () => {
    await mkdir(join(folder, 'x', 'inside'), { recursive: true });
    await expect(writeWhole(join(folder, 'x'), 'new')).rejects.toMatchObject({
      code: 'MEC_FOLDER',
      detail: { path: join(folder, 'x') },
    });
    await expect(writeWhole(join(folder, 'nowhere', 'x'), 'new')).rejects.toMatchObject({
      detail: { cause: 'ENOENT' },
    });
    expect(await readdir(folder)).toEqual(['x']);
  });

  test('writes at the same time do not meet', async () => {
    const texts = Array.from({ length: 20 }, (_, k) => String(k).repeat(10_000));
    await Promise.all(texts.map((text) => writeWhole(join(folder, 'x'), text)));
    expect(texts).toContain(await readFile(join(folder, 'x'), 'utf8'));
    expect(await readdir(folder)).toEqual(['x']);
  });
});

describe('exactJson', () => {
  test('gives back every number', () => {
    const value = { a: [1, 0.1, -1e300, Infinity, -Infinity, NaN], b: { c: Infinity }, d: 'Infinity' };
    expect(parseExactJson(exactJson(value))).toEqual(value);
  });
});

describe('lockFolder', () => {
  const lockOf = (holder: object): Promise<void> => writeFile(join(folder, '.lock'), JSON.stringify(holder));

  test('is held until it is released', async () => {
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'MEC_FOLDER', detail: { path: folder } });
    lock.release();
    (await lockFolder(folder)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  test('a dead process holds nothing, nor one whose number another process has now', async () => {
    // Numbers of processes do not go that far.
    await lockOf({ pid: 2 ** 30, host: hostname(), born: '1' });
    (await lockFolder(folder)).release();
    await lockOf({ pid: process.pid, host: hostname(), born: 'at another time' });
    (await lockFolder(folder)).release();
  });

  test('another machine’s lock is believed', async () => {
    await lockOf({ pid: 2 ** 30, host: `not-${hostname()}`, born: '1' });
    await expect(lockFolder(folder)).rejects.toThrow(/if it has ended, delete/);
  });

  test('of many at once one has it', async () => {
    await lockOf({ pid: 2 ** 30, host: hostname(), born: '1' });
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => lockFolder(folder)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('openResultsFolder', () => {
  test('clears what dead processes left half-written, and nothing else', async () => {
    await mkdir(join(folder, '.unfinished', 'v1'), { recursive: true });
    const left = ['.fig4.csv.12-3.part', '.unfinished/.x.json.1-0.part', '.unfinished/v1/.y.json.1-0.part'];
    const mine = ['notes.part', '.fig4.csv', 'fig4.csv'];
    for (const file of [...left, ...mine]) await writeFile(join(folder, file), 'x');
    (await openResultsFolder(folder, false)).release();
    expect((await readdir(folder, { recursive: true })).sort()).toEqual(
      [...mine, '.unfinished', '.unfinished/v1'].sort(),
    );
  });
});
