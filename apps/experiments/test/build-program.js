// Builds the program once before the tests that start it: worker threads run built code.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export default async function buildProgram() {
  const root = new URL('../../../', import.meta.url);
  const tsc = new URL('node_modules/typescript/bin/tsc', root).pathname;
  await promisify(execFile)(process.execPath, [tsc, '-b', 'apps/experiments/tsconfig.build.json'], { cwd: root });
}
