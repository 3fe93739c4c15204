/** Statistics of a sample; each takes the values in any order and leaves them alone. */

export function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Value below which the given part of the sample lies. */
export function quantile(values, part) {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}

/** Mean of the middle half. */
export function interquartileMean(values) {
  const sorted = Float64Array.from(values).sort();
  const cut = Math.floor(sorted.length / 4);
  return mean(sorted.subarray(cut, sorted.length - cut));
}

/** Up to `count` items of an iterable. */
export function take(iterable, count) {
  const items = [];
  for (const item of iterable) if (items.push(item) === count) break;
  return items;
}
