/**
 * Charts as SVG text, the same on every machine: no browser, no system font.
 *
 * The libraries that draw are optional peers, loaded when the first chart is drawn: who only computes does without them.
 */
import type * as vega from 'vega';
import type { compile, TopLevelSpec } from 'vega-lite';
import { textWidth } from '../charts/text-width.js';
import { library } from './drawing-libraries.js';

type MeasureText = (item: { fontSize?: number }, text: string | number | null | undefined) => number;

interface Libraries {
  readonly vega: typeof vega;
  readonly compile: typeof compile;
  readonly textMetrics: { width: MeasureText };
}

let libraries: Promise<Libraries> | undefined;

async function loadLibraries(): Promise<Libraries> {
  const vega = await library('renderSvg', 'vega', () => import('vega'));
  const { compile } = await library('renderSvg', 'vega-lite', () => import('vega-lite'));
  // Exported by vega, and missing from its declarations.
  const { textMetrics } = vega as unknown as { textMetrics: { width: MeasureText } };
  return { vega, compile, textMetrics };
}

/** Renderings under way, and Vega's own measure of text, which comes back after the last of them. */
let underWay = 0;
let vegasMeasure: MeasureText | undefined;

/**
 * Draws a specification of Vega-Lite 6, as `lineChart` makes one.
 *
 * @throws MissingLibraryError when vega or vega-lite is not installed.
 * @returns an SVG document whose ids do not meet those of another chart, so that several fit into one page.
 */
export async function renderSvg(spec: object): Promise<string> {
  const { vega, compile, textMetrics } = await (libraries ??= loadLibraries());
  if (underWay++ === 0) {
    vegasMeasure = textMetrics.width;
    // Without a canvas Vega takes every character for 0.8 of the font's size; with one, a machine's own fonts.
    textMetrics.width = (item, text) => textWidth(String(text ?? ''), item.fontSize ?? 11);
  }
  try {
    const view = new vega.View(vega.parse(compile(spec as TopLevelSpec).spec), { renderer: 'none' });
    try {
      return withTextLengths(withOwnIds(await view.toSVG()));
    } finally {
      view.finalize();
    }
  } finally {
    if (--underWay === 0) textMetrics.width = vegasMeasure!;
  }
}

/**
 * Text keeps the width that it was laid out with, whatever font shows it: where ours is missing, wider letters would run into
 * what stands beside them, and out of the picture.
 */
function withTextLengths(svg: string): string {
  return svg.replace(
    /<text ([^>]*font-size="([\d.]+)px"[^>]*)>([^<]+)<\/text>/g,
    (whole, attributes: string, size, text) => {
      if (/font-weight="(bold|[6-9]00)"/.test(attributes)) return whole;
      const width = textWidth(unescaped(text as string), Number(size));
      return `<text ${attributes} textLength="${width.toFixed(1)}" lengthAdjust="spacingAndGlyphs">${text as string}</text>`;
    },
  );
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

function unescaped(text: string): string {
  return text.replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity);
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
