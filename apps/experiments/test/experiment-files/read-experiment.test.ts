import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { experimentJsonSchema } from '../../src/experiment-files/experiment-schema.js';
import { fileExperiment } from '../../src/experiment-files/file-experiment.js';
import { readExperiment } from '../../src/experiment-files/read-experiment.js';
import { readTrace } from '../../src/experiment-files/read-trace.js';
import { paperExperiments } from '../../src/experiments/registry.js';
import { createPlan } from '../../src/plan.js';
import { NO_MODULES } from '../../src/modules/check-modules.js';
import { jobKey, type Run } from '../../src/jobs/job.js';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'experiment-'))));
afterAll(() => rm(folder, { recursive: true }));

async function put(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

const good = {
  title: 'Mine',
  scenario: { cost: 'server share', system: { devices: 3 }, workload: { kind: 'uniform' }, iterations: 20 },
  strategies: ['GREEDY', { name: 'AGENT', label: 'forgetful', memorySize: 200 }],
  seeds: [4, 5],
  from: 10,
  limits: [{ strategy: 'GREEDY', atLeast: 0.9 }],
};

describe('readExperiment', () => {
  test('becomes runs, one per strategy and seed', async () => {
    const read = await readExperiment(await put('mine.json', JSON.stringify(good)));
    expect(read.id).toBe('mine');
    const jobs = fileExperiment(read, NO_MODULES).jobs(createPlan({ seed: 1, seeds: 1, iterations: 1, quick: false }));
    expect(jobs).toHaveLength(4);
    expect(jobs[3]).toMatchObject({ strategy: { name: 'AGENT', memorySize: 200 }, scenario: good.scenario, seed: 5 });
    expect(jobs[3]).not.toHaveProperty('strategy.label');
  });

  const { scenario } = good;
  test.each<[string, unknown, string, unknown, RegExp]>([
    ['no title', { ...good, title: undefined }, 'title', undefined, /string/],
    ['a property that is none', { ...good, titel: 'x' }, 'titel', 'x', /no such property/],
    ['a cost that is none', { ...good, scenario: { ...scenario, cost: 'x' } }, 'scenario.cost', 'x', /'server share'/],
    ['too few iterations', { ...good, scenario: { ...scenario, iterations: 0 } }, 'scenario.iterations', 0, />=1/],
    [
      'a fraction of a device',
      { ...good, scenario: { ...scenario, system: { devices: 1.5 } } },
      'scenario.system.devices',
      1.5,
      /int/,
    ],
    [
      'a device without a rate',
      { ...good, scenario: { ...scenario, system: { devices: [{ uplinkRate: 1 }] } } },
      'scenario.system.devices[0].uploadPower',
      undefined,
      /number/,
    ],
    [
      'a task below 0',
      { ...good, scenario: { ...scenario, workload: { kind: 'uniform', tasks: [-1, 2] } } },
      'scenario.workload.tasks[0]',
      -1,
      />=0/,
    ],
    ['a strategy that is none', { ...good, strategies: ['GREEDY', 'GREDY'] }, 'strategies[1]', 'GREDY', /"GREEDY"/],
    ['no strategy', { ...good, strategies: [] }, 'strategies', [], />=1/],
    [
      'an option that the strategy has not',
      { ...good, strategies: [{ name: 'AGENT', memorySise: 3 }] },
      'strategies[0].memorySise',
      3,
      /no such property/,
    ],
    [
      'an option out of its range',
      { ...good, strategies: [{ name: 'AGENT', memorySize: 0 }] },
      'strategies[0].memorySize',
      0,
      />0/,
    ],
    ['all iterations left out', { ...good, from: 20 }, 'from', 20, /less than scenario.iterations/],
    [
      'a limit that limits nothing',
      { ...good, limits: [{ strategy: 'GREEDY' }] },
      'limits[0]',
      { strategy: 'GREEDY' },
      /atLeast/,
    ],
    [
      'a scenario that the family has not',
      { ...good, scenario: { cost: 'model', family: 'deadlines', name: 'x', iterations: 20 } },
      'scenario.name',
      'x',
      /nine-root/,
    ],
    [
      'a module that is not there',
      { ...good, strategies: [{ module: './no.js' }] },
      'strategies[0].module',
      './no.js',
      /there/,
    ],
  ])('names %s: path, value, expectation', async (_, file, at, got, expected) => {
    const path = await put('wrong.json', JSON.stringify(file));
    await expect(readExperiment(path)).rejects.toMatchObject({
      code: 'MEC_FILE',
      detail: { file: path, at, ...(got === undefined ? {} : { got }), expected: expect.stringMatching(expected) },
    });
  });

  test('names what is no JSON, and what is not there', async () => {
    await expect(readExperiment(await put('cut.json', '{"title"'))).rejects.toMatchObject({ code: 'MEC_FILE' });
    await expect(readExperiment(join(folder, 'nowhere.json'))).rejects.toMatchObject({ code: 'MEC_FILE' });
  });

  test.each([
    ['two lines of one name', { ...good, strategies: ['GREEDY', 'GREEDY'] }, 'strategies[1].label'],
    ['a limit of a line that is none', { ...good, limits: [{ strategy: 'CD', atMost: 1 }] }, 'limits[0].strategy'],
  ])('%s', async (_, file, at) => {
    const read = await readExperiment(await put('lines.json', JSON.stringify(file)));
    expect(() => fileExperiment(read, NO_MODULES)).toThrow(
      expect.objectContaining({ code: 'MEC_FILE', detail: expect.objectContaining({ at }) }),
    );
  });
});

describe('readTrace', () => {
  test('CSV: every column a device, or those named task_1, task_2, ...; what is missing is off', async () => {
    const plain = await put('plain.csv', 'a,b,c\n1,2.5,3\n4\n\n,5,\n');
    expect(await readTrace(plain)).toEqual([
      [1, 2.5, 3],
      [4, 0, 0],
      [0, 5, 0],
    ]);
    const named = await put('named.csv', 'slot,task_2,task_1\r\n1,20,10\r\n2,21,11\r\n');
    expect(await readTrace(named)).toEqual([
      [10, 20],
      [11, 21],
    ]);
  });

  test('JSON Lines: arrays, or objects with tasks', async () => {
    expect(await readTrace(await put('t.jsonl', '[1,2,3]\n{"tasks":[4,null]}\n\n'))).toEqual([
      [1, 2, 3],
      [4, 0, 0],
    ]);
  });

  test.each([
    ['negative.csv', 'a,b\n1,2\n3,-4\n', 'line 3, b', '-4'],
    ['word.csv', 'a,b\nx,2\n', 'line 2, a', 'x'],
    ['wide.csv', 'a,b\n1,2,3\n', 'line 2', 3],
    ['word.jsonl', '[1]\n["x"]\n', 'line 2, tasks[0]', 'x'],
    ['cut.jsonl', '[1]\n[1,\n', 'line 2', '[1,'],
    ['number.jsonl', '7\n', 'line 1', 7],
  ])('%s: names the line', async (name, text, at, got) => {
    const path = await put(name, text);
    await expect(readTrace(path)).rejects.toMatchObject({ code: 'MEC_FILE', detail: { file: path, at, got } });
  });

  test('fits the devices and the iterations of its experiment', async () => {
    await put('three.csv', 'a,b,c\n1,2,3\n4,5,6\n');
    const workload = { kind: 'trace', file: 'three.csv' };
    const of = (devices: number, iterations: number): Promise<string> =>
      put(
        'trace.json',
        JSON.stringify({ ...good, from: 0, scenario: { ...good.scenario, workload, system: { devices }, iterations } }),
      );
    await expect(readExperiment(await of(4, 2))).rejects.toMatchObject({
      detail: { at: 'scenario.system.devices', got: 4 },
    });
    await expect(readExperiment(await of(3, 3))).rejects.toMatchObject({
      detail: { at: 'scenario.iterations', got: 3 },
    });
    await expect(readExperiment(await of(3, 2))).resolves.toMatchObject({
      rows: [
        [1, 2, 3],
        [4, 5, 6],
      ],
    });
  });
});

describe('the paper’s figures as files', () => {
  const files = new URL('../../paper/', import.meta.url);

  test('describe the runs that the figures are drawn from', async () => {
    const names = (await readdir(files)).sort();
    expect(names).toEqual([3, 4, 5, 6, 7, 8, 9].map((n) => `fig${n}.json`));
    const plan = createPlan({ seed: 1, seeds: 10, iterations: 10_000, quick: false });
    for (const name of names) {
      const read = await readExperiment(new URL(name, files).pathname);
      const described = fileExperiment(read, NO_MODULES).jobs(plan) as Run[];
      const drawn = paperExperiments.find(({ id }) => `${id}.json` === name)!.jobs(plan) as Run[];
      const what = (jobs: readonly Run[]): string[] => jobs.map((job) => jobKey({ ...job, record: {} }));
      // Figs. 7 and 8 are compared with alpha's runs too.
      expect(what(drawn)).toEqual(expect.arrayContaining(what(described)));
      expect(described).toHaveLength((name === 'fig9.json' ? 5 : 1) * 10);
    }
  });

  test('name the schema that is what the program checks', async () => {
    const written = JSON.parse(await readFile(new URL('../experiment.schema.json', files), 'utf8')) as object;
    expect(written).toEqual(experimentJsonSchema());
  });
});
