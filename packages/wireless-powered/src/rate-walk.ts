/**
 * The cost from decision to decision: the sums are added afresh, O(N), and the price of time starts from the last one, which
 * spares some of Newton's steps, as going without the allocation spares its making.
 */
import type { CostWalk } from '@mec/model/contract';
import { sumsOf, type Terms } from './terms.js';
import { timeDivision } from './time-division.js';

export function rateWalk(terms: Terms): CostWalk {
  const division = timeDivision(terms.unit);
  const signals = new Float64Array(terms.unit.length);
  const decision = new Uint8Array(terms.size);
  const costHere = (): number => 0 - division.solve(sumsOf(terms, decision, signals), signals, division.price);
  return {
    start(offload) {
      decision.set(offload);
      return costHere();
    },
    set(device, choice) {
      decision[device] = choice;
      return costHere();
    },
  };
}
