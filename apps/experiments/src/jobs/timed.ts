/** A strategy that keeps how long each of its decisions took. */
import type { Strategy } from '@mec/model';

export interface TimedStrategy<P, A> extends Strategy<P, A> {
  /** One entry per decision, learning included. */
  readonly seconds: readonly number[];
}

export function timed<P, A>(strategy: Strategy<P, A>): TimedStrategy<P, A> {
  const seconds: number[] = [];
  return {
    name: strategy.name,
    seconds,
    decide(problem) {
      const start = performance.now();
      const decision = strategy.decide(problem);
      seconds.push((performance.now() - start) / 1000);
      return decision;
    },
    dispose: () => strategy.dispose?.(),
  };
}
