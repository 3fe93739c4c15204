/**
 * Charts that answer: values under the pointer, ranges of x, curves on and off, drawn for the width of the screen and for its
 * light or dark theme. A chart is a still picture until it is about to be seen, and stays one in print and where this fails.
 */
import type { LineChart } from '@mec/bench';
import type { ChartDrawer } from './chart-drawer.js';
import { liveChart } from './live-chart.js';
import { unpack } from './unpack.js';

/** How far from the screen's edge a chart is when it is drawn. */
const AHEAD = '400px';

export function enableCharts(): void {
  if (!('DecompressionStream' in window)) return;
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        void enliven(target as HTMLElement);
      }
    },
    { rootMargin: AHEAD },
  );
  for (const figure of document.querySelectorAll<HTMLElement>('figure[data-chart]')) observer.observe(figure);
}

interface Loaded {
  readonly charts: Readonly<Record<string, LineChart>>;
  readonly drawer: ChartDrawer;
}

let loaded: Promise<Loaded> | undefined;

async function enliven(figure: HTMLElement): Promise<void> {
  try {
    const { charts, drawer } = await (loaded ??= load());
    await liveChart(figure, charts[figure.dataset.chart!]!, drawer);
  } catch (error) {
    // The still picture says the same.
    console.error(error);
  }
}

async function load(): Promise<Loaded> {
  const [code, data] = await Promise.all([unpack('chart-library'), unpack('chart-data')]);
  const script = document.createElement('script');
  script.textContent = code;
  document.head.append(script);
  const { mecCharts } = globalThis as unknown as { mecCharts: ChartDrawer };
  // A value that is no number is null in JSON.
  const charts = JSON.parse(data, (_, value: unknown) => (value === null ? NaN : value)) as Record<string, LineChart>;
  return { charts, drawer: mecCharts };
}
