/** Charts as SVG text and PNG bytes, the same on every machine: no browser, no system font. */
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { CHART_FONT } from './theme.js';

/** Mean width of a character over the font's size; without a canvas Vega guesses 0.8, and legends fall apart. */
const CHARACTER_WIDTH = 0.5;

/** Exported by vega, and missing from its declarations. */
const { textMetrics } = vega as unknown as {
  textMetrics: { width: (item: { fontSize?: number }, text: string | null | undefined) => number };
};

/** Draws a specification. */
export async function renderSvg(spec: TopLevelSpec): Promise<string> {
  textMetrics.width = (item, text) => (text ?? '').length * (item.fontSize ?? 11) * CHARACTER_WIDTH;
  const view = new vega.View(vega.parse(compile(spec).spec), { renderer: 'none' });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

/**
 * Turns an SVG into a PNG.
 *
 * @param scale - pixels per unit of the SVG, > 0. Default 2.5: sharp in print at column width.
 */
export function renderPng(svg: string, scale = 2.5): Uint8Array {
  return new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: CHART_FONT },
  })
    .render()
    .asPng();
}

function fontFiles(): string[] {
  const require = createRequire(import.meta.url);
  return ['400Regular', '700Bold'].map((weight) =>
    require.resolve(`@expo-google-fonts/source-sans-3/${weight}/SourceSans3_${weight}.ttf`),
  );
}
