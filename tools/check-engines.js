// Checks that what a package says of Node in `engines` holds for all that it brings along, and for the optional peers that its
// own tests use: `engine-strict` would refuse the install otherwise.
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import semver from 'semver';

const manifest = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** Where a package installed a dependency, as Node looks for it; undefined for an optional one that is not there. */
function installed(folder, name) {
  for (let at = folder; ; at = dirname(at)) {
    const found = join(at, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) return realpathSync(found);
    if (dirname(at) === at) return undefined;
  }
}

let checked = 0;
const problems = [];
for (const name of readdirSync('packages')) {
  const root = realpathSync(join('packages', name));
  const { engines, dependencies, optionalDependencies, peerDependencies } = manifest(root);
  const oldest = semver.minVersion(engines.node);
  const seen = new Set([root]);
  const visit = (folder, names, way) => {
    for (const dependency of names) {
      const found = installed(folder, dependency);
      if (found === undefined || seen.has(found)) continue;
      seen.add(found);
      checked++;
      const { version, engines: theirs, dependencies: next, optionalDependencies: optional } = manifest(found);
      if (theirs?.node !== undefined && !semver.satisfies(oldest, theirs.node)) {
        problems.push(`${[...way, `${dependency} ${version}`].join(' > ')} needs Node ${theirs.node}, not ${oldest}`);
      }
      visit(found, Object.keys({ ...next, ...optional }), [...way, dependency]);
    }
  };
  visit(root, Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }), [name]);
}
for (const problem of problems) console.error(problem);
console.log(`engines: ${checked} dependencies of public packages, ${problems.length} problems`);
process.exitCode = checked > 0 && problems.length === 0 ? 0 : 1;
