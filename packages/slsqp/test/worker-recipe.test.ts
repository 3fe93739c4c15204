import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { compileSources } from './compile-sources.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The README's file of that name. */
function file(name: string): string {
  const block = new RegExp(`^\`\`\`js ${name}\\n([\\s\\S]*?)\`\`\``, 'm').exec(readme);
  if (!block) throw new Error(`the README has no ${name}`);
  return block[1]!;
}

describe("the README's way to stop a run from another thread", () => {
  const folder = mkdtempSync(join(tmpdir(), 'slsqp-worker-'));
  beforeAll(() => {
    compileSources(join(folder, 'slsqp'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (worker: string, main: string = file('main.js')): string => {
    writeFileSync(join(folder, 'main.js'), main);
    expect(worker).toContain("'@mec/slsqp'");
    writeFileSync(join(folder, 'worker.js'), worker.replace("'@mec/slsqp'", "'./slsqp/index.js'"));
    return execFileSync(process.execPath, ['main.js'], { cwd: folder, encoding: 'utf8' });
  };

  test('a run that would take seconds is stopped, and its best point is returned', () => {
    const printed = run(file('worker.js'));
    expect(printed).toContain('Stopped by signal.');
    expect(printed).toContain('Float64Array(2)');
  });

  test('a run that is over before is not', () => {
    const patient = file('main.js').replace('1), 100)', '1), 100_000)');
    expect(run(file('worker.js').replace('+ 20', '+ 0'), patient)).toContain('terminated successfully');
  });
});
