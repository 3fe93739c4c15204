/** Which strategy to take: the best mean ratio among those fast enough, computed from the grid. */
import { contenders } from '../../strategies/contenders.js';
import type { NamedTable } from '../experiment.js';
import { groupsOf, meanRatio, type GridCell, typicalTime } from './grid.js';

/** Seconds a decision may take (99th percentile). */
const ALLOWED = [1e-5, 1e-4, 1e-3, 1e-2];

/** Ratios closer than this are equal: the faster one is taken. */
const EQUAL = 1e-6;

export function recommendations(grid: readonly GridCell[]): NamedTable {
  const names = contenders.filter(({ paperOnly }) => paperOnly !== true).map(({ name }) => name);
  const lines = groupsOf(grid).map(({ devices, deviceCount, cells }) => {
    const measures = names.map((name) => ({ name, ratio: meanRatio(name, cells), time: typicalTime(name, cells) }));
    const choice = (allowed: number): string => {
      const fast = measures.filter(({ time }) => time <= allowed);
      const [best] = fast.sort((a, b) => (Math.abs(a.ratio - b.ratio) < EQUAL ? a.time - b.time : b.ratio - a.ratio));
      return best === undefined ? 'none' : `${best.name} (${best.ratio.toFixed(4)})`;
    };
    return [`${devices}, N = ${deviceCount}`, ...ALLOWED.map(choice)];
  });
  return {
    title: 'What to take, by the time that a decision may last (99th percentile, median over the systems of the grid)',
    lines: [['Devices', ...ALLOWED.map((seconds) => `${seconds * 1e6} µs`)], ...lines],
  };
}
