import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { compileSources } from './compile-sources.js';

// Without --experimental-vm-modules the tests would silently run as CommonJS, which no user of these packages gets.
test('tests run as native ES modules', () => {
  expect(typeof require).toBe('undefined');
});

test('CommonJS can require the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'slsqp-commonjs-'));
  try {
    compileSources(join(folder, 'slsqp'));
    writeFileSync(join(folder, 'slsqp', 'package.json'), '{ "type": "module" }');
    writeFileSync(
      join(folder, 'main.cjs'),
      "const { minimize } = require('./slsqp/index.js'); console.log(minimize(([x]) => (x - 2) ** 2, [0]).success);",
    );
    expect(execFileSync(process.execPath, ['main.cjs'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' })).toBe(
      'true\n',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
