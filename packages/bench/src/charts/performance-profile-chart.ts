/** Performance profiles as a chart: rho_s(tau) over tau on a log axis, one staircase per solver. */
import { OutOfDomainError, requireNumber } from '@mec/model';
import type { ChartSpecification } from './chart-specification.js';
import { shareWithin, type PerformanceProfile } from '../statistics/performance-profile.js';
import { lineChart } from './line-chart.js';
import type { LineChart, Point, Series } from './line-chart-model.js';
import { SERIES_COLORS, SERIES_DASHES } from './theme.js';

export interface PerformanceProfileChartOptions {
  /** `#rrggbb`, one per profile. By default eight that colour-blind readers tell apart, in turn. */
  readonly colors?: readonly string[];
  /** Largest tau shown, > 1. By default a little more than the largest finite ratio. */
  readonly limit?: number;
  /** By default `Ratio to the best solver, τ` and `Share of problems`. */
  readonly titles?: { readonly x: string; readonly y: string };
  /** Pixels, as of `lineChart`. */
  readonly width?: number;
  readonly height?: number;
}

/** The end of the axis where all solvers are equally good. */
const SMALLEST_LIMIT = 2;

/** The axis goes on for a twentieth of its length, so that the last step is seen. */
const BEYOND = 1.05;

/**
 * The chart of some profiles. A line that ends below 1 is a solver that failed on the rest.
 *
 * @throws OutOfDomainError when limit is not above 1 or there are not as many colours as profiles.
 */
export function performanceProfileChart(
  profiles: readonly PerformanceProfile[],
  options: PerformanceProfileChartOptions = {},
): ChartSpecification {
  return lineChart(performanceProfileLines(profiles, options));
}

/**
 * The same chart before it is laid out, for who draws it at several widths.
 *
 * @throws OutOfDomainError as {@link performanceProfileChart} does.
 */
export function performanceProfileLines(
  profiles: readonly PerformanceProfile[],
  options: PerformanceProfileChartOptions = {},
): LineChart {
  const { colors, limit = defaultLimit(profiles), titles, ...size } = options;
  requireNumber('performanceProfileChart', 'limit', limit, { above: 1 });
  if (colors !== undefined && colors.length !== profiles.length) {
    const expected = `${profiles.length} colours, one per profile`;
    throw new OutOfDomainError({ where: 'performanceProfileChart', what: 'colors', got: colors, expected });
  }
  return {
    x: { title: titles?.x ?? 'Ratio to the best solver, τ', scale: 'log', domain: [1, limit] },
    y: { title: titles?.y ?? 'Share of problems', domain: [0, 1], format: '.1f' },
    series: profiles.map((profile, k): Series => ({
      name: profile.solver,
      color: colors?.[k] ?? SERIES_COLORS[k % SERIES_COLORS.length]!,
      dash: SERIES_DASHES[k % SERIES_DASHES.length]!,
      points: staircase(profile, limit),
    })),
    steps: true,
    ...size,
  };
}

/** From tau = 1 to the end of the axis. */
function staircase(profile: PerformanceProfile, limit: number): Point[] {
  const inside = profile.steps
    .filter(({ tau }) => tau > 1 && tau < limit)
    .map(({ tau, share }) => ({ x: tau, y: share }));
  return [{ x: 1, y: shareWithin(profile, 1) }, ...inside, { x: limit, y: shareWithin(profile, limit) }];
}

function defaultLimit(profiles: readonly PerformanceProfile[]): number {
  const largest = profiles.reduce((most, { steps }) => Math.max(most, steps.at(-1)?.tau ?? 1), 1);
  return largest > 1 ? largest ** BEYOND : SMALLEST_LIMIT;
}
