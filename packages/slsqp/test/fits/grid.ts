/** `count` places from `from` to `to`, evenly spaced. */
export function evenly(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
}

/** `count` places from `from` to `to`, evenly spaced on a logarithmic scale; both ends > 0. */
export function decadesOf(from: number, to: number, count: number): number[] {
  return evenly(Math.log(from), Math.log(to), count).map(Math.exp);
}
