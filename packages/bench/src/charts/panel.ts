/** A part of a chart with a y axis of its own. */
import type { FittedAxis } from './fit-axis.js';

export interface Panel {
  readonly x: FittedAxis;
  readonly y: FittedAxis;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Counted from the top one, 0. */
  readonly place: number;
  /** Whether it is the one that has the x axis and the labels of marks. */
  readonly lowest: boolean;
  readonly title: string;
}
