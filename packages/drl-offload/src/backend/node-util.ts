/**
 * Node 23 removed `util.isNullOrUndefined` and its kin, which tfjs-node 4.22.0 still calls
 * (mended upstream, unreleased: https://github.com/tensorflow/tfjs/pull/8425).
 */

import type * as NodeModule from 'node:module';

const REMOVED: Readonly<Record<string, (value: unknown) => boolean>> = {
  isArray: Array.isArray,
  isBoolean: (value) => typeof value === 'boolean',
  isNull: (value) => value === null,
  isNullOrUndefined: (value) => value === null || value === undefined,
  isNumber: (value) => typeof value === 'number',
  isString: (value) => typeof value === 'string',
  isUndefined: (value) => value === undefined,
  isObject: (value) => typeof value === 'object' && value !== null,
  isFunction: (value) => typeof value === 'function',
};

/** Puts the functions back that `util` lacks; those it has stay. */
export function restoreUtil(util: Record<string, unknown>): void {
  for (const [name, test] of Object.entries(REMOVED)) util[name] ??= test;
}

/** Mends the running program's `util`. Returns whether this is Node.js. */
export async function restoreNodeUtil(): Promise<boolean> {
  const { process } = globalThis as { process?: { versions?: { node?: string } } };
  if (process?.versions?.node === undefined) return false;
  const name = 'node:module';
  const { createRequire } = (await import(/* @vite-ignore */ /* webpackIgnore: true */ name)) as typeof NodeModule;
  // The CommonJS object is the one tfjs-node sees; the namespace of an ES import is frozen.
  restoreUtil(createRequire(import.meta.url)('node:util') as Record<string, unknown>);
  return true;
}
