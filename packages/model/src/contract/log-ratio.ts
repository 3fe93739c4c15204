/** The number that rows for a policy are mostly made of. */
import { requireNumber } from './domain.js';

/**
 * How much larger one quantity is than another, in numbers that a network takes: log(part / whole) cut at -limit and limit.
 *
 * @param part - any number; what is not above 0 counts as far below any whole, Infinity as far above any finite one.
 * @param whole - >= 0, Infinity included.
 * @param limit - beyond e^limit times more or less, a difference is as clear as any. Default 1.
 * @throws OutOfDomainError when an argument is not a number in its range.
 */
export function logRatio(part: number, whole: number, limit: number = 1): number {
  const where = 'logRatio';
  if (part !== Infinity && part !== -Infinity) requireNumber(where, 'part', part);
  if (whole !== Infinity) requireNumber(where, 'whole', whole, { min: 0 });
  requireNumber(where, 'limit', limit, { above: 0 });
  if (!(part > 0) || whole === Infinity) return -limit;
  if (part === Infinity || whole === 0) return limit;
  return Math.min(limit, Math.max(-limit, Math.log(part / whole)));
}
