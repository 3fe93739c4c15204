/** Whether no entry is NaN or infinite. */
export function allFinite(values: Float64Array): boolean {
  // v - v is zero but for NaN and infinities: one sum is much faster than a test per entry.
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! - values[i]!;
  return sum === 0;
}
