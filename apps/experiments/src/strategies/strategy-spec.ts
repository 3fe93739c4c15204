/** Strategies as data: a name of the registry with its options, or a module of the user's. */

/** JSON values of an option. */
export type OptionValue =
  string | number | boolean | readonly OptionValue[] | { readonly [name: string]: OptionValue | undefined };

/** A strategy of the registry by its name; what else is set are its options. */
export interface NamedStrategy {
  readonly name: string;
  readonly [option: string]: OptionValue | undefined;
}

/** A strategy that a user's module makes. */
export interface ModuleStrategy {
  /** URL. */
  readonly module: string;
  /** Of the bytes of the module and of what it imports. */
  readonly digest: string;
}

export type StrategySpec = NamedStrategy | ModuleStrategy;

export function isModule(spec: StrategySpec): spec is ModuleStrategy {
  return 'module' in spec;
}

/** Whether its decisions are made by code of the user's: its own, or its allocator's. */
export function isOfUser(spec: StrategySpec): boolean {
  return isModule(spec) || typeof spec.allocator === 'object';
}

/** What the progress line calls a strategy. */
export function strategyTitle(spec: StrategySpec): string {
  if (isModule(spec)) return fileOf(spec.module);
  const { name, ...options } = spec;
  const words = Object.entries(options).map(([option, value]) => {
    if (typeof value === 'string') return value;
    if (typeof value !== 'object') return `${option} ${value}`;
    const module = 'module' in value ? value.module : undefined;
    return typeof module === 'string' ? `${option} ${fileOf(module)}` : JSON.stringify(value);
  });
  return words.length === 0 ? name : `${name} (${words.join(', ')})`;
}

function fileOf(url: string): string {
  return url.split('/').at(-1)!;
}
