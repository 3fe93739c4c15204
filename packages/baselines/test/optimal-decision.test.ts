import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { closedFormAllocator } from '@mec/model';
import { optimalDecision } from '../src/optimal-decision.js';
import { pricedDecision } from '../src/priced-decision.js';
import { differentSlots } from './slots.js';

test('the short cut gives what the model gives, to the last bit', () => {
  const allocator = closedFormAllocator();
  const bits = fc.array(fc.constantFrom(0, 1), { minLength: 9, maxLength: 9 });
  fc.assert(
    fc.property(differentSlots(9), bits, (problem, drawn) => {
      fc.pre(problem.system.edgeCapacity > 0);
      const offload = Uint8Array.from(drawn.slice(0, problem.size));
      expect(optimalDecision(problem, offload)).toEqual(pricedDecision(problem, offload, allocator));
    }),
  );
});
