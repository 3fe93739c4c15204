/** Charts as PNG bytes, the same on every machine: no system font. Needs the optional peers `@resvg/resvg-js` and the font. */
import { requireNumber } from '@mec/model';
import type * as resvg from '@resvg/resvg-js';
import { CHART_FONT } from '../charts/theme.js';
import { librarySync, require } from './drawing-libraries.js';

/**
 * Turns an SVG into a PNG.
 *
 * What a chart of this package draws lies inside its picture. Elsewhere see to that: resvg ends the process when a clipped
 * group lies outside as a whole.
 *
 * @param scale - pixels per unit of the SVG, > 0. Default 2.5: sharp in print at column width.
 * @throws OutOfDomainError when scale is no such number; MissingLibraryError when resvg or the font is not installed.
 */
export function renderPng(svg: string, scale = 2.5): Uint8Array {
  requireNumber('renderPng', 'scale', scale, { above: 0 });
  const { Resvg } = librarySync('renderPng', '@resvg/resvg-js', () => require('@resvg/resvg-js') as typeof resvg);
  return new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: CHART_FONT },
  })
    .render()
    .asPng();
}

function fontFiles(): string[] {
  const font = '@expo-google-fonts/source-sans-3';
  return ['400Regular', '700Bold'].map((weight) =>
    librarySync('renderPng', font, () => require.resolve(`${font}/${weight}/SourceSans3_${weight}.ttf`)),
  );
}
