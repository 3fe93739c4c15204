import type { Draw } from './draw.js';
import type { Sketch } from './family.js';

/**
 * How the start was written: a sensible guess of every order of magnitude, wrong by 2 to 10 times (places: by more than
 * their width), all ones, or all zeros.
 */
export type Start = 'guess' | 'off' | 'ones' | 'zeros';

/** To one significant digit, as a person writes a guess. */
const rounded = (value: number): number => Number(value.toPrecision(1));

/** A start of that kind, before bounds are looked at. */
export function startOf(kind: Start, { truth, widths }: Sketch, draw: Draw): number[] {
  if (kind === 'ones') return truth.map(() => 1);
  if (kind === 'zeros') return truth.map(() => 0);
  const wrong = draw.integer(0, truth.length - 1);
  return truth.map((value, i) => {
    const width = widths?.[i] ?? null;
    const isOff = kind === 'off' && (i === wrong || draw.uniform(0, 1) < 0.5);
    if (width !== null) {
      const shift = draw.sign() * width * (isOff ? draw.uniform(1, 2.5) : draw.uniform(0.05, 1));
      // Two digits of the width: 1.6e9 s is guessed to minutes, not to nanoseconds.
      const unit = 10 ** Math.floor(Math.log10(width) - 1);
      return Math.round((value + shift) / unit) * unit;
    }
    const factor = isOff ? draw.decades(2, 10) ** draw.sign() : 10 ** draw.uniform(-0.2, 0.2);
    return rounded(value * factor);
  });
}
