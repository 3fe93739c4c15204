/** What the part of the page that draws charts offers to the rest, which is there before it. */
import type { LegendEntry, LineChart } from '@mec/bench';

export interface Drawn {
  /** Pixels, with axes and labels. */
  readonly width: number;
  /** Frees what the drawing holds. */
  finalize(): void;
}

export interface ChartDrawer {
  /** What the curves are called and look like. */
  legend(chart: LineChart): readonly LegendEntry[];
  /** Draws into an element, and says what range of x a reader drags over. */
  draw(container: HTMLElement, chart: LineChart, onZoom: (range: [number, number]) => void): Promise<Drawn>;
}
