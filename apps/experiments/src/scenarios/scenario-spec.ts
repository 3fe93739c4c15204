/** Scenarios as data: which slots are decided, how many, and which of them count. The same in the program and in files. */
import type { Device, EnvironmentChange } from '@mec/model';

/** Which slots are decided. */
interface Slots {
  /** Slots that count. */
  readonly iterations: number;
  /** Slots before those that count, and how many of them, the first, are decided: all by default. */
  readonly warmup?: { readonly slots: number; readonly decided?: number };
}

/** The paper's cost. */
export interface ServerShareSpec extends Slots {
  readonly cost: 'server share';
  readonly system: {
    /** How many of the paper's devices, or each device. */
    readonly devices: number | readonly Device[];
    /** F_max^es, MB/s. By default the paper's 30. */
    readonly edgeCapacity?: number;
    /** alpha. By default the paper's 1. */
    readonly energyWeight?: number;
  };
  readonly workload: WorkloadSpec;
  readonly changes?: readonly EnvironmentChange[];
}

type WorkloadSpec =
  /** Tasks in MB; by default the paper's 5 to 25. */
  | { readonly kind: 'uniform'; readonly tasks?: readonly [number, number] }
  /** Rates and powers drawn afresh in every slot. */
  | { readonly kind: 'different devices' }
  /** N drawn afresh in every slot. */
  | { readonly kind: 'any size'; readonly from: number; readonly to: number }
  /** Tasks in MB, one row per slot. */
  | { readonly kind: 'trace'; readonly rows: readonly (readonly number[])[] }
  | ({ readonly kind: 'module' } & ModuleSpec);

/** Code of the user's. */
interface ModuleSpec {
  /** URL. */
  readonly module: string;
  /** Of its bytes and of what it imports. */
  readonly digest: string;
}

/** A scenario of a family of cost models. */
export interface ModelSpec extends Slots {
  readonly cost: 'model';
  readonly family: string;
  readonly name: string;
}

/** DROO's network. */
export interface WirelessPoweredSpec extends Slots {
  readonly cost: 'wireless powered';
  readonly devices: number;
  readonly observe: 'gains' | 'prices';
  /** Slots after which the weights change places. */
  readonly weightsPeriod?: number;
}

/** LyDROO's network. */
export interface QueuesSpec extends Slots {
  readonly cost: 'queues';
  readonly devices: number;
  readonly observe: 'queues' | 'earnings';
  /** gamma, J. By default the published 0.08. */
  readonly energyLimit?: number;
}

/** A cost model of the user's own. */
export interface OwnCostSpec extends Slots, ModuleSpec {
  readonly cost: 'module';
}

export type ScenarioSpec = ServerShareSpec | ModelSpec | WirelessPoweredSpec | QueuesSpec | OwnCostSpec;

/** What the progress line calls a scenario. */
export function scenarioTitle(spec: ScenarioSpec): string {
  switch (spec.cost) {
    case 'model':
      return `${spec.family}, ${spec.name}`;
    case 'wireless powered':
      return `DROO, N = ${spec.devices}${spec.weightsPeriod === undefined ? '' : ', weights changing'}`;
    case 'queues':
      return 'LyDROO';
    case 'module':
      return spec.module.split('/').at(-1)!;
    case 'server share':
      return serverShareTitle(spec);
  }
}

function serverShareTitle({ system, workload, changes = [] }: ServerShareSpec): string {
  const { devices, edgeCapacity, energyWeight } = system;
  const size = typeof devices === 'number' ? devices : devices.length;
  return [
    workload.kind === 'any size' ? `N from ${workload.from} to ${workload.to}` : `N = ${size}`,
    ...(workload.kind === 'uniform' || workload.kind === 'any size' ? [] : [workload.kind]),
    ...(energyWeight === undefined ? [] : [`α = ${energyWeight}`]),
    ...(edgeCapacity === undefined ? [] : [`F = ${edgeCapacity}`]),
    ...(changes.some((each) => each.energyWeight !== undefined) ? ['α changing'] : []),
    ...(changes.some(({ switchOff }) => switchOff !== undefined) ? ['devices switching'] : []),
  ].join(', ');
}
