/** What makes a chart answer the pointer: the values at the nearest x, and a range of x selected by a drag. */
import type { LineChart } from './line-chart-model.js';
import type { Panel } from './panel-layers.js';
import type { Palette } from './theme.js';

/** Only a mouse drags: on a touch screen the same movement scrolls the page. */
const DRAG = '[pointerdown[event.pointerType === "mouse"], window:pointerup] > window:pointermove!';

export function pointerLayers({ x, y, series }: LineChart, panel: Panel, position: object, palette: Palette): object[] {
  const [first, last] = panel.x.domain;
  const rows = new Map<number, Record<string, number>>();
  series.forEach(({ points }, k) => {
    for (const point of points) {
      if (!(point.x >= first && point.x <= last) || !Number.isFinite(point.y)) continue;
      const row = rows.get(point.x) ?? { x: point.x };
      row[`y${k}`] = point.y;
      rows.set(point.x, row);
    }
  });
  const shown = (field: string, title: string, format?: string): object => ({
    field,
    type: 'quantitative',
    title,
    ...(format === undefined ? {} : { format }),
  });
  return [
    {
      data: { values: [...rows.values()].sort((a, b) => a['x']! - b['x']!) },
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
      data: { values: [...rows.values()].sort((a, b) => a['x']! - b['x']!) },
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
        tooltip: [
          shown('x', x.title, x.format),
          ...series.map(({ name }, k) => shown(`y${k}`, name, y.scale === 'log' ? '.3~g' : undefined)),
        ],
      },
    },
  ];
}
