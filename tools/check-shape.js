// Packs every public package and checks what a user would install: publint for the manifest, attw for the types. And that the
// scripts of every package name files that are there.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const bin = (name) => resolve('node_modules/.bin', name);
let checked = 0;
for (const name of readdirSync('packages')) {
  const cwd = join('packages', name);
  execFileSync(bin('publint'), ['run', '--strict', '--pack', 'pnpm'], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  execFileSync(bin('attw'), ['--pack', '.', '--profile', 'esm-only', '--quiet'], { cwd, stdio: 'inherit' });
  checked++;
}

const folders = ['packages', 'apps'].flatMap((group) => readdirSync(group).map((name) => join(group, name)));
const missing = ['.', ...folders].flatMap((folder) => {
  const { scripts = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  // What a script builds first is not there before: files below dist/ are left out.
  return Object.entries(scripts).flatMap(([script, command]) =>
    [...command.matchAll(/\bnode (?:--\S+ )*([\w./-]+\.[cm]?[jt]s)\b/g)]
      .map(([, file]) => join(folder, file))
      .filter((file) => !file.includes('dist/') && !existsSync(file))
      .map((file) => `${folder}: the script "${script}" runs ${file}, which is not there`),
  );
});
for (const problem of missing) console.error(problem);
console.log(`shape: ${checked} packages`);
process.exitCode = checked > 0 && missing.length === 0 ? 0 : 1;
