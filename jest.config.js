// One project per package, found on disk: a new package needs no line here.
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));

const folders = ['packages', 'apps'].flatMap((group) =>
  readdirSync(join(root, group)).map((name) => join(group, name)),
);

/** Sources run as native ES modules, and workspace packages resolve to their `src`: no build is needed before a test. */
const project = (folder) => ({
  displayName: folder.split(/[\\/]/).at(-1),
  rootDir: join(root, folder),
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // Some tests start what is built.
  ...(existsSync(join(root, folder, 'test/build-program.js')) && {
    globalSetup: join(root, folder, 'test/build-program.js'),
  }),
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      join(root, 'node_modules/@swc/jest/index.js'),
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  testEnvironment: join(root, 'tools/jest-environment.js'),
  testEnvironmentOptions: { customExportConditions: ['@mec/source', 'node', 'node-addons'] },
});

export default {
  projects: folders.filter((folder) => existsSync(join(root, folder, 'package.json'))).map(project),
  testTimeout: 180_000,
  // By default Jest leaves a core idle, which of two is half of the machine.
  maxWorkers: '100%',
};
