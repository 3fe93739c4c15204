/**
 * Charts as SVG text and PNG bytes, the same on every machine: no browser, no system font.
 *
 * The libraries that draw are loaded when the first chart is drawn: who only computes does not wait for them.
 */
import { createRequire } from 'node:module';
import { requireNumber } from '@mec/model';
import type * as resvg from '@resvg/resvg-js';
import type * as vega from 'vega';
import type { compile, TopLevelSpec } from 'vega-lite';
import { textWidth } from './text-width.js';
import { CHART_FONT } from './theme.js';

const require = createRequire(import.meta.url);

type MeasureText = (item: { fontSize?: number }, text: string | number | null | undefined) => number;

interface Libraries {
  readonly vega: typeof vega;
  readonly compile: typeof compile;
  readonly textMetrics: { width: MeasureText };
}

let libraries: Promise<Libraries> | undefined;

async function loadLibraries(): Promise<Libraries> {
  const vega = await import('vega');
  const { compile } = await import('vega-lite');
  // Exported by vega, and missing from its declarations.
  const { textMetrics } = vega as unknown as { textMetrics: { width: MeasureText } };
  return { vega, compile, textMetrics };
}

/** Renderings under way, and Vega's own measure of text, which comes back after the last of them. */
let underWay = 0;
let vegasMeasure: MeasureText | undefined;

/**
 * Draws a specification.
 *
 * @returns an SVG document whose ids do not meet those of another chart, so that several fit into one page.
 */
export async function renderSvg(spec: TopLevelSpec): Promise<string> {
  const { vega, compile, textMetrics } = await (libraries ??= loadLibraries());
  if (underWay++ === 0) {
    vegasMeasure = textMetrics.width;
    // Without a canvas Vega takes every character for 0.8 of the font's size; with one, a machine's own fonts.
    textMetrics.width = (item, text) => textWidth(String(text ?? ''), item.fontSize ?? 11);
  }
  try {
    const view = new vega.View(vega.parse(compile(spec).spec), { renderer: 'none' });
    try {
      return withOwnIds(await view.toSVG());
    } finally {
      view.finalize();
    }
  } finally {
    if (--underWay === 0) textMetrics.width = vegasMeasure!;
  }
}

/**
 * Turns an SVG into a PNG.
 *
 * @param scale - pixels per unit of the SVG, > 0. Default 2.5: sharp in print at column width.
 * @throws OutOfDomainError when scale is not a number > 0.
 */
export function renderPng(svg: string, scale = 2.5): Uint8Array {
  requireNumber('renderPng', 'scale', scale, { above: 0 });
  const { Resvg } = require('@resvg/resvg-js') as typeof resvg;
  return new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: CHART_FONT },
  })
    .render()
    .asPng();
}

function fontFiles(): string[] {
  return ['400Regular', '700Bold'].map((weight) =>
    require.resolve(`@expo-google-fonts/source-sans-3/${weight}/SourceSans3_${weight}.ttf`),
  );
}

/** Vega numbers its clipping paths through the whole process: here they are numbered afresh, behind the chart's hash. */
function withOwnIds(svg: string): string {
  const names = new Map<string, number>();
  const numbered = svg.replace(/(id="|url\(#)clip(\d+)/g, (_, before: string, id: string) => {
    if (!names.has(id)) names.set(id, names.size + 1);
    return `${before}clip-${names.get(id)!}`;
  });
  const prefix = hash(numbered);
  return numbered.replace(/(id="|url\(#)clip-(\d+)/g, `$1clip-${prefix}-$2`);
}

/** FNV-1a, 32 bits, in base 36. */
function hash(text: string): string {
  let bits = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) bits = Math.imul(bits ^ text.charCodeAt(i), 0x01000193);
  return (bits >>> 0).toString(36);
}
