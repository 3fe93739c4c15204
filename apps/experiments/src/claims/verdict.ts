/** What an interval says of limits. */

/** `undecided`: a limit lies inside the interval, or too little was run to draw one. */
export type Verdict = 'holds' | 'fails' | 'undecided';
