/** The comparison's results by cell of the grid. */
import { median } from 'simple-statistics';
import { mean } from '../../mean.js';
import type { Cell } from '../../scenarios/cell.js';
import type { ComparisonResult, ContenderResult } from './comparison.js';

/** One contender's results in one cell, over the seeds. */
export interface Measured extends Omit<ContenderResult, 'ratio'> {
  readonly ratios: readonly (readonly number[])[];
}

export function measured(name: string, runs: readonly ComparisonResult[]): Measured | undefined {
  const results = runs.flatMap(({ contenders }) => contenders.filter((contender) => contender.name === name));
  const [first] = results;
  return first === undefined ? undefined : { ...first, ratios: results.map(({ ratio }) => ratio) };
}

export interface GridCell {
  readonly cell: Cell;
  readonly runs: readonly ComparisonResult[];
}

/** Groups of the grid by kind of devices and N. */
export function groupsOf(
  grid: readonly GridCell[],
): { devices: Cell['devices']; deviceCount: number; cells: GridCell[] }[] {
  const kinds = [...new Map(grid.map(({ cell }) => [`${cell.devices} ${cell.deviceCount}`, cell])).values()];
  return kinds.map(({ devices, deviceCount }) => ({
    devices,
    deviceCount,
    cells: grid.filter(({ cell }) => cell.devices === devices && cell.deviceCount === deviceCount),
  }));
}

export function meanRatio(name: string, cells: readonly GridCell[]): number {
  return mean(cells.flatMap(({ runs }) => measured(name, runs)!.ratios.flat()));
}

/** The 99th percentile in seconds, median over the cells: a cell during which the machine paused does not count. */
export function typicalTime(name: string, cells: readonly GridCell[]): number {
  return median(cells.map(({ runs }) => measured(name, runs)!.p99));
}
