import { describe, expect, test } from '@jest/globals';
import { csvParse } from 'd3-dsv';
import fc from 'fast-check';
import { ratioRows, RECORD_EVERY, recorded, toCsv, toJson, type Row, type RatioRun } from '../../src/index.js';

fc.configureGlobal({ seed: 20270 });

const runOf = (strategy: string, ratio: readonly number[]): RatioRun => ({
  strategy,
  ratio: Float64Array.from(ratio),
});

/** Names and texts with what CSV and JSON have to escape. */
const text = fc.oneof(
  fc.string(),
  fc.constantFrom('a,b', 'say "x"', 'two\nlines', "it's", ' padded ', 'α = 3', '\r\n', '""'),
);
const tables = fc
  .uniqueArray(
    text.filter((name) => name !== '__proto__'),
    { minLength: 1, maxLength: 4 },
  )
  .chain((columns) =>
    fc.array(
      fc
        .tuple(...columns.map(() => fc.oneof(text, fc.double({ noDefaultInfinity: true, noNaN: true }))))
        .map((cells): Row => Object.fromEntries(columns.map((column, k) => [column, cells[k]!]))),
      { minLength: 1, maxLength: 5 },
    ),
  );

describe('recorded', () => {
  test('takes every tenth iteration by default, as Fig. 4 does', () => {
    const values = Array.from({ length: 35 }, (_, k) => k + 1);
    expect(RECORD_EVERY).toBe(10);
    expect(Array.from(recorded(values))).toEqual([10, 20, 30]);
  });

  test('takes all, or what is there', () => {
    expect(Array.from(recorded([4, 5], 1))).toEqual([4, 5]);
    expect(recorded([4, 5], 3)).toHaveLength(0);
  });

  test.each([0, 1.5, NaN])('refuses every %p', (every) => {
    const detail = { where: 'recorded', what: 'every', got: every, expected: 'an integer >= 1' };
    expect(() => recorded([1], every)).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN', detail }));
  });
});

describe('ratioRows', () => {
  test('puts the strategies side by side', () => {
    expect(ratioRows([runOf('a', [0.1, 0.2, 0.3, 0.4]), runOf('b', [0.5, 0.6, 0.7, 0.8])], 2)).toEqual([
      { iteration: 2, a: 0.2, b: 0.6 },
      { iteration: 4, a: 0.4, b: 0.8 },
    ]);
  });

  test('makes no row of no run', () => expect(ratioRows([])).toEqual([]));

  test.each([
    { runs: [runOf('a', [1]), runOf('a', [1])], what: 'runs[1].strategy', got: 'a' },
    { runs: [runOf('iteration', [1])], what: 'runs[0].strategy', got: 'iteration' },
  ])('refuses a second column called $got', ({ runs, ...rest }) => {
    const detail = { where: 'ratioRows', ...rest, expected: 'a name that no other column has' };
    expect(() => ratioRows(runs)).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN', detail }));
  });

  test('refuses runs of different lengths', () => {
    const detail = { where: 'ratioRows', what: 'runs[1].ratio', got: 1, expected: '2 (as runs[0].ratio)' };
    expect(() => ratioRows([runOf('a', [1, 1]), runOf('b', [1])])).toThrow(
      expect.objectContaining({ code: 'MEC_LENGTH_MISMATCH', detail }),
    );
  });
});

describe('toCsv', () => {
  test('heads the columns and quotes what needs it', () => {
    expect(toCsv([{ iteration: 10, 'a "b", c': 0.5 }])).toBe('iteration,"a ""b"", c"\n10,0.5\n');
  });

  test('gives no text for no row', () => expect(toCsv([])).toBe(''));

  test('is read back cell by cell', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const read = csvParse(toCsv(rows));
        expect(read.map((row) => ({ ...row }))).toEqual(
          rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, `${cell}`]))),
        );
      }),
    );
  });

  test('keeps every digit of a number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        // CSV has no -0.
        expect(Number(csvParse(toCsv([{ value }]))[0]!.value)).toBe(value + 0);
      }),
    );
  });
});

describe('toJson', () => {
  test('writes a row a line', () =>
    expect(toJson([{ a: 1 }, { a: 'x"y' }])).toBe('[\n  {"a":1},\n  {"a":"x\\"y"}\n]\n'));
  test('writes an empty array of no row', () => expect(JSON.parse(toJson([]))).toEqual([]));
  test('writes null for what JSON has not', () =>
    expect(JSON.parse(toJson([{ a: NaN, b: Infinity }]))).toEqual([{ a: null, b: null }]));

  test('is read back, a row a line', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const written = toJson(rows);
        // JSON has no -0.
        const expected = rows.map((row) =>
          Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell === 0 ? 0 : cell])),
        );
        expect(JSON.parse(written)).toEqual(expected);
        expect(written.split('\n')).toHaveLength(rows.length + 3);
      }),
    );
  });
});
