/** What a page does with the package: statistics, tables and the specification of a chart, without a line of Node. */
import * as bench from '../../src/index.js';

const values = Array.from({ length: 100 }, (_, k) => 1 + Math.sin(k) / 10);
const chart = bench.lineChart({
  x: { title: 'x' },
  y: { title: 'y' },
  series: [{ name: 'sine', color: '#1f77b4', points: values.map((y, x) => ({ x, y })) }],
});
Object.assign(globalThis, {
  report: {
    names: Object.keys(bench).sort(),
    value: bench.interquartileMean(values),
    growth: bench.scalingExponent([10, 20, 40], [1, 4, 16]).exponent,
    csv: bench.toCsv([{ a: 1, b: 'x,y' }]),
    schema: chart.$schema,
    chart: JSON.stringify(chart).length,
  },
});
