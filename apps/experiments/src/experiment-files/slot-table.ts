/**
 * Slots of the paper's cost as rows, for programs in other languages: everything that a decision needs, and the proved minimum.
 *
 * CSV has one column per device and quantity (`task_1` ... `task_N`, counted from 1); JSON Lines has arrays (`task`). Slots count from 1.
 */
import { writeFile } from 'node:fs/promises';
import { toCsv, type Row } from '@mec/bench';
import type { Device, OffloadingProblem } from '@mec/model';
import { openScenario } from '../scenarios/open-scenario.js';
import { firstSlot, type Problem } from '../scenarios/slots.js';
import type { ScenarioSpec } from '../scenarios/scenario-spec.js';
import { isOffloadingProblem } from '@mec/model';
import { FileError } from './file-error.js';

/** One number per device, by column. */
const QUANTITIES: Readonly<Record<string, (device: Device) => number>> = {
  uplink_rate_MBps: ({ uplinkRate }) => uplinkRate,
  upload_power_W: ({ uploadPower }) => uploadPower,
  waiting_power_W: ({ waitingPower }) => waitingPower,
  local_rate_MBps: ({ localRate }) => localRate,
  local_power_W: ({ localPower }) => localPower,
};

/** One slot with its minimum. */
export interface SlotRow {
  readonly seed: number;
  readonly slot: number;
  readonly problem: OffloadingProblem;
  readonly minimum: {
    readonly cost: number;
    readonly proved: boolean;
    readonly offload: Uint8Array;
    readonly allocation: Float64Array;
  };
}

/**
 * The slots of a scenario that count, with the minimum of each.
 *
 * @param at - the file that describes the scenario.
 * @throws FileError when its cost is not the paper's.
 */
export async function slotRows(spec: ScenarioSpec, seeds: readonly number[], at: string): Promise<SlotRow[]> {
  const rows: SlotRow[] = [];
  for (const seed of seeds) {
    const scenario = await openScenario(spec, seed);
    const first = firstSlot(scenario);
    if (scenario.workload === undefined || first === undefined || !isOffloadingProblem(first)) {
      throw new FileError({
        file: at,
        at: 'scenario.cost',
        got: spec.cost,
        expected: '"server share", whose columns are known',
      });
    }
    const before = spec.warmup?.slots ?? 0;
    let k = 0;
    for (const problem of scenario.workload) {
      if (k - before === spec.iterations) break;
      if (k++ < before) continue;
      const { cost, offload, allocation, proved = true } = scenario.best!(problem);
      const minimum = { cost, proved, offload, allocation: allocation as Float64Array };
      rows.push({ seed, slot: k - before, problem: problem as Problem & OffloadingProblem, minimum });
    }
  }
  return rows;
}

/** @param out - `.csv` or `.jsonl`. */
export async function writeSlots(out: string, rows: readonly SlotRow[]): Promise<void> {
  await writeFile(
    out,
    out.endsWith('.csv') ? toCsv(rows.map(flat)) : rows.map((row) => `${JSON.stringify(nested(row))}\n`).join(''),
  );
}

function nested({ seed, slot, problem, minimum }: SlotRow): Record<string, number | boolean | number[]> {
  const { edgeCapacity, energyWeight, devices } = problem.system;
  return {
    seed,
    slot,
    edge_capacity_MBps: edgeCapacity,
    energy_weight: energyWeight,
    minimum: minimum.cost,
    proved: minimum.proved,
    task_MB: Array.from(problem.tasks),
    ...Object.fromEntries(Object.entries(QUANTITIES).map(([name, of]) => [name, devices.map(of)])),
    best_offload: Array.from(minimum.offload),
    best_allocation_MBps: Array.from(minimum.allocation),
  };
}

function flat(row: SlotRow): Row {
  return Object.fromEntries(
    Object.entries(nested(row)).flatMap(([name, value]): [string, string | number][] => {
      if (!Array.isArray(value)) return [[name, typeof value === 'boolean' ? String(value) : value]];
      return value.map((each, i) => [columnOf(name, i), each]);
    }),
  );
}

/** `task_MB` of the first device is `task_1_MB`: the unit stays at the end. */
function columnOf(name: string, device: number): string {
  const unit = /_(MB|MBps|W)$/.exec(name)?.[0] ?? '';
  return `${name.slice(0, name.length - unit.length)}_${device + 1}${unit}`;
}
