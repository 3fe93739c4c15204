/** Tries a user's module before anything runs: it is loaded, what it makes is looked at, and it decides one slot. */
import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  activeDevices,
  choicesOf,
  cost,
  isOffloadingProblem,
  requireAllocator,
  requireProblem,
  type Allocator,
  type OffloadingProblem,
  type Workload,
} from '@mec/model';
import { openScenario } from '../scenarios/open-scenario.js';
import { firstSlot, type Problem } from '../scenarios/slots.js';
import type { ScenarioSpec } from '../scenarios/scenario-spec.js';
import type { AnyStrategy } from '../strategies/making.js';
import { makeFromModule } from './make-from-module.js';
import { requireTrueDecision } from './true-decision.js';

export const MODULE_KINDS = ['strategy', 'problem', 'allocator', 'workload'] as const;

/** What a module makes. */
export type ModuleKind = (typeof MODULE_KINDS)[number];

export interface ModuleTrial {
  readonly kind: ModuleKind;
  readonly url: string;
  readonly digest: string;
  /** Whose first slots a strategy or an allocator must decide. */
  readonly scenarios: readonly ScenarioSpec[];
}

export interface ModuleFacts {
  /** Its own name. */
  readonly name: string;
  /** Of a problem or a workload, as its first slot shows. */
  readonly size: number;
  readonly choices: number;
  /** Devices that have something to decide. */
  readonly active: number;
}

/** The seed of the first slots: any will do. */
const SEED = 1;

/** @throws an Error whose message says in one line what is wrong. */
export async function checkModule(trial: ModuleTrial): Promise<ModuleFacts> {
  const make = await load(trial.url);
  if (typeof make !== 'function') throw new Error('has no default export that is a function');
  switch (trial.kind) {
    case 'strategy':
      return strategyFacts(trial);
    case 'allocator':
      return allocatorFacts(trial);
    case 'workload':
      return workloadFacts(trial);
    case 'problem':
      return problemFacts(trial);
  }
}

async function load(url: string): Promise<unknown> {
  try {
    return ((await import(url)) as { default?: unknown }).default;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const line = await lineOfSyntaxError(url);
    throw new Error(`${line === undefined ? '' : `line ${line}: `}${error.message}`, { cause: error });
  }
}

/** Node tells it only where it checks a file; under this name the file is a module wherever it lies. */
async function lineOfSyntaxError(url: string): Promise<number | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'check-'));
  try {
    const copy = join(folder, 'checked.mjs');
    await copyFile(fileURLToPath(url), copy);
    await promisify(execFile)(process.execPath, ['--check', copy]);
    return undefined;
  } catch (error) {
    const found = /checked\.mjs:(\d+)/.exec((error as { stderr?: string }).stderr ?? '');
    return found === null ? undefined : Number(found[1]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function strategyFacts({ url, scenarios }: ModuleTrial): Promise<ModuleFacts> {
  for (const spec of scenarios) {
    const strategy = await makeFromModule<AnyStrategy>(url, { seed: SEED });
    requireMade(strategy, 'decide', 'a strategy');
    const first = firstSlot(await openScenario(spec, SEED))!;
    requireTrueDecision(strategy.name, strategy.decide(first), first);
    strategy.dispose?.();
  }
  const { name } = await makeFromModule<AnyStrategy>(url, { seed: SEED });
  return { name: nameOf(name), size: 0, choices: 0, active: 0 };
}

async function allocatorFacts({ url, scenarios }: ModuleTrial): Promise<ModuleFacts> {
  const allocator = await makeFromModule<Allocator>(url, { seed: SEED });
  requireMade(allocator, 'allocate', 'an allocator');
  requireAllocator('the module', allocator);
  for (const spec of scenarios) {
    const first = firstSlot(await openScenario(spec, SEED))! as Problem & OffloadingProblem;
    const offload = new Uint8Array(first.size).fill(1);
    const allocation = allocator.allocate(first, offload);
    requireTrueDecision(allocator.name, { offload, allocation, cost: cost(first, offload, allocation) }, first);
  }
  return { name: nameOf(allocator.name), size: 0, choices: 0, active: 0 };
}

async function workloadFacts({ url }: ModuleTrial): Promise<ModuleFacts> {
  const workload = await makeFromModule<Workload>(url, { seed: SEED });
  if (typeof (workload as Partial<Workload> | null | undefined)?.[Symbol.iterator] !== 'function') {
    throw new Error('makes no workload: what it makes cannot be iterated');
  }
  const first = firstSlot({ workload: workload as Workload<unknown> as Workload<Problem> });
  if (first === undefined || !isOffloadingProblem(first)) {
    throw new Error(
      'its first slot is no problem of the paper’s cost (createProblem); for other costs there is --problem',
    );
  }
  return factsOf(workload.name, first);
}

async function problemFacts({ url, digest }: ModuleTrial): Promise<ModuleFacts> {
  const scenario = await openScenario({ cost: 'module', module: url, digest, iterations: 1 }, SEED);
  const first = firstSlot(scenario);
  if (first === undefined) throw new Error('has no slot; expected at least one');
  requireProblem('its first slot', first);
  const { name } = scenario.workload ?? scenario.environment();
  return factsOf(name, first);
}

function requireMade(made: unknown, method: string, what: string): void {
  const given = made as Record<string, unknown> | null | undefined;
  if (typeof given?.[method] === 'function') return;
  throw new Error(`makes no ${what.replace(/^an? /, '')}: what it makes has no method \`${method}\``);
}

function nameOf(name: unknown): string {
  if (typeof name === 'string' && name.trim() !== '') return name;
  throw new Error('what it makes has no `name`');
}

function factsOf(name: unknown, first: Problem): ModuleFacts {
  return { name: nameOf(name), size: first.size, choices: choicesOf(first), active: activeDevices(first).length };
}
