import { refuse } from './errors.js';

/**
 * Throws when `given` has a key that nothing reads: a misspelt option would otherwise be ignored in silence.
 *
 * @param what - the path of `given`, as in `options`.
 */
export function refuseUnknownKeys(where: string, what: string, given: object, known: ReadonlySet<string>): void {
  for (const name in given) {
    if (known.has(name)) continue;
    const got: unknown = (given as Readonly<Record<string, unknown>>)[name];
    refuse(where, `${what}.${name}`, got, `one of ${[...known].join(', ')}`);
  }
}
