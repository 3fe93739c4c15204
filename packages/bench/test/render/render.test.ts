import { describe, expect, test } from '@jest/globals';
import * as vega from 'vega';
import { lineChart, type LineChart } from '../../src/index.js';
import { textWidth } from '../../src/charts/text-width.js';
import { renderPng, renderSvg } from '../../src/render/index.js';

const small: LineChart = {
  x: { title: 'Iteration' },
  y: { title: 'Loss' },
  series: [
    { name: 'agent', color: '#1f77b4', points: [1, 2, 3].map((x) => ({ x, y: 1 / x })) },
    { name: 'other', color: '#d62728', points: [1, 2, 3].map((x) => ({ x, y: x / 3 })) },
  ],
  marks: [{ at: 2, label: 'change' }],
  width: 200,
  height: 100,
};

const idsOf = (svg: string): string[] => Array.from(svg.matchAll(/ id="([^"]*)"/g), (match) => match[1]!);

/** Width and height stated in the header of a PNG (its IHDR chunk). */
const pngSize = (png: Uint8Array): [number, number] => {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  return [view.getUint32(16), view.getUint32(20)];
};

const svgSize = (svg: string): [number, number] => {
  const [, width, height] = /<svg[^>]* width="(\d+)" height="(\d+)"/.exec(svg)!;
  return [Number(width), Number(height)];
};

describe('renderSvg', () => {
  test('draws the same text every time, whatever was drawn before or is drawn at once', async () => {
    const first = await renderSvg(lineChart(small));
    await renderSvg(lineChart({ ...small, width: 400 }));
    const [again, , alongside] = await Promise.all(
      [small, { ...small, width: 400 }, small].map((chart) => renderSvg(lineChart(chart))),
    );
    expect(again).toBe(first);
    expect(alongside).toBe(first);
  });

  test('gives two charts different ids, each used as it is defined', async () => {
    // Clipped, since only clipping makes ids.
    const clipped = (width: number): object => ({
      data: { values: [{ x: 1, y: 1 }] },
      width,
      mark: { type: 'line', clip: true },
      encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' } },
    });
    const [a, b] = await Promise.all([200, 400].map((width) => renderSvg(clipped(width))));
    expect(idsOf(a!).filter((id) => idsOf(b!).includes(id))).toEqual([]);
    const used = new Set(Array.from(a!.matchAll(/url\(#([^)]*)\)/g), (match) => match[1]!));
    expect(used).toEqual(new Set(idsOf(a!)));
    expect(used.size).toBeGreaterThan(0);
  });

  // CSS takes no name that starts with a digit: unquoted, browsers would drop the whole list of fonts.
  test('quotes the name of its font', async () => {
    const families = new Set((await renderSvg(lineChart(small))).match(/font-family="[^"]*"/g));
    expect([...families]).toEqual([`font-family="'Source Sans 3', Helvetica, Arial, sans-serif"`]);
  });

  test("measures text by its own font, and gives Vega's measure back, also after a failure", async () => {
    const { textMetrics } = vega as unknown as { textMetrics: { width: () => number } };
    const vegas = textMetrics.width;
    const drawn = await renderSvg(lineChart(small));
    expect(textMetrics.width).toBe(vegas);
    const absurd = (): number => 1000;
    textMetrics.width = absurd;
    try {
      // One rendering begins while another is at each of its stages: neither may take the measure from the other.
      for (let delay = 0; delay <= 48; delay += 4) {
        const first = renderSvg(lineChart(small));
        for (let tick = 0; tick < delay; tick++) await Promise.resolve();
        const second = renderSvg(lineChart(small));
        expect(await first).toBe(drawn);
        expect(await second).toBe(drawn);
        expect(textMetrics.width).toBe(absurd);
      }
      await expect(
        renderSvg({ mark: 'line', data: { url: 'data:,', format: { type: 'topojson' } } }),
      ).rejects.toThrow();
      expect(textMetrics.width).toBe(absurd);
    } finally {
      textMetrics.width = vegas;
    }
  });

  // By hand: 'Loss' is 486 + 542 + 419 + 419 thousandths of 13 pixels, 24.3; 'a < b & c' as its characters, not as its entities.
  test('keeps the width of text that another font would set wider', async () => {
    const svg = await renderSvg(lineChart({ ...small, x: { title: 'a < b & c' } }));
    expect(svg).toMatch(/textLength="24.3" lengthAdjust="spacingAndGlyphs">Loss</);
    const width = textWidth('a < b & c', 13).toFixed(1);
    expect(svg).toContain(`textLength="${width}" lengthAdjust="spacingAndGlyphs">a &lt; b &amp; c<`);
  });

  test('escapes names', async () => {
    const svg = await renderSvg(lineChart({ ...small, y: { title: 'a < b & c' } }));
    expect(svg).toContain('a &lt; b &amp; c');
  });
});

describe('renderPng', () => {
  test('is a PNG of the scaled size', async () => {
    const svg = await renderSvg(lineChart(small));
    const [width, height] = svgSize(svg);
    for (const scale of [1, 2, 2.5]) {
      const png = renderPng(svg, scale);
      expect(Array.from(png.subarray(0, 8))).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
      const [wide, high] = pngSize(png);
      // Half a pixel is rounded either way.
      expect(Math.abs(wide - width * scale)).toBeLessThanOrEqual(1);
      expect(Math.abs(high - height * scale)).toBeLessThanOrEqual(1);
    }
    expect(pngSize(renderPng(svg))).toEqual(pngSize(renderPng(svg, 2.5)));
  });

  test('holds the same bytes every time', async () => {
    const [a, b] = [await renderSvg(lineChart(small)), await renderSvg(lineChart(small))].map((svg) =>
      renderPng(svg, 1),
    );
    expect(Buffer.from(a!).equals(b!)).toBe(true);
  });

  // System fonts are never loaded, so ink can only come from the font that the package brings.
  test('draws text with the font that it brings', () => {
    const page = (text: string): string =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><text y="15" font-family="'Source Sans 3'">${text}</text></svg>`;
    const blank = Buffer.from(renderPng(page(''), 1));
    expect(blank.equals(renderPng(page('Loss α τ'), 1))).toBe(false);
    expect(Buffer.from(renderPng(page('a'), 1)).equals(renderPng(page('b'), 1))).toBe(false);
  });

  test.each([0, -1, NaN, Infinity])('refuses the scale %p', (scale) => {
    const detail = { where: 'renderPng', what: 'scale', got: scale, expected: 'a finite number > 0' };
    expect(() => renderPng('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>', scale)).toThrow(
      expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN', detail }),
    );
  });
});
