/** What the body of `agent.json` must look like, whoever wrote it: known names, finite numbers, bounded sizes. */
import { z } from 'zod';
import { AgentFileError } from './errors.js';
import { ARRAY_TYPES } from './binary.js';
import { BACKENDS, type BackendName } from '../trainer/backend-name.js';
import type { SavedAgent } from './save-agent.js';

/** Most entries of an array, most devices, most of anything: what a file of the largest size could hold. */
const MOST = 2 ** 31;

const count = z.int().min(0);
const name = z.string().regex(/^\w[\w /.-]{0,63}$/);
const json = z.record(z.string(), z.json());
const part = z.strictObject({ kind: name, options: json });
const randomState = z.array(z.int().min(-MOST).max(MOST)).length(4);

const options = z.strictObject({
  deviceCount: z.int().min(1).max(MOST).nullable(),
  seed: count,
  candidateCount: z.union([
    z.int().min(1),
    z.strictObject({ max: z.int(), min: z.int().exactOptional(), interval: z.int().exactOptional() }),
  ]),
  batchSize: z.int().min(1),
  trainingInterval: z.int().min(1),
  learningRate: z.number().positive(),
  learning: z.enum(['inline', 'deferred', 'manual']),
});

const measured = z.strictObject({
  exploration: z.number().exactOptional(),
  deviceLimit: z.int().exactOptional(),
  openLimit: z.int().exactOptional(),
  openSlots: z.int().exactOptional(),
  drift: z
    .union([
      z.literal(false),
      z.strictObject({ threshold: z.number().exactOptional(), allowance: z.number().exactOptional() }),
    ])
    .exactOptional(),
});

const arrays = z.record(
  name,
  z.strictObject({
    type: z.enum(ARRAY_TYPES),
    offset: z.int().min(0).max(MOST).multipleOf(8),
    length: z.int().min(0).max(MOST),
  }),
);

const done = z.strictObject({ decisions: count, candidates: count, allocations: count });
const random = z.strictObject({ exploration: randomState, acting: randomState, minibatch: randomState });
const shape = z.strictObject({ size: z.int().min(1).max(MOST).nullable(), width: z.int().min(1).max(MOST) });
const allocator = z.union([
  z.strictObject({ kind: name, options: z.record(name, z.union([z.string(), z.number()])) }),
  z.strictObject({ name: z.string() }),
]);
const parts = z.strictObject({ policy: part, explorer: part, memory: part });
const backend = z.enum(BACKENDS as readonly [BackendName, ...BackendName[]]);

const version2 = z.strictObject({
  options: options.extend({ measured }),
  allocator,
  backend,
  parts,
  observe: name.nullable(),
  state: z.strictObject({
    shape: shape.nullable(),
    done,
    pending: count,
    random,
    values: z.strictObject({ policy: json.nullable(), memory: json, count: json }),
    measured: json.nullable(),
    index: arrays,
  }),
});

/** Format 1 had no shape and no observer, which the policy's options told, and knew of no measured costs. */
const version1 = version2.omit({ observe: true }).extend({
  options,
  state: z.strictObject({
    done,
    pending: count,
    random,
    values: z.strictObject({ policy: json, memory: json, count: json }),
    index: arrays,
  }),
});

type Version1 = z.infer<typeof version1>;

/**
 * Checks a body, and brings one of an older version up to date.
 *
 * @param file - named in the error.
 * @throws AgentFileError of kind `foreign`, naming the first entry that is wrong.
 */
export function parseBody(file: string, version: number, body: unknown): SavedAgent {
  return version === 1 ? fromVersion1(parsed(file, version1, body)) : parsed(file, version2, body);
}

function parsed<T>(file: string, schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const problem = `is not what this package writes: ${issue!.path.join('.')}: ${issue!.message}`;
  throw new AgentFileError({ file, kind: 'foreign', problem }, { cause: result.error });
}

/** Every policy then stated how many numbers it is shown of each device, and by whom. */
function fromVersion1({ parts: { policy, ...others }, state, ...rest }: Version1): SavedAgent {
  const { ownObserver, ...kept } = policy.options;
  const observers: Readonly<Record<string, string>> = {
    densePolicy: 'observeTasks',
    sharedPolicy: 'observeOffloading',
  };
  const known = ownObserver === true ? undefined : Object.entries(observers).find(([kind]) => kind === policy.kind);
  const width = typeof kept.features === 'number' ? kept.features : 1;
  const size = policy.kind === 'sharedPolicy' ? null : rest.options.deviceCount;
  return {
    ...rest,
    options: { ...rest.options, measured: {} },
    parts: { policy: { kind: policy.kind, options: kept }, ...others },
    observe: known?.[1] ?? null,
    state: { ...state, shape: { size, width }, measured: null },
  };
}
