/** The grid over which baselines are compared: data only. */
import type { ServerShareSpec } from './scenario-spec.js';

/** One kind of system, and how much of its workload is decided. */
export interface Cell {
  readonly deviceCount: number;
  /** alpha. */
  readonly energyWeight: number;
  /** F_max^es, MB/s. */
  readonly edgeCapacity: number;
  readonly devices: 'equal' | 'different';
  /** Slots that learners decide before those that count. */
  readonly warmup: number;
  /** Slots that count. */
  readonly slots: number;
  /** Whether every contender is run, and alone on the machine, so that its times mean something. */
  readonly complete: boolean;
}

/** The paper's parameters: 10,000 slots, of which those from 4,000 on count, as in Fig. 9. */
export function paperCell(quick: boolean): Cell {
  const [warmup, slots] = quick ? [150, 150] : [4000, 6000];
  return { deviceCount: 10, energyWeight: 1, edgeCapacity: 30, devices: 'equal', warmup, slots, complete: true };
}

const DEVICE_COUNTS = [5, 10, 20, 50];
const ENERGY_WEIGHTS = [0.5, 1, 3];
const CAPACITIES = [10, 30, 100];

export function gridCells(quick: boolean): Cell[] {
  const [warmup, slots] = quick ? [130, 10] : [1500, 200];
  return (['equal', 'different'] as const).flatMap((devices) =>
    (quick ? [5] : DEVICE_COUNTS).flatMap((deviceCount) =>
      ENERGY_WEIGHTS.flatMap((energyWeight) =>
        CAPACITIES.map((edgeCapacity): Cell => ({
          deviceCount,
          energyWeight,
          edgeCapacity,
          devices,
          warmup,
          slots,
          complete: false,
        })),
      ),
    ),
  );
}

/** @param decided - how many of the slots before those that count are decided. */
export function cellScenario(cell: Cell, decided: number): ServerShareSpec {
  const { deviceCount, energyWeight, edgeCapacity, devices, warmup, slots } = cell;
  return {
    cost: 'server share',
    system: { devices: deviceCount, energyWeight, edgeCapacity },
    workload: { kind: devices === 'different' ? 'different devices' : 'uniform' },
    warmup: { slots: warmup, decided: Math.min(warmup, decided) },
    iterations: slots,
  };
}

export function cellName({ deviceCount, energyWeight, edgeCapacity, devices, complete }: Cell): string {
  return `${complete ? 'paper' : 'grid'}-${devices}-n${deviceCount}-alpha${energyWeight}-f${edgeCapacity}`;
}
