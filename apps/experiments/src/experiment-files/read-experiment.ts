/** Reads an experiment file, with the traces that it names, and says where in it a mistake is. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { z } from 'zod';
import { families } from '../models/families.js';
import type { ModuleKind } from '../modules/check-module.js';
import { experimentSchema, type ExperimentFile, type FileScenario, type FileStrategy } from './experiment-schema.js';
import { FileError } from './file-error.js';
import { readTrace } from './read-trace.js';

/** A file that was read, with everything that lies in other files. */
export interface ReadExperiment {
  /** Of its results. */
  readonly id: string;
  readonly path: string;
  readonly file: ExperimentFile;
  /** Rows of tasks of a trace. */
  readonly rows?: readonly (readonly number[])[];
  /** URLs of its modules. */
  readonly modules: Readonly<Record<ModuleKind, readonly string[]>>;
}

/** @throws FileError for the first mistake. */
export async function readExperiment(path: string): Promise<ReadExperiment> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new FileError({ file: path, at: 'the file', expected: 'an experiment file that can be read' });
  });
  const file = checked(path, parsed(path, text));
  const { scenario } = file;
  const urlOf = (module: string, at: string): string => {
    const full = resolve(dirname(path), module);
    if (!existsSync(full)) throw new FileError({ file: path, at, got: module, expected: 'a file that is there' });
    return pathToFileURL(full).href;
  };
  const strategy = file.strategies.flatMap((each, k) => {
    const module = moduleOf(each);
    return module === undefined ? [] : [urlOf(module, `strategies[${k}].module`)];
  });
  const allocator = file.strategies.flatMap((each, k) => {
    const module = allocatorOf(each);
    return module === undefined ? [] : [urlOf(module, `strategies[${k}].allocator.module`)];
  });
  const problem = scenario.cost === 'module' ? [urlOf(scenario.module, 'scenario.module')] : [];
  const workload =
    scenario.cost === 'server share' && scenario.workload.kind === 'module'
      ? [urlOf(scenario.workload.module, 'scenario.workload.module')]
      : [];
  const rows = await traceOf(path, scenario);
  return {
    id: basename(path).replace(/\.[^.]*$/, ''),
    path,
    file,
    ...(rows === undefined ? {} : { rows }),
    modules: { strategy: [...new Set(strategy)], problem, workload, allocator: [...new Set(allocator)] },
  };
}

/** The module of a strategy, where it is one. */
export function moduleOf(strategy: FileStrategy): string | undefined {
  return typeof strategy === 'object' && typeof strategy.module === 'string' ? strategy.module : undefined;
}

/** The module of a strategy's allocator, where it has one. */
export function allocatorOf(strategy: FileStrategy): string | undefined {
  if (typeof strategy === 'string' || !('allocator' in strategy) || typeof strategy.allocator !== 'object') {
    return undefined;
  }
  return (strategy.allocator as { module: string }).module;
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FileError({ file, at: 'the file', expected: `JSON (${(error as Error).message})` });
  }
}

function checked(file: string, value: unknown): ExperimentFile {
  const result = experimentSchema.safeParse(value, { reportInput: true });
  if (!result.success) throw mistakeOf(file, value, result.error);
  const { scenario, from = 0, limits = [] } = result.data;
  if (from >= scenario.iterations) {
    const expected = `less than scenario.iterations (${scenario.iterations})`;
    throw new FileError({ file, at: 'from', got: from, expected });
  }
  if (scenario.cost === 'model') {
    const names = Object.keys(families.find(({ id }) => id === scenario.family)!.scenarios);
    if (!names.includes(scenario.name)) {
      throw new FileError({ file, at: 'scenario.name', got: scenario.name, expected: `one of ${names.join(', ')}` });
    }
  }
  limits.forEach((limit, k) => {
    if (limit.atLeast !== undefined || limit.atMost !== undefined) return;
    throw new FileError({ file, at: `limits[${k}]`, got: limit, expected: 'atLeast, atMost, or both' });
  });
  return result.data;
}

/** The first mistake; of a union that of the branch that came furthest. */
function mistakeOf(file: string, value: unknown, error: z.ZodError): FileError {
  const issue = deepest(error.issues);
  const at = pathText(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const [key] = issue.keys;
    return new FileError({
      file,
      at: pathText([...issue.path, key!]),
      got: valueAt(value, [...issue.path, key!]),
      expected: 'no such property',
    });
  }
  return new FileError({
    file,
    at: at === '' ? 'the file' : at,
    got: valueAt(value, issue.path),
    expected: expectedBy(issue.message),
  });
}

/** What zod expected, without what it says of the value. */
function expectedBy(message: string): string {
  return message
    .replace(/^(Invalid (input|option|discriminator value)|Too (small|big)): ?/, '')
    .replace(/^expected (number|string|array) to (be|have) /i, '')
    .replace(/^expected /i, '')
    .replace(/, received .*$/, '');
}

type Issue = z.ZodError['issues'][number];

function deepest(issues: readonly Issue[], above: readonly PropertyKey[] = []): Issue {
  const [issue] = issues as [Issue, ...Issue[]];
  const full = { ...issue, path: [...above, ...issue.path] };
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return full;
  const inner = issue.errors.map((branch) => deepest(branch, full.path));
  const [best] = inner.sort((a, b) => b.path.length - a.path.length);
  // Branches that fail at the union itself say only what each of them is.
  return best!.path.length > full.path.length
    ? best!
    : { ...full, message: [...new Set(inner.map(({ message }) => expectedBy(message)))].join(', or ') };
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown> | null | undefined)?.[key], value);
}

async function traceOf(path: string, scenario: FileScenario): Promise<number[][] | undefined> {
  if (scenario.cost !== 'server share' || scenario.workload.kind !== 'trace') return undefined;
  const file = resolve(dirname(path), scenario.workload.file);
  const rows = await readTrace(file);
  const { devices } = scenario.system;
  const size = typeof devices === 'number' ? devices : devices.length;
  if (rows[0]!.length !== size) {
    const expected = `${rows[0]!.length}, the devices of ${scenario.workload.file}`;
    throw new FileError({ file: path, at: 'scenario.system.devices', got: size, expected });
  }
  const needed = scenario.iterations + (scenario.warmup?.slots ?? 0);
  if (rows.length < needed) {
    const expected = `at most ${rows.length - (scenario.warmup?.slots ?? 0)}, the rows of ${scenario.workload.file}`;
    throw new FileError({ file: path, at: 'scenario.iterations', got: scenario.iterations, expected });
  }
  return rows;
}
