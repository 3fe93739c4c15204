import type { Bound } from '../../src/index.js';
import type { Draw } from './draw.js';

/** What is observed at one place, as a function of the parameters, with its exact partial derivatives. */
export interface Formula {
  /** The name that the reference script knows it by. */
  readonly name: string;
  readonly value: (at: number, ...parameters: number[]) => number;
  readonly partials: (at: number, ...parameters: number[]) => readonly number[];
}

/** One fit before noise, loss and start are chosen. */
export interface Sketch {
  readonly formula: Formula;
  /** Where observations are made. */
  readonly at: readonly number[];
  /** The parameters that the observations are made with. */
  readonly truth: readonly number[];
  /**
   * Per parameter: null where a practitioner knows the order of magnitude, a width where it is a place or a rate that
   * must be guessed to within about that width. Absent: null throughout.
   */
  readonly widths?: readonly (number | null)[];
  /** Bounds that a careful practitioner would write; only every third fit has them. */
  readonly bounds?: readonly Bound[];
  /** What is observed where the formula is only an approximation of it. */
  readonly observed?: readonly number[];
  /** Rows of a table of features, where `at` is the row's number. */
  readonly features?: readonly (readonly number[])[];
}

/** A kind of fit. */
export interface Family {
  readonly name: string;
  /** The formula is linear in its parameters: one minimum, reached from everywhere. */
  readonly linear: boolean;
  readonly sketch: (draw: Draw, index: number) => Sketch;
}
