/** How many costs a strategy asks for: what one strategy's result cost it, beside another's. */
import type { CostWalk, DecisionProblem, Evaluation } from '@mec/model';

/** Counts the decisions that were costed; the bench sets it back between strategies. */
export interface EvaluationCounter {
  count: number;
}

/**
 * The problem itself, counting each decision costed: by `evaluate`, by a step or a move of a walk, or through another allocator.
 * The allocation of the cheapest decision that a walk found is not counted: its cost was asked for before.
 *
 * A stand-in rather than a copy, since a cost model may be a class with private state.
 */
export function countedProblem<P extends DecisionProblem<unknown>>(problem: P, counter: EvaluationCounter): P {
  const methods = new Map<PropertyKey, unknown>();
  const cheapest = cheapestDecision(problem.size);
  const counted = (key: PropertyKey, method: (...values: unknown[]) => unknown): unknown => {
    if (key === 'evaluate') {
      return (offload: Uint8Array): Evaluation<unknown> => {
        if (!cheapest.is(offload)) counter.count++;
        return problem.evaluate(offload);
      };
    }
    if (key === 'walk') return () => countedWalk(problem.walk!(), problem.size, counter, cheapest);
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

function countedWalk(walk: CostWalk, size: number, counter: EvaluationCounter, cheapest: CheapestDecision): CostWalk {
  const here = new Uint8Array(size);
  const costed = (cost: number): number => {
    counter.count++;
    cheapest.note(here, cost);
    return cost;
  };
  return {
    start(offload) {
      here.set(offload);
      return costed(walk.start(offload));
    },
    set(device, choice) {
      here[device] = choice;
      return costed(walk.set(device, choice));
    },
    move(offload) {
      if (walk.move !== undefined) {
        here.set(offload);
        return costed(walk.move(offload));
      }
      let cost = walk.set(0, offload[0]!);
      for (let i = 1; i < size; i++) if (here[i] !== offload[i]) cost = walk.set(i, offload[i]!);
      here.set(offload);
      return costed(cost);
    },
  };
}

/** The cheapest decision that the walks of a problem have costed. */
interface CheapestDecision {
  note(offload: Uint8Array, cost: number): void;
  is(offload: Uint8Array): boolean;
}

function cheapestDecision(size: number): CheapestDecision {
  let decision: Uint8Array | undefined;
  let lowest = Infinity;
  return {
    note(offload, cost) {
      if (!(cost < lowest)) return;
      lowest = cost;
      decision ??= new Uint8Array(size);
      decision.set(offload);
    },
    is: (offload) => decision !== undefined && decision.every((x, i) => x === offload[i]),
  };
}
