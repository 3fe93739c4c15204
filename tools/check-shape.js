// Packs every public package and checks what a user would install: publint for the manifest, attw for the types.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const bin = (name) => resolve('node_modules/.bin', name);
let checked = 0;
for (const name of readdirSync('packages')) {
  const cwd = join('packages', name);
  execFileSync(bin('publint'), ['run', '--strict', '--pack', 'pnpm'], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  execFileSync(bin('attw'), ['--pack', '.', '--profile', 'esm-only', '--quiet'], { cwd, stdio: 'inherit' });
  checked++;
}
console.log(`shape: ${checked} packages`);
process.exitCode = checked > 0 ? 0 : 1;
