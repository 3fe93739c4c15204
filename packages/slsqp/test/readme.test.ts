import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import * as slsqp from '../src/index.js';
import { readLimits } from '../src/options.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The code blocks of the README with the title above each. */
const examples = [
  ...readme.matchAll(/^#+ (?<title>[^\n]+)\n(?:(?!^#|^```)[^\n]*\n)*```js\n(?<code>[\s\S]*?)```/gm),
].map(({ groups }) => [groups!.title!, groups!.code!] as const);

/** A value as the comments write it: numbers to four digits after the point. */
function show(value: unknown): string {
  if (typeof value === 'number') return String(Number(value.toFixed(4)) + 0);
  if (ArrayBuffer.isView(value) || Array.isArray(value))
    return `[${Array.from(value as Float64Array, show).join(', ')}]`;
  return String(value);
}

/** Runs a block: its imports come from the sources, and each `expression; // => value` is collected. */
function run(code: string): [expression: string, got: string, expected: string][] {
  const seen: [string, string, string][] = [];
  const body = code
    .replace(/^import \{ (.+) \} from '@mec\/slsqp';$/gm, 'const { $1 } = slsqp;')
    .replace(
      /^(.+); \/\/ => (.+)$/gm,
      (_line, expression: string, expected: string) =>
        `record(${JSON.stringify(expression)}, ${expression}, ${JSON.stringify(expected)});`,
    );
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the README's own text, so that it cannot drift.
  const block = new Function('slsqp', 'record', body) as (library: unknown, record: unknown) => void;
  block(slsqp, (expression: string, value: unknown, expected: string) =>
    seen.push([expression, show(value), expected]),
  );
  return seen;
}

describe('the README', () => {
  test('has the examples that users are promised', () => {
    expect(examples.map(([title]) => title)).toEqual([
      'The smallest example',
      'A portfolio with a budget',
      'Linear constraints as data',
      'A nonlinear equality',
      'A problem that is infeasible',
      'Thousands of small solves',
      'Several minima',
      'Scaling and troubleshooting',
      'Curve fitting',
    ]);
  });

  test.each(examples)('%s: every value is what the comment says', (_title, code) => {
    const seen = run(code);
    expect(seen.length).toBeGreaterThan(0);
    for (const [expression, got, expected] of seen)
      expect(`${expression} => ${got}`).toBe(`${expression} => ${expected}`);
  });

  test("has a browser's worker that solves what it is sent", () => {
    const code = /^```js solve\.js\n(?<code>[\s\S]*?)```/m.exec(readme)!.groups!.code!;
    const body = code.replace(/^import \{ (.+) \} from '@mec\/slsqp';$/m, 'const { $1 } = slsqp;');
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- as above.
    const load = new Function('slsqp', 'postMessage', `let onmessage;${body};return onmessage;`) as (
      library: unknown,
      post: (result: slsqp.MinimizeResult) => void,
    ) => (event: { data: number[] }) => void;
    const sent: slsqp.MinimizeResult[] = [];
    load(slsqp, (result) => sent.push(structuredClone(result)))({ data: [-1.2, 1] });
    expect(sent).toEqual([expect.objectContaining({ success: true })]);
    sent[0]!.x.forEach((value) => expect(value).toBeCloseTo(1, 4));
  });

  test('lists every status with its code', () => {
    for (const [name, code] of Object.entries(slsqp.Status))
      expect(readme).toMatch(new RegExp(`^\\| ${code} +\\| \`${name}\``, 'm'));
  });

  test('gives the defaults that the code has', () => {
    const limits = readLimits('test', {});
    for (const name of ['ftol', 'fatol', 'xtol', 'gtol', 'constraintTolerance', 'maxiter', 'maxfev'] as const) {
      const row = new RegExp(`^\\| \`${name}\` +\\| [^|]+\\| ([^ |]+) +\\|`, 'm').exec(readme);
      expect([name, Number(row?.[1])]).toEqual([name, limits[name]]);
    }
  });
});
