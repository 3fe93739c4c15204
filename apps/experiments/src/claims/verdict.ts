/** What an interval says of limits. */

/** `undecided`: a limit lies inside the interval, or too little was run to draw one. */
export type Verdict = 'holds' | 'fails' | 'undecided';

/** Limits of the measured value: `atLeast` and `atMost` are allowed themselves, `above` and `below` are not. */
export interface Criterion {
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly above?: number;
  readonly below?: number;
}

/** `holds` where the whole interval lies within the limits, `fails` where none of it does. */
export function verdictOf([low, high]: readonly [number, number], criterion: Criterion): Verdict {
  const { atLeast = -Infinity, atMost = Infinity, above = -Infinity, below = Infinity } = criterion;
  // An interval without ends says nothing, of a limit that is none neither.
  if (!Number.isFinite(low) || !Number.isFinite(high)) return 'undecided';
  if (low >= atLeast && high <= atMost && low > above && high < below) return 'holds';
  if (high < atLeast || low > atMost || high <= above || low >= below) return 'fails';
  return 'undecided';
}

/** A claim that needs several things at once: one that fails decides, one that is undecided leaves the others open. */
export function allOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('fails')) return 'fails';
  return verdicts.includes('undecided') ? 'undecided' : 'holds';
}

export function describeCriterion({ atLeast, atMost, above, below }: Criterion): string {
  if (atLeast !== undefined && atMost !== undefined) return `between ${atLeast} and ${atMost}`;
  const parts = [
    ...(atLeast === undefined ? [] : [`at least ${atLeast}`]),
    ...(atMost === undefined ? [] : [`at most ${atMost}`]),
    ...(above === undefined ? [] : [`above ${above}`]),
    ...(below === undefined ? [] : [`below ${below}`]),
  ];
  return parts.join(' and ');
}
