/** One line that fits the terminal: what does not fit is left out whole. */

export interface ProgressState {
  /** From 0 to 1. */
  readonly share: number;
  /** `3/10`. */
  readonly runs: string;
  /** Seconds; Infinity or NaN where nothing is known yet. */
  readonly left: number;
  readonly last: string;
}

const WIDEST_BAR = 40;

export function progressLine({ share, runs, left, last }: ProgressState, columns: number): string {
  const width = Math.max(5, Math.min(WIDEST_BAR, Math.floor(columns / 3)));
  const full = Math.round(share * width);
  const bar = '█'.repeat(full) + '░'.repeat(width - full);
  const start = `${bar} ${String(Math.floor(100 * share)).padStart(3)} %`;
  const time = Number.isFinite(left) ? [`${timeText(left)} left`] : [];
  return [`${runs} runs`, ...time, last].reduce((line, part) => {
    const longer = `${line} | ${part}`;
    return longer.length < columns ? longer : line;
  }, start);
}

function timeText(seconds: number): string {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
