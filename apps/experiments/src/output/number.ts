/** Numbers as reports and terminals show them. */

/** Four significant digits; of what is nearly 1, six decimals, since the distance from 1 is what counts there. */
export function number(value: number): string {
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size > 0.99 && size <= 1) return value.toFixed(6);
  if (size >= 0.1 && size < 10) return value.toFixed(4);
  return size < 1e-4 ? value.toExponential(2) : value.toPrecision(4);
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
