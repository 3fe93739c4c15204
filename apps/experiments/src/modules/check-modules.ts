/** Every module that the user names, tried before anything runs. */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ScenarioSpec } from '../scenarios/scenario-spec.js';
import { checkModule, MODULE_KINDS, type ModuleFacts, type ModuleKind, type ModuleTrial } from './check-module.js';
import type { CheckMessage } from './check-worker.js';
import { moduleDigest } from './module-digest.js';
import { ModuleError } from './module-error.js';

/** A module that passed. */
export interface CheckedModule extends ModuleFacts {
  /** URL. */
  readonly module: string;
  readonly digest: string;
}

export type CheckedModules = Readonly<Record<ModuleKind, readonly CheckedModule[]>>;

export const NO_MODULES: CheckedModules = { strategy: [], problem: [], allocator: [], workload: [] };

export interface CheckOptions {
  /** URLs by what the modules make. */
  readonly given: Readonly<Record<ModuleKind, readonly string[]>>;
  /** Names that lines of figures have already. */
  readonly taken: readonly string[];
  /** What strategies and allocators must be able to decide, beside the slots of the modules given. */
  readonly scenarios: readonly ScenarioSpec[];
  /** Seconds that a module may take for its first slot. */
  readonly limit: number;
  /** In threads of their own, where a module that never comes back can be ended. */
  readonly threads: boolean;
}

/** @throws ModuleError for the first module that cannot be run. */
export async function checkModules(options: CheckOptions): Promise<CheckedModules> {
  const checked: Record<ModuleKind, CheckedModule[]> = { strategy: [], problem: [], allocator: [], workload: [] };
  const names = new Map(options.taken.map((name) => [name, 'a strategy of this program']));
  // Those whose slots the others are tried on come first.
  const order: readonly ModuleKind[] = ['problem', 'workload', 'strategy', 'allocator'];
  for (const kind of order) {
    for (const url of options.given[kind]) {
      const file = fileURLToPath(url);
      const digest = await moduleDigest(url);
      const scenarios = [...options.scenarios, ...ownScenarios(checked, kind)];
      const facts = await tried({ kind, url, digest, scenarios }, file, options);
      if (kind === 'strategy' || kind === 'allocator') {
        const holder = names.get(facts.name);
        if (holder !== undefined) {
          const problem = `its name ${JSON.stringify(facts.name)} is taken by ${holder}`;
          throw new ModuleError({ kind, file, problem });
        }
        names.set(facts.name, file);
      }
      checked[kind].push({ module: url, digest, ...facts });
    }
  }
  return checked;
}

/** The slots that other modules make. An allocator divides the server of the paper's cost only. */
function ownScenarios(checked: CheckedModules, kind: ModuleKind): ScenarioSpec[] {
  const workloads = checked.workload.map((each) => workloadScenario(each, 1));
  if (kind !== 'strategy') return workloads;
  return [
    ...workloads,
    ...checked.problem.map(({ module, digest }): ScenarioSpec => ({ cost: 'module', module, digest, iterations: 1 })),
  ];
}

/** The paper's cost under a workload of the user's. */
export function workloadScenario({ module, digest, size }: CheckedModule, iterations: number): ScenarioSpec {
  return {
    cost: 'server share',
    system: { devices: size },
    workload: { kind: 'module', module, digest },
    iterations,
  };
}

async function tried(trial: ModuleTrial, file: string, { threads, limit }: CheckOptions): Promise<ModuleFacts> {
  const refuse = (problem: string): never => {
    throw new ModuleError({ kind: trial.kind, file, problem: problem.split('\n')[0]! });
  };
  if (threads) {
    const message = await inThread(trial, limit);
    return 'facts' in message ? message.facts : refuse(message.problem);
  }
  try {
    return await checkModule(trial);
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function inThread(trial: ModuleTrial, limit: number): Promise<CheckMessage> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./check-worker.js', import.meta.url), { workerData: trial });
    const end = (message: CheckMessage): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(message);
    };
    const timer = setTimeout(() => end({ problem: `nothing came of its first slot within ${limit} s` }), limit * 1000);
    worker.once('message', end);
    worker.once('error', (error) => end({ problem: error.message }));
    worker.once('exit', (code) => end({ problem: `ended its thread with code ${code}` }));
  });
}

/** All of several lists, each module once. */
export function mergedModules(lists: readonly CheckOptions['given'][]): CheckOptions['given'] {
  const of = (kind: ModuleKind): string[] => [...new Set(lists.flatMap((list) => list[kind]))];
  return { strategy: of('strategy'), problem: of('problem'), allocator: of('allocator'), workload: of('workload') };
}

/** Those of the checked modules that a list names. */
export function namedIn(checked: CheckedModules, list: CheckOptions['given']): CheckedModules {
  const of = (kind: ModuleKind): CheckedModule[] => checked[kind].filter(({ module }) => list[kind].includes(module));
  return { strategy: of('strategy'), problem: of('problem'), allocator: of('allocator'), workload: of('workload') };
}

/** Whether the user named any. */
export function namesModules(given: CheckOptions['given']): boolean {
  return MODULE_KINDS.some((kind) => given[kind].length > 0);
}
