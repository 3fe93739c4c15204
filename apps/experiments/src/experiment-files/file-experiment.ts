/** An experiment as a file describes it, its modules checked. */
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Experiment } from '../experiments/experiment.js';
import { scenarioExperiment, type ScenarioLine } from '../experiments/scenario-experiment.js';
import type { CheckedModules } from '../modules/check-modules.js';
import type { ScenarioSpec } from '../scenarios/scenario-spec.js';
import type { NamedStrategy, StrategySpec } from '../strategies/strategy-spec.js';
import type { FileStrategy } from './experiment-schema.js';
import { FileError } from './file-error.js';
import { allocatorOf, moduleOf, type ReadExperiment } from './read-experiment.js';

/** Of a file that does not say. */
const SEEDS = 10;

/** @throws FileError when a limit names no line. */
export function fileExperiment(read: ReadExperiment, modules: CheckedModules): Experiment {
  const { id, path, file } = read;
  const { title, caption = title, strategies, seeds = SEEDS, from = 0, draw = ['ratio'], limits = [] } = file;
  const lines = strategies.map((strategy) => lineOf(strategy, read, modules));
  requireDifferentNames(path, lines);
  const names = lines.map(({ name }) => name!);
  limits.forEach(({ strategy }, k) => {
    if (names.includes(strategy)) return;
    throw new FileError({
      file: path,
      at: `limits[${k}].strategy`,
      got: strategy,
      expected: `one of ${names.join(', ')}`,
    });
  });
  return scenarioExperiment({
    id,
    label: title,
    caption,
    scenario: fileScenario(read, modules),
    lines,
    from,
    draw,
    limits: limits.map(({ strategy, published, ...criterion }) => ({
      strategy,
      criterion,
      ...(published === undefined ? {} : { published }),
    })),
    seeds: typeof seeds === 'number' ? Array.from({ length: seeds }, (_, k) => k + 1) : seeds,
  });
}

function requireDifferentNames(file: string, lines: readonly ScenarioLine[]): void {
  lines.forEach(({ name }, k) => {
    if (lines.findIndex((line) => line.name === name) === k) return;
    const expected = 'a label that no other strategy has';
    throw new FileError({ file, at: `strategies[${k}].label`, got: name, expected });
  });
}

/** Its scenario as data, whatever lies in other files included. */
export function fileScenario({ path, file, rows }: ReadExperiment, modules: CheckedModules): ScenarioSpec {
  const { scenario } = file;
  if (scenario.cost === 'module') return { ...scenario, ...loaded(scenario.module, path, modules) };
  if (scenario.cost !== 'server share') return scenario;
  const { workload } = scenario;
  switch (workload.kind) {
    case 'module':
      return { ...scenario, workload: { kind: 'module', ...loaded(workload.module, path, modules) } };
    case 'trace':
      return { ...scenario, workload: { kind: 'trace', rows: rows! } };
    default:
      return { ...scenario, workload };
  }
}

function lineOf(given: FileStrategy, { path }: ReadExperiment, modules: CheckedModules): ScenarioLine {
  if (typeof given === 'string') return { name: given, strategy: { name: given } };
  const { label, ...strategy } = given;
  const name = label ?? nameOf(strategy, path, modules);
  return { name, strategy: specOf(strategy, path, modules) };
}

function specOf(strategy: Exclude<FileStrategy, string>, path: string, modules: CheckedModules): StrategySpec {
  const module = moduleOf(strategy);
  if (module !== undefined) return loaded(module, path, modules);
  const named = strategy as NamedStrategy;
  const allocator = allocatorOf(strategy);
  return allocator === undefined ? named : { ...named, allocator: loaded(allocator, path, modules) };
}

function nameOf(strategy: Exclude<FileStrategy, string>, path: string, modules: CheckedModules): string {
  const module = moduleOf(strategy);
  if (module === undefined) return (strategy as NamedStrategy).name;
  const { href } = pathToFileURL(resolve(dirname(path), module));
  return modules.strategy.find((each) => each.module === href)!.name;
}

function loaded(module: string, path: string, modules: CheckedModules): { module: string; digest: string } {
  const { href } = pathToFileURL(resolve(dirname(path), module));
  const all = Object.values(modules).flat();
  const { digest } = all.find((each) => each.module === href)!;
  return { module: href, digest };
}
