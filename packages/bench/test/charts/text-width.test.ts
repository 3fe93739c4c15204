import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { textWidth } from '../../src/charts/text-width.js';

const FONT = '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf';

/**
 * Advance widths as the font file states them, in thousandths of the font's size: tables head, hhea, hmtx and cmap
 * (format 4) of the OpenType specification.
 */
function advanceWidths(path: string): (character: string) => number {
  const file = readFileSync(path);
  const u16 = (at: number): number => file.readUInt16BE(at);
  const tables = new Map<string, number>();
  for (let k = 0; k < u16(4); k++) {
    const record = 12 + 16 * k;
    tables.set(file.toString('latin1', record, record + 4), file.readUInt32BE(record + 8));
  }
  const [head, hhea, hmtx, cmap] = ['head', 'hhea', 'hmtx', 'cmap'].map((name) => tables.get(name)!) as [
    number,
    number,
    number,
    number,
  ];
  const unit = u16(head + 18) / 1000;
  const measured = u16(hhea + 34);
  const encodings = Array.from({ length: u16(cmap + 2) }, (_, k) => cmap + file.readUInt32BE(cmap + 8 + 8 * k));
  const format4 = encodings.find((at) => u16(at) === 4)!;
  const segments = u16(format4 + 6) / 2;

  return (character) => {
    const code = character.codePointAt(0)!;
    const segment = Array.from({ length: segments }, (_, k) => k).find((k) => u16(format4 + 14 + 2 * k) >= code)!;
    const field = (row: number): number => format4 + 16 + 2 * (row * segments + segment);
    const [start, delta, range] = [u16(field(1)), u16(field(2)), u16(field(3))];
    const listed = range === 0 ? code : u16(field(3) + range + 2 * (code - start));
    const glyph = (listed + delta) & 0xffff;
    return u16(hmtx + 4 * Math.min(glyph, measured - 1)) / unit;
  };
}

describe('textWidth', () => {
  test("has the widths of the font's file", () => {
    const width = advanceWidths(createRequire(import.meta.url).resolve(FONT));
    for (let code = 32; code < 127; code++) {
      const character = String.fromCodePoint(code);
      expect([character, textWidth(character, 1000)]).toEqual([character, width(character)]);
    }
  });

  // By hand: C 0.571, D 0.615 and _ 0.5 of the font's size.
  test('adds up the characters of a text', () => expect(textWidth('CD_', 10)).toBeCloseTo(16.86, 10));
  test('takes half the size for characters it does not know', () => expect(textWidth('α\n', 12)).toBe(12));
  test('is 0 for no text', () => expect(textWidth('', 12)).toBe(0));
});
