/** Checks of the options that hold an object rather than a number. */
import { OutOfDomainError, type Allocator, type Random } from '@mec/model';

/**
 * Refuses what cannot allocate: callers from plain JavaScript may hand anything.
 *
 * @throws OutOfDomainError naming the argument.
 */
export function requireAllocator(where: string, allocator: Allocator): Allocator {
  const given: unknown = (allocator as Partial<Allocator> | null | undefined)?.allocate;
  if (typeof given !== 'function') {
    throw new OutOfDomainError({ where, what: 'allocator', got: allocator, expected: 'an Allocator' });
  }
  return allocator;
}

/**
 * Refuses what cannot draw.
 *
 * @throws OutOfDomainError naming the argument.
 */
export function requireRandom(where: string, random: Random): Random {
  const given: unknown = (random as Partial<Random> | null | undefined)?.next;
  if (typeof given !== 'function') {
    throw new OutOfDomainError({ where, what: 'random', got: random, expected: 'a Random' });
  }
  return random;
}
