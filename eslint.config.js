import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const clockAndChance = [
  { object: 'Math', property: 'random', message: 'Take a `random: Random` instead: runs must repeat.' },
  { object: 'Date', property: 'now', message: 'Take a clock as an argument: packages do not read the time.' },
];

export default defineConfig(
  { ignores: ['**/dist/', '**/node_modules/', 'results/', '**/.turbo/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Index loops over typed arrays are how numerical code reads.
      '@typescript-eslint/prefer-for-of': 'off',
      // `noUncheckedIndexedAccess` makes `array[i]!` the honest form inside a loop whose bounds are the array's.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // `() => boolean | void` is the public type of a callback that may ask to stop.
      '@typescript-eslint/no-invalid-void-type': 'off',
      // `!(x > 0)` also catches NaN; `x <= 0` does not.
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // `isolatedDeclarations` asks for the annotations that this rule would remove.
      '@typescript-eslint/no-inferrable-types': 'off',
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error', ...clockAndChance],
      'no-restricted-globals': ['error', 'process', 'console', 'performance'],
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.test.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly', module: 'writable' } },
  },
);
