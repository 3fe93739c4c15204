/** What makes a chart answer the pointer: the values at the nearest x, and a range of x selected by a drag. */
import type { LineChart } from './line-chart-model.js';
import type { Panel } from './panel.js';
import type { Palette } from './theme.js';

/** Only a mouse drags: on a touch screen the same movement scrolls the page. */
const DRAG = '[pointerdown[event.pointerType === "mouse"], window:pointerup] > window:pointermove!';

/** Significant digits of values under the pointer, as a d3-format. */
const SHORT = '.5~g';

function short(value: number | undefined): string {
  return value === undefined || !Number.isFinite(value) ? '?' : String(Number(value.toPrecision(5)));
}

export function pointerLayers({ x, series }: LineChart, panel: Panel, position: object, palette: Palette): object[] {
  const [first, last] = panel.x.domain;
  const rows = new Map<number, Record<string, number | string>>();
  series.forEach(({ points, bandName }, k) => {
    for (const point of points) {
      if (!(point.x >= first && point.x <= last)) continue;
      const row = rows.get(point.x) ?? { x: point.x };
      if (Number.isFinite(point.y)) row[`y${k}`] = point.y;
      if (bandName !== undefined) row[`band${k}`] = `${short(point.low)} – ${short(point.high)}`;
      rows.set(point.x, row);
    }
  });
  const values = [...rows.values()].sort((a, b) => Number(a.x) - Number(b.x));
  const tooltip = [
    { field: 'x', type: 'quantitative', title: x.title, ...(x.format === undefined ? {} : { format: x.format }) },
    ...series.flatMap(({ name, bandName }, k) => [
      { field: `y${k}`, type: 'quantitative', title: name, format: SHORT },
      ...(bandName === undefined ? [] : [{ field: `band${k}`, type: 'nominal', title: bandName }]),
    ]),
  ];
  return [
    {
      data: { values },
      params: [
        {
          name: `zoom_${panel.place}`,
          select: { type: 'interval', encodings: ['x'], on: DRAG, translate: false, zoom: false, clear: false },
        },
      ],
      mark: { type: 'rule', opacity: 0 },
      encoding: { x: position },
    },
    {
      data: { values },
      params: [
        {
          name: `hover_${panel.place}`,
          select: { type: 'point', encodings: ['x'], nearest: true, on: 'pointermove', clear: 'pointerout' },
        },
      ],
      mark: { type: 'rule', color: palette.axis, strokeWidth: 1 },
      encoding: {
        x: position,
        opacity: { condition: { param: `hover_${panel.place}`, empty: false, value: 0.9 }, value: 0 },
        tooltip,
      },
    },
  ];
}
