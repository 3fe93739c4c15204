/** How long an axis is and where its ticks are: it holds the data, and it ends on ticks. */
import { nice, ticks } from 'd3-array';
import type { Axis } from './line-chart-model.js';

export type Range = readonly [low: number, high: number];

export interface FittedAxis {
  readonly domain: Range;
  /** Ascending; the first and the last are the ends of the domain. */
  readonly ticks: readonly number[];
}

type Scale = 'linear' | 'log';

export interface AxisRoom {
  /** Pixels from end to end. */
  readonly length: number;
  /** Pixels that a tick's label takes along the axis. */
  readonly label: number;
}

/** Multiples of powers of ten that a log axis may show, the densest first. */
const LOG_MULTIPLES: readonly (readonly number[])[] = [
  [1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 1.5, 2, 3, 5, 7],
  [1, 2, 3, 5],
  [1, 2, 5],
  [1, 3],
  [1],
];

/** Fewer say too little; a log axis this short is nearly linear and gets linear ticks. */
const FEWEST_LOG_TICKS = 2;

/** Room that makes labels easy to read, in labels, and no more ticks than that. */
const LABELS_APART = 1.6;
const MOST_TICKS = 6;

/**
 * The axis for values from `low` to `high` (of which there may be none: low > high).
 *
 * A stated domain is kept. Otherwise the ends are moved outwards to the next ticks.
 */
export function fitAxis({ domain, includes = [], scale = 'linear' }: Axis, data: Range, room: AxisRoom): FittedAxis {
  const held = widened([Math.min(data[0], ...includes), Math.max(data[1], ...includes)], scale);
  const most = Math.floor(room.length / (LABELS_APART * room.label));
  for (let count = Math.max(1, Math.min(MOST_TICKS, most)); count >= 1; count--) {
    const ends = domain ?? outwards(held, scale, count);
    const inner = scale === 'log' ? logTicks(ends, count) : ticks(...ends, count);
    const all = withEnds(inner, ends, scale, room);
    if (apart(all, ends, scale, room)) return { domain: ends, ticks: all };
  }
  const ends = domain ?? held;
  return { domain: ends, ticks: ends };
}

function outwards([low, high]: Range, scale: Scale, count: number): Range {
  if (scale === 'linear') return nice(low, high, count);
  const all = logMultiples([low, high], LOG_MULTIPLES[0]!);
  const below = all.filter((tick) => tick <= low * (1 + ROUNDING));
  const above = all.filter((tick) => tick >= high * (1 - ROUNDING));
  return [below.at(-1)!, above[0]!];
}

/** The ends themselves, without the ticks whose labels they would cover. */
function withEnds(inner: readonly number[], ends: Range, scale: Scale, room: AxisRoom): number[] {
  const [low, high] = ends;
  const free = (tick: number): boolean =>
    pixels(low, tick, ends, scale, room) >= room.label && pixels(tick, high, ends, scale, room) >= room.label;
  return [low, ...inner.filter(free), high];
}

function apart(all: readonly number[], ends: Range, scale: Scale, room: AxisRoom): boolean {
  return all.slice(1).every((tick, k) => pixels(all[k]!, tick, ends, scale, room) >= room.label);
}

/** From the lower value up to the higher one. */
function pixels(from: number, to: number, [low, high]: Range, scale: Scale, { length }: AxisRoom): number {
  const along = scale === 'log' ? Math.log : (value: number): number => value;
  return ((along(to) - along(from)) / (along(high) - along(low))) * length;
}

/** Relative error of a power of ten. */
const ROUNDING = 1e-12;

/** No axis is a point, and one without data still is an axis. */
function widened([low, high]: Range, scale: Scale): Range {
  if (low > high) return scale === 'log' ? [1, 10] : [0, 1];
  if (low < high) return [low, high];
  if (scale === 'log') return [low / 2, high * 2];
  const margin = Math.abs(low) / 10 || 1;
  return [low - margin, high + margin];
}

function logTicks(ends: Range, count: number): number[] {
  const [low, high] = ends;
  const stride = Math.max(1, Math.ceil(Math.log10(high / low) / count));
  for (const multiples of LOG_MULTIPLES) {
    const inside = logMultiples(ends, multiples).filter((tick) => tick > low && tick < high);
    if (inside.length >= FEWEST_LOG_TICKS && inside.length <= count) return inside;
  }
  const powers = logMultiples(ends, [1]).filter((tick) => tick > low && tick < high);
  if (powers.length > count) return powers.filter((tick) => Math.round(Math.log10(tick)) % stride === 0);
  return ticks(low, high, count);
}

/** Multiples of all powers of ten around a range, beyond its ends by at least one. */
function logMultiples([low, high]: Range, multiples: readonly number[]): number[] {
  const first = Math.floor(Math.log10(low)) - 1;
  const last = Math.ceil(Math.log10(high)) + 1;
  return Array.from({ length: last - first + 1 }, (_, k) =>
    // Read from decimal text: 3 * 10 ** -5 is not 3e-5.
    multiples.map((multiple) => Number(`${multiple}e${first + k}`)),
  ).flat();
}
