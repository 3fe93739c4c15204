/** What an experiment file may say. The same schema checks a file and, as JSON Schema, helps editors to write one. */
import type { Device, EnvironmentChange } from '@mec/model';
import { z } from 'zod';
import { families } from '../models/families.js';
import { strategySchemas } from '../strategies/registry.js';
import type { OptionValue } from '../strategies/strategy-spec.js';

export interface ExperimentFile {
  readonly title: string;
  readonly caption?: string;
  readonly scenario: FileScenario;
  readonly strategies: readonly FileStrategy[];
  /** How many, counting up from 1, or each. Default 10. */
  readonly seeds?: number | readonly number[];
  /** Iterations left out of the table and of what is judged. Default 0. */
  readonly from?: number;
  /** What is drawn. Default `['ratio']`. */
  readonly draw?: readonly Drawing[];
  readonly limits?: readonly FileLimit[];
}

type Drawing = 'ratio' | 'loss';

/** A name of the registry with its options, or a module; `label` is what the figure calls it. */
export type FileStrategy =
  | string
  | { readonly module: string; readonly label?: string }
  | { readonly name: string; readonly label?: string; readonly [option: string]: OptionValue | undefined };

interface FileLimit {
  readonly strategy: string;
  readonly atLeast?: number;
  readonly atMost?: number;
  /** What is said elsewhere, in words. */
  readonly published?: string;
}

interface FileSlots {
  readonly iterations: number;
  readonly warmup?: { readonly slots: number; readonly decided?: number };
}

export type FileScenario = FileSlots &
  (
    | {
        readonly cost: 'server share';
        readonly system: {
          readonly devices: number | readonly Device[];
          readonly edgeCapacity?: number;
          readonly energyWeight?: number;
        };
        readonly workload: FileWorkload;
        readonly changes?: readonly EnvironmentChange[];
      }
    | { readonly cost: 'model'; readonly family: string; readonly name: string }
    | {
        readonly cost: 'wireless powered';
        readonly devices: number;
        readonly observe: 'gains' | 'prices';
        readonly weightsPeriod?: number;
      }
    | {
        readonly cost: 'queues';
        readonly devices: number;
        readonly observe: 'queues' | 'earnings';
        readonly energyLimit?: number;
      }
    | { readonly cost: 'module'; readonly module: string }
  );

type FileWorkload =
  | { readonly kind: 'uniform'; readonly tasks?: readonly [number, number] }
  | { readonly kind: 'different devices' }
  | { readonly kind: 'any size'; readonly from: number; readonly to: number }
  | { readonly kind: 'trace'; readonly file: string }
  | { readonly kind: 'module'; readonly module: string };

const positive = z.number().positive();
const notNegative = z.number().nonnegative();
const count = z.int().positive();
const path = z.string().min(1).describe('relative to this file');

const device = z.strictObject({
  uplinkRate: positive.describe('r_i, MB/s'),
  uploadPower: notNegative.describe('p_upload, W'),
  waitingPower: notNegative.describe('p_waiting, W'),
  localRate: positive.describe('f_local, MB/s'),
  localPower: notNegative.describe('p_local, W'),
});

const change = z.strictObject({
  at: count.describe('the first iteration that sees the change'),
  energyWeight: notNegative.exactOptional().describe('new alpha'),
  edgeCapacity: positive.exactOptional().describe('new F_max^es, MB/s'),
  switchOff: z.array(z.int().nonnegative()).exactOptional().describe('devices, counted from 0'),
  switchOn: z.array(z.int().nonnegative()).exactOptional().describe('devices, counted from 0'),
  label: z.string().exactOptional(),
});

const workload = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('uniform'),
    tasks: z.tuple([notNegative, notNegative]).exactOptional().describe('MB; the paper’s [5, 25] by default'),
  }),
  z.strictObject({ kind: z.literal('different devices').describe('rates and powers drawn afresh in every slot') }),
  z.strictObject({ kind: z.literal('any size').describe('N drawn afresh in every slot'), from: count, to: count }),
  z.strictObject({
    kind: z.literal('trace'),
    file: path.describe('CSV or JSON Lines of tasks in MB, one row per slot'),
  }),
  z.strictObject({ kind: z.literal('module'), module: path }),
]);

const slots = {
  iterations: z.int().min(1).max(1_000_000).describe('slots that count'),
  warmup: z
    .strictObject({
      slots: count.describe('slots before those that count'),
      decided: z.int().nonnegative().exactOptional().describe('how many of them are decided; all by default'),
    })
    .exactOptional(),
};

const family = z.enum(families.map(({ id }) => id) as [string, ...string[]]);

const scenario = z.discriminatedUnion('cost', [
  z.strictObject({
    cost: z.literal('server share').describe('the paper’s cost'),
    system: z.strictObject({
      devices: z.union([count, z.array(device).min(1)]).describe('how many of the paper’s devices, or each device'),
      edgeCapacity: positive.exactOptional().describe('F_max^es, MB/s; the paper’s 30 by default'),
      energyWeight: notNegative.exactOptional().describe('alpha; the paper’s 1 by default'),
    }),
    workload,
    changes: z.array(change).exactOptional(),
    ...slots,
  }),
  z.strictObject({
    cost: z.literal('model').describe('a cost model of this repository'),
    family,
    name: z.string(),
    ...slots,
  }),
  z.strictObject({
    cost: z.literal('wireless powered').describe('DROO’s network'),
    devices: count,
    observe: z.enum(['gains', 'prices']),
    weightsPeriod: count.exactOptional().describe('slots after which the weights change places'),
    ...slots,
  }),
  z.strictObject({
    cost: z.literal('queues').describe('LyDROO’s network'),
    devices: count,
    observe: z.enum(['queues', 'earnings']),
    energyLimit: positive.exactOptional().describe('gamma, J; the published 0.08 by default'),
    ...slots,
  }),
  z.strictObject({ cost: z.literal('module').describe('a cost model of your own'), module: path, ...slots }),
]);

const label = z.string().min(1).exactOptional().describe('what the figure calls it');
const allocator = z.strictObject({ module: path }).exactOptional().describe('your own; the closed form by default');
const named = Object.entries(strategySchemas).map(([name, options]) =>
  options.extend({ name: z.literal(name), label, ...(name === 'CD' ? { allocator } : {}) }),
);

const strategy = z.union([
  z.enum(Object.keys(strategySchemas) as [string, ...string[]]),
  z.strictObject({ module: path, label }),
  z.discriminatedUnion('name', named as [(typeof named)[number], ...(typeof named)[number][]]),
]);

export const experimentSchema: z.ZodType<ExperimentFile> = z.strictObject({
  $schema: z.string().exactOptional(),
  title: z.string().min(1),
  caption: z.string().exactOptional(),
  scenario,
  strategies: z.array(strategy).min(1),
  seeds: z
    .union([count.max(1000), z.array(z.int().nonnegative()).min(1)])
    .exactOptional()
    .describe('how many, counting up from 1, or each of them; 10 by default'),
  from: z.int().nonnegative().exactOptional().describe('iterations left out of the table and of what is judged'),
  draw: z
    .array(z.enum(['ratio', 'loss']))
    .min(1)
    .exactOptional(),
  limits: z
    .array(
      z.strictObject({
        strategy: z.string().describe('its label, or the name by which the figure calls it'),
        atLeast: z.number().exactOptional(),
        atMost: z.number().exactOptional(),
        published: z.string().exactOptional(),
      }),
    )
    .exactOptional(),
}) as unknown as z.ZodType<ExperimentFile>;

/** For editors: what {@link experimentSchema} says, as JSON Schema. */
export function experimentJsonSchema(): object {
  return z.toJSONSchema(experimentSchema, { io: 'input' });
}
