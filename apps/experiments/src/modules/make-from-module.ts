/** What a user's module makes: its default export, called. */
import { OutOfDomainError } from '@mec/model';

/**
 * @param url - the module's.
 * @param options - handed to the default export; `seed` at least.
 * @throws OutOfDomainError when the default export is no function; whatever the module throws.
 */
export async function makeFromModule<T>(url: string, options: { readonly seed: number }): Promise<T> {
  const module = (await import(url)) as { default?: unknown };
  if (typeof module.default !== 'function') {
    throw new OutOfDomainError({ where: url, what: 'the default export', got: module.default, expected: 'a function' });
  }
  return (module.default as (given: typeof options) => T | Promise<T>)(options);
}
