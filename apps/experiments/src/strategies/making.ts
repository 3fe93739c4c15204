/** What a strategy is made with. */
import type { Strategy } from '@mec/model';
import type { OpenScenario, Problem } from '../scenarios/slots.js';

export type AnyStrategy = Strategy<Problem, unknown>;

export interface Making {
  readonly seed: number;
  /** The scenario's first slot. */
  readonly first: Problem;
  readonly scenario: OpenScenario;
}
