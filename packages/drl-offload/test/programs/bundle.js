/**
 * Bundles a program of this folder from the sources, by esbuild or vite: bundlers are no guests of the test runner's modules.
 *
 * Usage: node bundle.js esbuild|vite node|browser <entry.ts> <folder to write to>
 * Writes <folder>/program.js and what it loads later. For Node, TensorFlow.js is bundled too, as a service that is deployed as one file would.
 */
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { build } from 'vite';

const [bundler, platform, entry, outdir] = process.argv.slice(2);
const input = fileURLToPath(new URL(entry, import.meta.url));
const conditions = ['@mec/source', ...(platform === 'browser' ? ['browser'] : []), 'module', 'import', 'default'];

if (bundler === 'esbuild') {
  await esbuild.build({
    entryPoints: { program: input },
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    platform,
    conditions,
    outdir,
    logLevel: 'error',
  });
} else {
  await build({
    root: dirname(input),
    logLevel: 'error',
    resolve: { conditions },
    build: {
      outDir: outdir,
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: 4000,
      ...(platform === 'node' ? { ssr: input } : {}),
      rolldownOptions: { input: { [basename(entry, '.ts')]: input }, output: { entryFileNames: 'program.js' } },
    },
    ...(platform === 'node' ? { ssr: { noExternal: true } } : {}),
  });
}
