/** Decisions that another program made for the slots of an experiment file, held against the proved minimum of each. */
import { readFile } from 'node:fs/promises';
import { estimate } from '@mec/bench';
import { closedFormAllocator, cost } from '@mec/model';
import { csvParse } from 'd3-dsv';
import { mean } from '../mean.js';
import { requireTrueDecision } from '../modules/true-decision.js';
import { FileError } from './file-error.js';
import type { SlotRow } from './slot-table.js';

export interface Judgement {
  readonly decisions: number;
  /** Minimum cost / cost: mean, its 95 % interval, worst. */
  readonly mean: number;
  readonly interval: readonly [number, number];
  readonly worst: number;
}

/** One decision as a file has it. */
interface Row {
  readonly line: number;
  readonly seed: number;
  readonly slot: number;
  readonly offload: readonly number[];
  readonly allocation: readonly number[] | undefined;
}

/**
 * @param path - CSV with `seed` (where there are several), `slot`, `offload_1` ... `offload_N`, and `allocation_1_MBps` ..., or JSON Lines
 *   with arrays `offload` and `allocation_MBps`. Without an allocation the best one of each decision is taken.
 * @param slots - as exported.
 * @throws FileError naming the line: a slot that is not there, decided twice, or not at all; a decision that breaks a limit.
 */
export async function judgeDecisions(path: string, slots: readonly SlotRow[]): Promise<Judgement> {
  const rows = await readRows(path, slots[0]!.seed);
  const known = new Map(slots.map((slot) => [`${slot.seed} ${slot.slot}`, slot]));
  const ratios = new Map<string, number>();
  for (const row of rows) {
    const key = `${row.seed} ${row.slot}`;
    const slot = known.get(key);
    const at = `line ${row.line}`;
    if (slot === undefined)
      throw new FileError({
        file: path,
        at,
        got: { seed: row.seed, slot: row.slot },
        expected: 'a slot of the experiment',
      });
    if (ratios.has(key))
      throw new FileError({ file: path, at, got: { seed: row.seed, slot: row.slot }, expected: 'each slot once' });
    ratios.set(key, ratioOf(path, row, slot));
  }
  const missing = slots.find(({ seed, slot }) => !ratios.has(`${seed} ${slot}`));
  if (missing !== undefined) {
    throw new FileError({ file: path, at: `slot ${missing.slot} of seed ${missing.seed}`, expected: 'a decision' });
  }
  const seeds = [...new Set(slots.map(({ seed }) => seed))];
  const clusters = seeds.map((seed) => [
    slots.filter((slot) => slot.seed === seed).map(({ slot }) => ratios.get(`${seed} ${slot}`)!),
  ]);
  const { interval } = estimate({ clusters, statistic: ([values]) => mean(values!) });
  const all = [...ratios.values()];
  return { decisions: all.length, mean: mean(all), interval, worst: all.reduce((a, b) => Math.min(a, b), 1) };
}

function ratioOf(file: string, { line, offload, allocation }: Row, { problem, minimum }: SlotRow): number {
  try {
    if (offload.length !== problem.size)
      throw new RangeError(`offload has ${offload.length} entries; expected ${problem.size}`);
    const wrong = offload.find((choice) => choice !== 0 && choice !== 1);
    if (wrong !== undefined) throw new RangeError(`offload holds ${wrong}; expected 0 or 1`);
    const decided = Uint8Array.from(offload);
    const shares =
      allocation === undefined ? closedFormAllocator().allocate(problem, decided) : Float64Array.from(allocation);
    const stated = cost(problem, decided, shares);
    requireTrueDecision('the decision', { offload: decided, allocation: shares, cost: stated }, problem);
    return Math.min(1, minimum.cost / stated);
  } catch (error) {
    throw new FileError({
      file,
      at: `line ${line}`,
      expected: `a decision that can be carried out (${(error as Error).message})`,
    });
  }
}

async function readRows(path: string, firstSeed: number): Promise<Row[]> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new FileError({ file: path, at: 'the file', expected: 'decisions that can be read' });
  });
  const records = path.endsWith('.csv') ? csvRecords(text) : jsonRecords(path, text);
  if (records.length === 0) throw new FileError({ file: path, at: 'the file', expected: 'at least one decision' });
  return records.map(({ line, record }) => {
    const number = (name: string, fallback?: number): number => {
      const given = record[name] ?? fallback;
      const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
      if (typeof value === 'number' && Number.isInteger(value)) return value;
      throw new FileError({ file: path, at: `line ${line}, ${name}`, got: given, expected: 'an integer' });
    };
    const offload = listOf(path, line, record, 'offload', '');
    if (offload === undefined)
      throw new FileError({ file: path, at: `line ${line}, offload`, expected: 'one number per device' });
    return {
      line,
      seed: number('seed', firstSeed),
      slot: number('slot'),
      offload,
      allocation: listOf(path, line, record, 'allocation', '_MBps'),
    };
  });
}

interface Line {
  readonly line: number;
  readonly record: Readonly<Record<string, unknown>>;
}

function csvRecords(text: string): Line[] {
  return csvParse(text.replace(/^\uFEFF/, '')).map((record, k) => ({ line: k + 2, record }));
}

function jsonRecords(file: string, text: string): Line[] {
  return text.split('\n').flatMap((content, k): Line[] => {
    if (content.trim() === '') return [];
    try {
      return [{ line: k + 1, record: JSON.parse(content) as Record<string, unknown> }];
    } catch {
      throw new FileError({ file, at: `line ${k + 1}`, got: content, expected: 'JSON' });
    }
  });
}

/** An array, or numbered columns; undefined where there is neither. */
function listOf(
  file: string,
  line: number,
  record: Readonly<Record<string, unknown>>,
  name: string,
  unit: string,
): number[] | undefined {
  const numbered = new RegExp(`^${name}_(\\d+)${unit}$`);
  const columns = Object.keys(record)
    .flatMap((key) => {
      const place = numbered.exec(key)?.[1];
      return place === undefined ? [] : [{ key, place: Number(place) }];
    })
    .sort((a, b) => a.place - b.place)
    .map(({ key }) => record[key]);
  const given: unknown = record[`${name}${unit}`] ?? (columns.length === 0 ? undefined : columns);
  if (given === undefined) return undefined;
  if (!Array.isArray(given))
    throw new FileError({ file, at: `line ${line}, ${name}${unit}`, got: given, expected: 'an array' });
  return given.map((cell: unknown, i) => {
    const value = typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : cell;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    throw new FileError({ file, at: `line ${line}, ${name}_${i + 1}${unit}`, got: cell, expected: 'a number' });
  });
}
