/** The layers of one panel, from back to front: guides, bands, runs, lines, marked moments, what answers the pointer. */
import { cutBand, cutCurve, staircase, type ShownRange } from './cut-curve.js';
import type { FittedAxis } from './fit-axis.js';
import { placeGuideLabels, GUIDE_FONT_SIZE, GUIDE_GAP } from './guide-labels.js';
import type { ChartGuide, LineChart, Point } from './line-chart-model.js';
import { MARK_FONT_SIZE, MARK_GAP, placeMarkLabels } from './mark-labels.js';
import type { Panel } from './panel.js';
import { pointerLayers } from './pointer-layers.js';
import type { Palette } from './theme.js';

/** Channels that colour and dash by the legend's entries, shared by all layers; widths of lines, which the legend does not show. */
export interface LegendChannels {
  readonly color: object;
  readonly strokeDash: object;
  readonly widths: ReadonlyMap<string, number>;
}

/** A chart of fewer pixels has its guides' labels inside: beside it, they would take a third of a phone's width. */
const NARROW = 320;

/** A curve of so few points shows each of them. */
const FEW_POINTS = 16;

export function panelLayers(chart: LineChart, panel: Panel, legend: LegendChannels, palette: Palette): object[] {
  const { x, y, series, steps = false, interactive = false } = chart;
  const shown: ShownRange = {
    x: panel.x.domain,
    y: panel.y.domain,
    logX: x.scale === 'log',
    logY: y.scale === 'log',
  };
  const drawn = (points: readonly Point[]): readonly Point[] => (steps ? staircase(points) : points);
  const axis = (of: LineChart['x'], fitted: FittedAxis, title: unknown, more: object) => ({
    type: 'quantitative',
    title,
    scale: {
      type: of.scale ?? 'linear',
      domain: [...fitted.domain],
      nice: false,
      ...(of.scale === 'log' ? {} : { zero: false }),
    },
    axis: { values: [...fitted.ticks], ...formatOf(of), ...more },
  });
  const position = {
    x: {
      field: 'x',
      ...axis(x, panel.x, panel.lowest ? x.title : null, panel.lowest ? {} : { labels: false, ticks: false }),
    },
    y: { field: 'y', ...axis(y, panel.y, panel.title, {}) },
  };
  const lines = series.flatMap(({ name, points }) =>
    cutCurve(drawn(points), shown).map((vertex) => ({ ...vertex, series: name, width: legend.widths.get(name) })),
  );
  const dots = series.flatMap(({ name, points }) =>
    points.length > FEW_POINTS || steps
      ? []
      : points.filter((point) => isShown(point, shown)).map(({ x, y }) => ({ x, y, series: name })),
  );
  const runs = series.flatMap(({ runs }) =>
    (runs?.points ?? []).flatMap((points, run) =>
      cutCurve(drawn(points), shown).map((vertex) => ({
        ...vertex,
        series: runs!.name,
        width: legend.widths.get(runs!.name),
        run,
      })),
    ),
  );
  const bands = series.flatMap(({ bandName, points }) =>
    bandName === undefined ? [] : cutBand(drawn(points), shown).map((vertex) => ({ ...vertex, series: bandName })),
  );
  const line = { type: 'line', strokeJoin: 'round' };
  const width = { field: 'width', type: 'quantitative', scale: null };
  const guides = guideLayers(chart.guides ?? [], panel, shown, position, palette);
  return [
    {
      data: { values: bands },
      mark: { type: 'area' },
      encoding: { x: position.x, y: { ...position.y, field: 'low' }, y2: { field: 'high' }, color: legend.color },
    },
    ...guides.behind,
    ...(runs.length === 0
      ? []
      : [
          {
            data: { values: runs },
            mark: line,
            encoding: { ...position, color: legend.color, strokeWidth: width, detail: { field: 'run' } },
          },
        ]),
    {
      data: { values: lines },
      mark: line,
      encoding: { ...position, color: legend.color, strokeDash: legend.strokeDash, strokeWidth: width },
    },
    ...(dots.length === 0
      ? []
      : [
          {
            data: { values: dots },
            mark: { type: 'point', filled: true, size: 22, opacity: 1 },
            encoding: { ...position, color: legend.color },
          },
        ]),
    ...guides.before,
    markLayer(chart, panel, position.x, palette),
    ...(interactive ? pointerLayers(chart, panel, position.x, palette) : []),
  ];
}

function isShown({ x, y }: Point, range: ShownRange): boolean {
  return x >= range.x[0] && x <= range.x[1] && y >= range.y[0] && y <= range.y[1];
}

/** Labels of a log axis are whole numbers and short fractions, not powers. */
function formatOf({ format, scale }: LineChart['x']): object {
  if (format !== undefined) return { format };
  return scale === 'log' ? { format: '.3~g' } : {};
}

/** Pale ranges behind the lines, dashed lines before them (a curve that keeps to its guide would hide it), labels at the right. */
function guideLayers(
  guides: readonly ChartGuide[],
  { x, y, width, height }: Panel,
  { logY }: ShownRange,
  position: { readonly x: object; readonly y: object },
  palette: Palette,
): { behind: object[]; before: object[] } {
  const [low, high] = y.domain;
  const along = logY ? Math.log : (value: number): number => value;
  const placeOf = (value: number): number => height * (1 - (along(value) - along(low)) / (along(high) - along(low)));
  const inside = guides.flatMap(({ at, label, from = x.domain[0] }) => {
    const [bottom, top] = typeof at === 'number' ? [at, at] : at;
    // One on the edge between two panels belongs to the lower one alone.
    if (top <= low || bottom > high || from >= x.domain[1]) return [];
    return [
      {
        label,
        from: Math.max(from, x.domain[0]),
        to: x.domain[1],
        low: Math.max(bottom, low),
        high: Math.min(top, high),
        range: typeof at !== 'number',
      },
    ];
  });
  if (inside.length === 0) return { behind: [], before: [] };
  const narrow = width < NARROW;
  const places = placeGuideLabels(
    inside.map((guide) => {
      // Inside a narrow chart, the label stands above a range: curves are likely in its middle.
      if (narrow) return placeOf(guide.high);
      return (placeOf(guide.low) + placeOf(guide.high)) / 2;
    }),
    height,
  );
  const labels = inside.map(({ label }, k) => ({ label, place: places[k]! }));
  const xs = { x: { ...position.x, field: 'from' }, x2: { field: 'to' } };
  const ranges = {
    data: { values: inside.filter(({ range }) => range) },
    mark: { type: 'rect', color: palette.guide, opacity: 0.13 },
    encoding: { ...xs, y: { ...position.y, field: 'low' }, y2: { field: 'high' } },
  };
  const text = (mark: object): object => ({
    data: { values: labels },
    mark: {
      type: 'text',
      baseline: narrow ? 'bottom' : 'middle',
      fontSize: GUIDE_FONT_SIZE,
      ...sides(narrow),
      ...mark,
    },
    encoding: {
      x: { value: width },
      y: { field: 'place', type: 'quantitative', scale: null },
      text: { field: 'label' },
    },
  });
  const lines = [
    {
      data: { values: inside.filter(({ range }) => !range) },
      mark: { type: 'rule', color: palette.guide, strokeDash: [2, 2] },
      encoding: { ...xs, y: { ...position.y, field: 'low' } },
    },
    // On the chart itself a label needs a rim to be read.
    ...(narrow ? [text({ stroke: palette.background, strokeWidth: 3, color: palette.background })] : []),
    text({ color: palette.guide }),
  ];
  return { behind: [ranges], before: lines };
}

/** Labels stand at the right of a chart, and inside a narrow one. */
function sides(narrow: boolean): object {
  return narrow ? { align: 'right', dx: -GUIDE_GAP, dy: -2 } : { align: 'left', dx: GUIDE_GAP };
}

/** The marks inside the x axis; their labels stand in the lowest panel. */
function markLayer({ x, marks = [] }: LineChart, panel: Panel, position: object, palette: Palette): object {
  const [first, last] = panel.x.domain;
  const along = x.scale === 'log' ? Math.log : (at: number): number => at;
  const inside = marks.filter(({ at }) => at >= first && at <= last);
  const labels = inside.map(({ at, label }) => ({
    label,
    place: (panel.width * (along(at) - along(first))) / (along(last) - along(first)),
  }));
  const placed = placeMarkLabels(labels, panel.width);
  const values = inside.map(({ at, label }, k) => {
    const { align, level } = placed[k]!;
    const dx = align === 'left' ? MARK_GAP : -MARK_GAP;
    return { x: at, label, align, dx, dy: -MARK_GAP - level * (MARK_FONT_SIZE + 2) };
  });
  return {
    data: { values },
    encoding: { x: position },
    layer: [
      { mark: { type: 'rule', color: palette.quiet, strokeDash: [4, 3] } },
      ...(panel.lowest
        ? [
            {
              mark: {
                type: 'text',
                align: { expr: 'datum.align' },
                baseline: 'bottom',
                dx: { expr: 'datum.dx' },
                dy: { expr: 'datum.dy' },
                fontSize: MARK_FONT_SIZE,
                color: palette.quiet,
              },
              encoding: { text: { field: 'label' }, y: { value: panel.height } },
            },
          ]
        : []),
    ],
  };
}
