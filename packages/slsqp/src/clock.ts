import { refuse } from './errors.js';

/** Milliseconds since some moment; only differences are used. */
export type Clock = () => number;

/**
 * The clock for `maxTime`: the caller's, else the platform's `performance.now`, which no change of the wall clock moves.
 *
 * @throws InvalidArgumentError where there is neither.
 */
export function readClock(where: string, clock: Clock | undefined): Clock {
  if (clock) return clock;
  const { performance } = globalThis as { performance?: { now(): number } };
  if (performance) return () => performance.now();
  const expected = 'a function that returns milliseconds, since there is no performance.now here';
  refuse(where, 'clock', clock, expected);
}
