/** Strategies that need no formula of a cost model, as they enter the tables of every cost model. */
import type { NamedStrategy } from '../strategies/strategy-spec.js';

/** A strategy of a table, with what it is shown of each slot. */
export interface Entrant<Observation extends string> {
  readonly name: string;
  readonly strategy: (deviceCount: number) => NamedStrategy;
  readonly observe: Observation;
  /** Whether it learns from its decisions: the others decide only some of the slots that count. */
  readonly learns?: true;
  /** Only where N is at most this. */
  readonly upTo?: number;
}

/** Every baseline for any cost. */
export function anyCostEntrants<Observation extends string>(observe: Observation): Entrant<Observation>[] {
  const entrant = (name: string, options: object = {}): Entrant<Observation> => ({
    name,
    observe,
    strategy: () => ({ name, ...options }),
  });
  return [
    entrant('ALL_LOCAL'),
    entrant('ALL_OFFLOAD'),
    entrant('RANDOM'),
    entrant('GREEDY'),
    entrant('CD'),
    entrant('SIMULATED_ANNEALING', { sweeps: 20 }),
    entrant('GENETIC'),
    { ...entrant('ENUMERATION'), upTo: 10 },
  ];
}
