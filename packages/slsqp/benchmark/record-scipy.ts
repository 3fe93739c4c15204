/**
 * Prints test/fixtures/hock-schittkowski-scipy.json: what scipy answers on the test problems.
 * Run: pnpm --filter @mec/slsqp record-scipy > test/fixtures/hock-schittkowski-scipy.json
 */
import { execFileSync } from 'node:child_process';
import { problems } from '../test/problems/index.js';
import { askScipy, isSolved } from './peers/scipy.js';

const version = execFileSync('/usr/bin/python3', ['-c', 'import scipy; print(scipy.__version__)'], {
  encoding: 'utf8',
});
const lines: string[] = [];
for (const problem of problems) {
  const cells: string[] = [];
  for (const gradients of ['differences', 'exact'] as const) {
    const answer = await askScipy(problem, gradients);
    const { fun, iterations, evaluations } = answer;
    const record = { fun, nit: iterations, nfev: evaluations, solved: isSolved(problem, answer) };
    cells.push(`"${gradients}": ${JSON.stringify(record)}`);
  }
  lines.push(`    "${problem.name}": { ${cells.join(', ')} }`);
}
console.log(`{\n  "scipy": "${version.trim()}",\n  "ftol": 1e-8,\n  "answers": {\n${lines.join(',\n')}\n  }\n}`);
