/**
 * Measures this package beside its peers and prints Markdown: `pnpm --filter @mec/slsqp bench [allocation] [problems] [fits] [scaling] [reuse]`.
 */
import { cpus } from 'node:os';
import { fitsInNaturalUnits } from './fits.js';
import { hockSchittkowski } from './hock-schittkowski.js';
import { compare } from './problem-10.js';
import { reuse } from './reuse.js';
import { scaling } from './scaling.js';

const note = (line: string): void => console.error(line);
const parts: Readonly<Record<string, () => Promise<string[]>>> = {
  allocation: () => compare(note),
  problems: () => hockSchittkowski(note),
  fits: () => Promise.resolve(fitsInNaturalUnits()),
  scaling,
  reuse,
};
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`Unknown part: ${unknown.join(', ')}. Parts are ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}
console.log(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores\n`);
for (const [name, run] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`## ${name}\n\n${(await run()).join('\n')}\n`);
}
// nlopt-js keeps the process alive.
process.exit(0);
