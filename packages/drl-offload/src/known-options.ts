/** A misspelt or removed option would be ignored silently. */
import { OutOfDomainError, requireOptions } from '@mec/model';

/**
 * Checks what a function takes as its options.
 *
 * @throws OutOfDomainError when it is no object, or has an entry that is none of `known`.
 */
export function requireKnown(where: string, options: object, known: readonly string[]): void {
  requireOptions(where, options);
  for (const [name, got] of Object.entries(options)) {
    if (known.includes(name) || got === undefined) continue;
    throw new OutOfDomainError({ where, what: name, got, expected: `one of the options ${known.join(', ')}` });
  }
}
