import { describe, expect, test } from '@jest/globals';
import { readCommand } from '../../src/cli/command.js';
import type { Invocation } from '../../src/cli/invocation.js';

function read(...args: string[]): { invocation: Invocation; out: string; error: string } {
  let out = '';
  let error = '';
  const invocation = readCommand(args, { out: (text) => void (out += text), error: (text) => void (error += text) });
  return { invocation, out, error };
}

describe('readCommand', () => {
  test('without options: everything, at the paper’s scale, seed 1', () => {
    expect(read().invocation).toMatchObject({
      kind: 'run',
      options: {
        only: ['fig3', 'fig4', 'fig5', 'fig6', 'fig7', 'fig8', 'fig9', 'memory', 'table1'],
        seed: 1,
        seeds: 10,
        iterations: 10_000,
        quick: false,
        strategy: [],
      },
    });
  });

  test('reads every option; figures come in the paper’s order', () => {
    const args = '--only table1,fig4 --seed 7 --seeds 3 --iterations 2000 --out x/y --workers 1 --quick'.split(' ');
    expect(read(...args).invocation).toMatchObject({
      kind: 'run',
      options: { only: ['fig4', 'table1'], seed: 7, seeds: 3, iterations: 2000, workers: 1, quick: true },
    });
  });

  test('a quick run is short unless told otherwise', () => {
    expect(read('--quick').invocation).toMatchObject({ options: { iterations: 1000 } });
    expect(read('--quick', '--iterations', '500').invocation).toMatchObject({ options: { iterations: 500 } });
  });

  test.each([
    ['an unknown figure', ['--only', 'fig12'], 'fig9'],
    ['no seed', ['--seed', 'x'], 'integer'],
    ['a negative seed', ['--seed=-1'], 'integer'],
    ['a fraction of a seed', ['--seeds', '1.5'], '1 to 1000'],
    ['too few iterations', ['--iterations', '10'], '200'],
    ['a missing file', ['--strategy', 'no/such/file.js'], 'module'],
    ['an unknown option', ['--fast'], '--only'],
    ['a missing value', ['--seed'], 'argument missing'],
    ['a figure without --only', ['fig4'], 'did you mean --only fig4?'],
    ['a stray word', ['everything'], 'there is no command "everything"'],
  ])('%s: one line that says what is allowed, and exit code 2', (_, args, allowed) => {
    const { invocation, out, error } = read(...args);
    expect(invocation).toEqual({ kind: 'exit', code: 2 });
    expect(out).toBe('');
    expect(error.trimEnd().split('\n')).toHaveLength(1);
    expect(error).toContain(allowed);
  });

  test('--help shows every option and ends with 0', () => {
    const { invocation, out } = read('--help');
    expect(invocation).toEqual({ kind: 'exit', code: 0 });
    for (const option of [
      '--only',
      '--seed',
      '--seeds',
      '--iterations',
      '--out',
      '--workers',
      '--strategy',
      '--quick',
      '--list',
    ]) {
      expect(out).toContain(option);
    }
  });

  test('--list', () => expect(read('--list').invocation).toEqual({ kind: 'list' }));
});
