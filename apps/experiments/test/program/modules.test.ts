/** Modules of the user's, wherever they lie: checked before anything runs, named where they fail, ended where they never come back. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bench } from './bench.js';

const QUICK = ['--quick', '--iterations', '200', '--seeds', '1', '--workers', '2'];

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'modules-'))));
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** A strategy that keeps everything local, but for what is put into its `decide`. */
const strategy = (name: string, body = '', after = ''): string => `
import { cost } from '@mec/model';
export default function ({ seed }) {
  let slot = 0;
  return {
    name: '${name}',
    decide(problem) {
      slot++;
      ${body}
      const offload = new Uint8Array(problem.size);
      const allocation = new Float64Array(problem.size);
      const decision = { offload, allocation, cost: cost(problem, offload, allocation) };
      ${after}
      return decision;
    },
  };
}
`;

describe('a strategy that cannot be run ends the program with one line and 2, before anything runs', () => {
  test.each([
    ['that is not there', undefined, 'expected a JavaScript module'],
    ['with a syntax error', `export default () => ({});\nconst x = ;\n`, 'line 2: Unexpected token'],
    ['without a default export', `export const x = 1;`, 'has no default export that is a function'],
    ['without decide', `export default () => ({ name: 'X' });`, 'has no method `decide`'],
    ['without a name', `export default () => ({ decide() {} });`, 'undefined: decision is undefined'],
    ['that throws when it is made', `export default () => { throw new Error('not today'); };`, 'not today'],
    ['that throws at once', strategy('X', `throw new Error('no\\nsecond line');`), ': no'],
    ['that imports what is not there', `import 'no-such-package'; export default () => ({});`, 'no-such-package'],
    ['with a name that is taken', strategy('CD_SLSQP'), 'is taken by a strategy of this program'],
    ['with a false cost', strategy('X', '', 'decision.cost *= 0.5;'), 'cost is'],
    [
      'with a fraction of a decision',
      strategy('X', '', 'decision.offload = new Float64Array(10).fill(0.5);'),
      'offload[0] is 0.5',
    ],
    ['with too much of the server', strategy('X', '', 'decision.allocation.fill(4);'), 'sum of allocation is 40'],
    ['that never comes back', `for (;;);`, 'nothing came of its first slot within 2 s'],
  ])('%s', async (title, text, saying) => {
    const path = text === undefined ? join(folder, 'nowhere.js') : await file(`${title.replaceAll(' ', '-')}.js`, text);
    const out = join(folder, 'unused');
    const ended = await bench('--only', 'fig9', ...QUICK, '--decision-limit', '2', '--strategy', path, '--out', out);
    expect(ended.error.trimEnd().split('\n')).toEqual([expect.stringContaining(saying)]);
    expect(ended.error).toContain(path);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(await readdir(out).catch(() => [])).toEqual([]);
  });

  test('two of one name', async () => {
    const [one, two] = [await file('one.js', strategy('SAME')), await file('two.js', strategy('SAME'))];
    const ended = await bench(
      '--only',
      'fig9',
      ...QUICK,
      '--strategy',
      one,
      '--strategy',
      two,
      '--out',
      join(folder, 'u'),
    );
    expect(ended).toMatchObject({ code: 2, error: expect.stringContaining(`"SAME" is taken by ${one}`) });
  });
});

describe('modules of every kind, outside the repository', () => {
  test('a strategy and an allocator in Fig. 9; what fails is named, and the rest goes on', async () => {
    const share = await file('share.js', 'export const share = 0;');
    const good = await file(
      'good.js',
      strategy('GOOD')
        .replace('new Uint8Array', 'Uint8Array.from')
        .replace('problem.size', '{ length: problem.size }, () => share')
        .replace('\n', `\nimport { share } from './share.js';\n`),
    );
    const allocator = await file(
      'allocator.js',
      `import { equalShareAllocator } from '@mec/model';
       export default () => ({ name: 'EQUAL', allocate: (p, x) => equalShareAllocator({ among: 'all' }).allocate(p, x) });`,
    );
    const throws = await file('throws.js', strategy('THROWS', `if (slot === 30) throw new Error('in the middle');`));
    const lies = await file('lies.js', strategy('LIES', '', 'if (slot === 40) decision.cost *= 0.9;'));
    const loops = await file('loops.js', strategy('LOOPS', 'if (slot === 50) for (;;);'));
    const out = join(folder, 'fig9');
    const added = [good, throws, lies, loops].flatMap((path) => ['--strategy', path]);
    const args = [
      '--only',
      'fig9',
      ...QUICK,
      ...added,
      '--allocator',
      allocator,
      '--decision-limit',
      '5',
      '--out',
      out,
    ];
    const ended = await bench(...args);
    expect(ended.code).toBe(1);
    const failed = ended.error.split('\n').filter((line) => line.startsWith('failed: '));
    expect(failed.sort()).toEqual([
      expect.stringMatching(/^failed: lies\.js, .*seed 1, iteration 40: LIES: cost is /),
      'failed: loops.js, N = 10, seed 1, iteration 50: no decision within 5 s',
      'failed: throws.js, N = 10, seed 1, iteration 30: in the middle',
    ]);
    const table = await readFile(join(out, 'fig9.md'), 'utf8');
    for (const name of ['GOOD', 'CD (EQUAL)', 'Proposed', 'ALL_LOCAL']) expect(table).toContain(`| ${name} `);
    for (const name of ['THROWS', 'LIES', 'LOOPS']) expect(table).not.toContain(name);
    const level = (name: string): string => new RegExp(`\\| ${name} +\\| +([\\d.]+)`).exec(table)![1]!;
    expect(level('GOOD')).toBe(level('ALL_LOCAL'));

    // A change in what a module imports is another run: nothing old is shown.
    await writeFile(share, 'export const share = 1;');
    await writeFile(
      good,
      (await readFile(good, 'utf8')).replace(
        'new Float64Array(problem.size)',
        'new Float64Array(problem.size).fill(3)',
      ),
    );
    expect(await bench('--only', 'fig9', ...QUICK, '--strategy', good, '--out', out)).toMatchObject({ code: 0 });
    const changed = await readFile(join(out, 'fig9.csv'), 'utf8');
    const [heading, ...rows] = changed
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    const column = (name: string): string[] => rows.map((row) => row[heading!.indexOf(name)]!);
    expect(column('GOOD')).not.toEqual(column('ALL_LOCAL'));
  });

  test('a workload of the paper’s cost, and strategies over it, with intervals', async () => {
    const workload = await file(
      'workload.js',
      `import { paperSystem, uniformWorkload } from '@mec/model';
       export default ({ seed }) => uniformWorkload({ system: paperSystem(5), low: 1, high: 9, seed });`,
    );
    const own = await file('own.js', strategy('OWN'));
    const out = join(folder, 'workload');
    expect(
      await bench(
        ...QUICK.slice(0, 3),
        '--seeds',
        '2',
        '--workers',
        '2',
        '--workload',
        workload,
        '--strategy',
        own,
        '--out',
        out,
      ),
    ).toMatchObject({ code: 0 });
    const table = await readFile(join(out, 'workload.md'), 'utf8');
    expect(table).toMatch(/\| OWN +\| +0\.\d+ \| \[0\.\d+, 0\.\d+\]/);
    expect(table).toMatch(/\| EXACT +\| +1\.00000/);
    expect(await readdir(out)).toEqual(expect.arrayContaining(['workload.csv', 'workload.svg', 'workload.png']));
  });

  test('a problem whose environment throws later', async () => {
    const problem = await file(
      'problem.js',
      `const slot = (k) => ({ size: 2, observation: Float64Array.of(1, k), evaluate: (x) => ({ cost: 1 + x[0], allocation: x.slice() }) });
       export default () => { let k = 0; return { name: 'broken', reset: () => slot((k = 0)), step() { if (++k === 20) throw new Error('the environment broke'); return slot(k); } }; };`,
    );
    const ended = await bench(...QUICK, '--problem', problem, '--out', join(folder, 'problem'));
    expect(ended.code).toBe(1);
    expect(ended.error).toContain('seed 1, iteration 20: the environment broke');
    expect(ended.error).toContain('not drawn, since runs of it failed: Own cost model');
  });
});
