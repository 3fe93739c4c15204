// Fails when a step of .ci/run saw nothing: a checker without input passes everything.
// Usage: node tools/check-seen.js eslint | build | tests <jest.json> | results <folder>
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const [what, path = ''] = process.argv.slice(2);
const folders = ['packages', 'apps'].flatMap((group) => readdirSync(group).map((name) => join(group, name)));
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));
const problems = [];
const expect = (holds, problem) => void (holds || problems.push(problem));

const checks = {
  async eslint() {
    const { ESLint } = await import('eslint');
    const eslint = new ESLint();
    for (const folder of folders) {
      const file = ['index.ts', 'main.ts'].map((name) => join(folder, 'src', name)).find(existsSync);
      expect(file !== undefined && !(await eslint.isPathIgnored(file)), `eslint ignores ${folder}`);
      const rules = Object.keys((await eslint.calculateConfigForFile(file ?? ''))?.rules ?? {});
      expect(rules.includes('@typescript-eslint/no-floating-promises'), `no type-aware rules for ${folder}`);
    }
    return `eslint checks ${folders.length} packages with type-aware rules`;
  },
  build() {
    for (const folder of folders) {
      const built = existsSync(join(folder, 'dist')) ? readdirSync(join(folder, 'dist')) : [];
      expect(
        built.some((file) => file.endsWith('.js')),
        `${folder}/dist holds no module`,
      );
      expect(
        built.some((file) => file.endsWith('.d.ts')),
        `${folder}/dist holds no declarations`,
      );
    }
    return `${folders.length} packages built`;
  },
  tests() {
    const { numPassedTests, numFailedTests, numPendingTests, testResults } = readJson(path);
    for (const folder of folders) {
      expect(
        testResults.some(({ name }) => name.includes(`/${folder}/test/`)),
        `no test of ${folder} ran`,
      );
    }
    expect(numPassedTests > 0 && numFailedTests === 0, `${numPassedTests} passed, ${numFailedTests} failed`);
    return `tests: ${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`;
  },
  results() {
    const figures = [3, 4, 5, 6, 7, 8, 9].flatMap((n) => ['svg', 'png', 'csv'].map((kind) => `fig${n}.${kind}`));
    const files = [...figures, 'table1.csv', 'table1.md', 'claims.json', 'run.json', 'report.html'];
    for (const file of files) {
      const full = join(path, file);
      expect(existsSync(full) && statSync(full).size > 200, `${file} is missing or empty`);
    }
    if (problems.length > 0) return '';
    const claims = readJson(join(path, 'claims.json'));
    const judged = claims.filter(
      ({ measured, verdict }) => Number.isFinite(measured) && /^(holds|fails|undecided)$/.test(verdict),
    );
    expect(
      claims.length > 20 && judged.length === claims.length,
      `${judged.length} of ${claims.length} claims are judged`,
    );
    return `${files.length} files, ${claims.length} claims judged`;
  },
};

const summary = await checks[what]();
for (const problem of problems) console.error(`${what}: ${problem}`);
if (problems.length === 0) console.log(summary);
process.exitCode = problems.length === 0 ? 0 : 1;
