/** Draws charts with Vega. The report loads this when a chart is about to be seen: it is most of the page's weight. */
import { chartLegend, lineChart } from '@mec/bench';
import embed, { type Result } from 'vega-embed';
import type { ChartDrawer, Drawn } from './chart-drawer.js';

/** Two panels at most: values of which a part is enlarged. */
const ZOOM_SIGNALS = ['zoom_0', 'zoom_1'];

const drawer: ChartDrawer = {
  legend: chartLegend,
  async draw(container, chart, onZoom) {
    const result = await embed(container, lineChart(chart), {
      mode: 'vega-lite',
      actions: false,
      renderer: 'svg',
      tooltip: { theme: chart.theme ?? 'light' },
    });
    listen(result, onZoom);
    const svg = container.querySelector('svg')!;
    // What is around it describes it as one picture.
    svg.setAttribute('aria-hidden', 'true');
    return { width: svg.width.baseVal.value, finalize: () => result.finalize() } satisfies Drawn;
  },
};
Object.assign(globalThis, { mecCharts: drawer });

/** Hands on the range that was dragged over, once the pointer is released. */
function listen({ view }: Result, onZoom: (range: [number, number]) => void): void {
  let dragged: [number, number] | undefined;
  const known = Object.keys(view.getState().signals as object);
  for (const name of ZOOM_SIGNALS) {
    if (!known.includes(name)) continue;
    view.addSignalListener(name, (_, value) => {
      dragged = (value as { x?: [number, number] }).x;
    });
  }
  view.addEventListener('pointerdown', () => {
    dragged = undefined;
    window.addEventListener(
      'pointerup',
      () => {
        if (dragged !== undefined && dragged[0] !== dragged[1]) onZoom(dragged);
      },
      { once: true },
    );
  });
}
