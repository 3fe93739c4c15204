/** Bundles the rendering part into the file that is named, and leaves its optional peers to be found, or not, at run time. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

await build({
  entryPoints: [fileURLToPath(new URL('../../src/render/index.ts', import.meta.url))],
  outfile: process.argv[2],
  bundle: true,
  format: 'esm',
  platform: 'node',
  conditions: ['@mec/source'],
  external: ['vega', 'vega-lite', '@resvg/resvg-js', '@expo-google-fonts/source-sans-3'],
  logLevel: 'error',
});
