/** How many costs a strategy asks for: what one strategy's result cost it, beside another's. */
import type { CostWalk, DecisionProblem } from '@mec/model';

/** Counts evaluations and steps of walks; the bench sets it back between strategies. */
export interface EvaluationCounter {
  count: number;
}

/**
 * The problem itself, counting each cost asked of it: by `evaluate`, by a walk, or through another allocator.
 *
 * A stand-in rather than a copy, since a cost model may be a class with private state.
 */
export function countedProblem<P extends DecisionProblem<unknown>>(problem: P, counter: EvaluationCounter): P {
  const methods = new Map<PropertyKey, unknown>();
  const counted = (key: PropertyKey, method: (...values: unknown[]) => unknown): unknown => {
    if (key === 'evaluate') {
      return (offload: Uint8Array) => {
        counter.count++;
        return problem.evaluate(offload);
      };
    }
    if (key === 'walk') return () => countedWalk(problem.walk!(), counter);
    if (key === 'withAllocator') {
      return (...values: unknown[]) =>
        countedProblem(method.apply(problem, values) as DecisionProblem<unknown>, counter);
    }
    return method.bind(problem);
  };
  return new Proxy(problem, {
    get(target, key) {
      const known = methods.get(key);
      if (known !== undefined) return known;
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      const method = counted(key, value as (...values: unknown[]) => unknown);
      methods.set(key, method);
      return method;
    },
  });
}

function countedWalk(walk: CostWalk, counter: EvaluationCounter): CostWalk {
  return {
    start(offload) {
      counter.count++;
      return walk.start(offload);
    },
    set(device, choice) {
      counter.count++;
      return walk.set(device, choice);
    },
  };
}
