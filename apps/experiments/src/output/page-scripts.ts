/** The report's scripts, bundled from `page/`: a small one that runs at once, and the one that draws charts, for later. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface PageScripts {
  /** Sorts and filters the claims, and loads the other one when a chart is about to be seen. */
  readonly main: string;
  /** Vega, Vega-Lite, vega-embed and the charts' layout: most of a megabyte. */
  readonly charts: string;
}

/** Sources, beside `src/` and `dist/` alike: the page is no program for Node, and is bundled from what it is written in. */
const PAGE = new URL('../../page/', import.meta.url);

let scripts: Promise<PageScripts> | undefined;

/** Bundled once in a process. */
export function pageScripts(): Promise<PageScripts> {
  return (scripts ??= Promise.all([bundle('main.ts'), bundle('charts.ts')]).then(([main, charts]) => ({
    main,
    charts,
  })));
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, PAGE))],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    conditions: ['@mec/source'],
    legalComments: 'none',
    logLevel: 'error',
  });
  // Inside a page, this would end the script.
  return outputFiles[0]!.text.replaceAll('</script', '<\\/script');
}
