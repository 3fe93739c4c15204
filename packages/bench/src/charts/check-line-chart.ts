/** What a chart of lines must be, checked before it is laid out. */
import { OutOfDomainError, requireNumber } from '@mec/model';
import { parseColor } from './colors.js';
import type { LineChart } from './line-chart-model.js';

const WHERE = 'lineChart';

export function checkLineChart({ x, y, series, guides = [], width = 1, height = 1 }: LineChart): void {
  requireNumber(WHERE, 'series.length', series.length, { min: 1 });
  requireNumber(WHERE, 'width', width, { above: 0, unit: 'pixels' });
  requireNumber(WHERE, 'height', height, { above: 0, unit: 'pixels' });
  checkNames(series);
  series.forEach(({ color }, k) => {
    if (parseColor(color) === undefined) refuse(`series[${k}].color`, color, '#rrggbb');
  });
  for (const [name, axis] of Object.entries({ x, y })) {
    axis.domain?.forEach((end, k) => requireNumber(WHERE, `${name}.domain[${k}]`, end, range(axis)));
    axis.includes?.forEach((value, k) => requireNumber(WHERE, `${name}.includes[${k}]`, value, range(axis)));
    if (axis.domain !== undefined && !(axis.domain[0] < axis.domain[1])) {
      refuse(`${name}.domain`, axis.domain, 'two numbers, the lower one first');
    }
  }
  if (y.enlargedFrom !== undefined) requireNumber(WHERE, 'y.enlargedFrom', y.enlargedFrom, range(y));
  guides.forEach(({ at, from }, k) => {
    const [low, high] = typeof at === 'number' ? [at, at] : at;
    requireNumber(WHERE, `guides[${k}].at`, low, range(y));
    requireNumber(WHERE, `guides[${k}].at`, high, range(y));
    if (!(low <= high)) refuse(`guides[${k}].at`, at, 'a number, or two with the lower one first');
    if (from !== undefined) requireNumber(WHERE, `guides[${k}].from`, from, range(x));
  });
  checkLogValues({ x, y, series });
}

function range({ scale }: LineChart['x']): Parameters<typeof requireNumber>[3] {
  return scale === 'log' ? { above: 0, unit: '(log axis)' } : {};
}

function checkNames(series: LineChart['series']): void {
  const names = series.flatMap(({ name, bandName, runs }, k) => [
    { name, where: `series[${k}].name` },
    ...(runs === undefined ? [] : [{ name: runs.name, where: `series[${k}].runs.name` }]),
    ...(bandName === undefined ? [] : [{ name: bandName, where: `series[${k}].bandName` }]),
  ]);
  names.forEach(({ name, where }, k) => {
    if (names.findIndex((entry) => entry.name === name) === k) return;
    refuse(where, name, 'a name that no other entry of the legend has');
  });
}

function checkLogValues({ x, y, series }: Pick<LineChart, 'x' | 'y' | 'series'>): void {
  series.forEach(({ points, bandName, runs }, s) => {
    const curves = [
      { points, where: `series[${s}].points` },
      ...(runs?.points ?? []).map((run, r) => ({ points: run, where: `series[${s}].runs.points[${r}]` })),
    ];
    for (const { points, where } of curves) {
      points.forEach((point, k) => {
        for (const field of ['x', 'y', 'low', 'high'] as const) {
          const axis = field === 'x' ? x : y;
          const drawn = field === 'x' || field === 'y' || bandName !== undefined;
          if (axis.scale !== 'log' || !drawn || !(point[field]! <= 0)) continue;
          refuse(`${where}[${k}].${field}`, point[field], '> 0, on a log axis');
        }
      });
    }
  });
}

function refuse(what: string, got: unknown, expected: string): never {
  throw new OutOfDomainError({ where: WHERE, what, got, expected });
}
