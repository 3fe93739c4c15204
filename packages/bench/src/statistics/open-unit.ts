import { requireNumber } from '@mec/model';

/** @throws OutOfDomainError when it is not a number between 0 and 1, both left out. */
export function requireOpenUnit(where: string, what: string, got: number): void {
  requireNumber(where, what, got, { above: 0, max: 1 - Number.EPSILON / 2, described: 'a number > 0 and < 1' });
}
