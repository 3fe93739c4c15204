/**
 * Curves and bands cut at the edges of what is shown, so that nothing is drawn outside: a picture's geometry far beyond its
 * edge is wasted, and ends the process inside some renderers.
 */
import type { Range } from './fit-axis.js';
import type { Point } from './line-chart-model.js';

/** What is shown, in the units of the data. */
export interface ShownRange {
  readonly x: Range;
  readonly y: Range;
  readonly logX: boolean;
  readonly logY: boolean;
}

/** A vertex of a line; without a y the line is interrupted. */
export interface Vertex {
  readonly x: number;
  readonly y: number | null;
}

/** A pair of vertices of a band. */
export interface BandVertex {
  readonly x: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** The line through `points`, inside the range; a point without finite neighbours stays one vertex. */
export function cutCurve(points: readonly Point[], range: ShownRange): Vertex[] {
  const { toX, toY, fromX, fromY, edges } = axesOf(range);
  const runs = finiteRuns(points.map(({ x, y }) => [toX(x), toY(y)]));
  const shown: Vertex[] = [];
  for (const run of runs) {
    const pieces = cutRun(run, [edges.x, edges.y]).filter((piece) => {
      const middle = middleOf(piece);
      return inside(middle[0]!, edges.x) && inside(middle[1]!, edges.y);
    });
    joined(pieces).forEach((line) => {
      if (shown.length > 0) shown.push({ x: shown.at(-1)!.x, y: null });
      shown.push(...line.map(([x, y]) => ({ x: fromX(clamped(x!, edges.x)), y: fromY(clamped(y!, edges.y)) })));
    });
  }
  return shown;
}

/** The band between the points' `low` and `high`, inside the range. */
export function cutBand(points: readonly Point[], range: ShownRange): BandVertex[] {
  const { toX, toY, fromX, fromY, edges } = axesOf(range);
  const runs = finiteRuns(points.map(({ x, low, high }) => [toX(x), toY(low ?? NaN), toY(high ?? NaN)]));
  const shown: BandVertex[] = [];
  for (const run of runs) {
    const pieces = cutRun(run, [edges.x, edges.y, edges.y]).filter((piece) => {
      const [x, low, high] = middleOf(piece);
      return inside(x!, edges.x) && high! >= edges.y[0] && low! <= edges.y[1];
    });
    joined(pieces).forEach((line) => {
      if (shown.length > 0) shown.push({ x: shown.at(-1)!.x, low: null, high: null });
      shown.push(
        ...line.map(([x, low, high]) => ({
          x: fromX(clamped(x!, edges.x)),
          low: fromY(clamped(low!, edges.y)),
          high: fromY(clamped(high!, edges.y)),
        })),
      );
    });
  }
  return shown;
}

/** Each value held until the next point, as a line with corners. */
export function staircase(points: readonly Point[]): Point[] {
  return points.flatMap((point, k) => {
    const before = points[k - 1];
    return before === undefined || point.x === before.x ? [point] : [{ ...before, x: point.x }, point];
  });
}

type Place = readonly number[];
type Piece = readonly [from: Place, to: Place];

/** Straight on the picture is straight in the logarithm where an axis is logarithmic. */
function axesOf({ x, y, logX, logY }: ShownRange) {
  const same = (value: number): number => value;
  const [toX, fromX] = logX ? [Math.log, Math.exp] : [same, same];
  const [toY, fromY] = logY ? [Math.log, Math.exp] : [same, same];
  const placed = ([low, high]: Range, to: (value: number) => number): Range => [to(low), to(high)];
  // The edges themselves come back as they were, not as the exponential of their logarithm.
  const exact = (range: Range, to: (value: number) => number, from: (place: number) => number) => (place: number) =>
    range.find((edge) => to(edge) === place) ?? from(place);
  return {
    toX,
    toY,
    fromX: exact(x, toX, fromX),
    fromY: exact(y, toY, fromY),
    edges: { x: placed(x, toX), y: placed(y, toY) },
  };
}

/** Neighbours that are all finite. */
function finiteRuns(places: readonly Place[]): Place[][] {
  const runs: Place[][] = [[]];
  for (const place of places) {
    if (place.every(Number.isFinite)) runs.at(-1)!.push(place);
    else if (runs.at(-1)!.length > 0) runs.push([]);
  }
  return runs.filter(({ length }) => length > 0);
}

/** A run's segments, each cut where one of its coordinates crosses an edge; a single point is a piece without length. */
function cutRun(run: readonly Place[], edges: readonly Range[]): Piece[] {
  if (run.length === 1) return [[run[0]!, run[0]!]];
  return run.slice(1).flatMap((to, k) => {
    const from = run[k]!;
    const crossings = edges.flatMap((range, c) =>
      range.flatMap((edge) => {
        const share = (edge - from[c]!) / (to[c]! - from[c]!);
        return share > 0 && share < 1 ? [{ share, c, edge }] : [];
      }),
    );
    crossings.sort((a, b) => a.share - b.share);
    const cuts = crossings.map(({ share, c, edge }) =>
      // On the edge itself, not beside it by rounding.
      from.map((value, k) => (k === c ? edge : value + (to[k]! - value) * share)),
    );
    const stops = [from, ...cuts, to];
    return stops.slice(1).map((stop, n): Piece => [stops[n]!, stop]);
  });
}

function middleOf([from, to]: Piece): number[] {
  return from.map((value, k) => (value + to[k]!) / 2);
}

/** Rounding of a middle between two places on an edge. */
const ROUNDING = 1e-9;

function inside(value: number, [low, high]: Range): boolean {
  const slack = ROUNDING * Math.abs(high - low);
  return value >= Math.min(low, high) - slack && value <= Math.max(low, high) + slack;
}

function clamped(value: number, [low, high]: Range): number {
  return Math.min(Math.max(value, low), high);
}

/** Pieces that follow each other, as lines. */
function joined(pieces: readonly Piece[]): Place[][] {
  const lines: Place[][] = [];
  for (const [from, to] of pieces) {
    const line = lines.at(-1);
    if (line?.at(-1) !== from) lines.push(from === to ? [from] : [from, to]);
    else line.push(to);
  }
  return lines;
}
