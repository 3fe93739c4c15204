/** The example of a cost model of one's own: contract tests, every strategy, and `--problem`. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { bruteForce, coordinateDescent, geneticAlgorithm, greedy, simulatedAnnealing } from '@mec/baselines';
import type { DecisionProblem, Random, Workload } from '@mec/model';
import { describeProblem, describeStrategy, describeWorkload } from '@mec/model/testing';
import { readCommand } from '../src/cli/command.js';
import { checkModules } from '../src/modules/check-modules.js';
import { reproduce } from '../src/reproduce.js';

const path = new URL('../../../examples/my-problem.js', import.meta.url);
const {
  default: workload,
  drawProblem,
  deadlineProblem,
} = (await import(path.href)) as {
  default: (options: { seed: number }) => Workload<DecisionProblem>;
  drawProblem: (random: Random, size: number) => DecisionProblem;
  deadlineProblem: (slot: { tasks: number[]; deadlines: number[]; penalty?: number }) => DecisionProblem;
};

describeProblem('the example of a cost model', (random) => drawProblem(random, 6));
describeWorkload('the example’s workload', () => workload({ seed: 1 }));
for (const make of [greedy, coordinateDescent, simulatedAnnealing, geneticAlgorithm, bruteForce]) {
  describeStrategy(`${make.name} on the example`, () => make(), { draw: drawProblem, deviceCount: 6, problems: 4 });
}

describe('the example', () => {
  test('is one file of at most 150 lines', async () => {
    expect((await readFile(path, 'utf8')).split('\n').length).toBeLessThanOrEqual(150);
  });

  // By hand: 12 MB at home take 4 s; away 1.5 s of upload and 0.4 s of computing alone.
  test('costs delays and penalties', () => {
    const problem = deadlineProblem({ tasks: [12, 12], deadlines: [3, 5] });
    expect(problem.evaluate(Uint8Array.of(0, 0)).cost).toBe(4 + 10 + 4);
    expect(problem.evaluate(Uint8Array.of(1, 0)).cost).toBeCloseTo(1.9 + 4, 12);
    const hard = deadlineProblem({ tasks: [12], deadlines: [1], penalty: Infinity });
    expect(bruteForce().decide(hard).cost).toBe(Infinity);
  });

  test('names what it refuses', () => {
    const refusal = expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' });
    expect(() => deadlineProblem({ tasks: [0], deadlines: [1] })).toThrow(refusal);
    expect(() => deadlineProblem({ tasks: [1], deadlines: [1], penalty: -1 })).toThrow(refusal);
  });
});

describe('bench --problem', () => {
  let folder: string;
  beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'problem-'))));
  afterAll(() => rm(folder, { recursive: true }));

  test('makes the table of strategies, with evaluations per slot, without a line in the repository', async () => {
    const args = ['--problem', path.pathname, '--iterations', '400', '--workers', '0', '--out', folder];
    const invocation = readCommand(args, { out: () => undefined, error: () => undefined });
    if (invocation.kind !== 'run') throw new Error('not a run');
    expect(invocation.options.only).toEqual([]);
    const log = Object.assign(new PassThrough().resume(), { isTTY: false }) as unknown as NodeJS.WriteStream;
    await reproduce(invocation.options, new AbortController().signal, log);

    const [heading, ...lines] = (await readFile(join(folder, 'problem.csv'), 'utf8')).trim().split('\n');
    const columns = heading!.split(',');
    expect(columns).toEqual(expect.arrayContaining(['strategy', 'mean_cost', 'mean_ratio', 'evaluations_per_slot']));
    const rows = new Map(
      lines.map((line) => {
        // A name with a comma is quoted.
        const cells = line.replace(/"([^"]*)"/, (_, name: string) => name.replace(',', ';')).split(',');
        return [cells[columns.indexOf('strategy')]!, cells];
      }),
    );
    expect([...rows.keys()]).toEqual(
      expect.arrayContaining(['ALL_LOCAL', 'RANDOM', 'GREEDY', 'CD', 'GENETIC', 'BRUTE_FORCE', 'AGENT; dense']),
    );
    const of = (strategy: string, column: string): number => Number(rows.get(strategy)![columns.indexOf(column)]);
    expect(of('BRUTE_FORCE', 'mean_ratio')).toBe(1);
    expect(of('BRUTE_FORCE', 'evaluations_per_slot')).toBe(2 ** 6 + 1);
    expect(of('AGENT; dense', 'evaluations_per_slot')).toBe(7);
    expect(of('RANDOM', 'mean_ratio')).toBeLessThan(of('GREEDY', 'mean_ratio'));
    expect(await readFile(join(folder, 'problem.md'), 'utf8')).toContain('Evaluations per slot');
  });

  test('names a module that makes no slots', async () => {
    const url = new URL('fixtures/no-strategy.js', import.meta.url).href;
    const given = { strategy: [], problem: [url], allocator: [], workload: [] };
    await expect(checkModules({ given, taken: [], scenarios: [], limit: 60, threads: false })).rejects.toMatchObject({
      code: 'MEC_MODULE',
      detail: { kind: 'problem', problem: 'has no default export that is a function' },
    });
  });
});
