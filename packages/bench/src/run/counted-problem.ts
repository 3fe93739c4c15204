/** How many costs a strategy asks for: what one strategy's result cost it, beside another's. */
import type { CostWalk, DecisionProblem } from '@mec/model';

/** Counts the decisions that were costed; the bench sets it back between strategies. */
export interface EvaluationCounter {
  count: number;
}

/**
 * The problem itself, counting each cost asked of it: by `evaluate`, by a step or a move of a walk, or through another allocator. A move is
 * one, however many devices it changes.
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
    if (key === 'walk') return () => countedWalk(problem.walk!(), problem.size, counter);
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

function countedWalk(walk: CostWalk, size: number, counter: EvaluationCounter): CostWalk {
  const here = new Uint8Array(size);
  let cost = NaN;
  return {
    start(offload) {
      counter.count++;
      here.set(offload);
      return (cost = walk.start(offload));
    },
    set(device, choice) {
      counter.count++;
      here[device] = choice;
      return (cost = walk.set(device, choice));
    },
    move(offload) {
      counter.count++;
      if (walk.move !== undefined) cost = walk.move(offload);
      else for (let i = 0; i < size; i++) if (here[i] !== offload[i]) cost = walk.set(i, offload[i]!);
      here.set(offload);
      return cost;
    },
  };
}
