import { describe, expect, test } from '@jest/globals';
import { paperDevice, paperSystem } from '../../src/edge-system.js';
import { enumeratedMinimum, ENUMERATION_LIMIT } from '../../src/minimum/enumeration.js';
import { minimum } from '../../src/minimum/minimum.js';
import { sortedPrefixMinimum } from '../../src/minimum/sorted-prefix.js';
import { createProblem } from '../../src/problem.js';
import { expectRefusal } from '../rejection.js';

describe('minimum', () => {
  test('sorts equal devices, however many', () => {
    const size = 2 * ENUMERATION_LIMIT;
    const problem = createProblem(paperSystem(size), new Float64Array(size).fill(12));
    expect(minimum(problem)).toEqual(sortedPrefixMinimum(problem));
  });
  test('enumerates different devices, as far as that goes', () => {
    const devices = [paperDevice, { ...paperDevice, localRate: 5 }, paperDevice];
    const problem = createProblem({ ...paperSystem(), devices }, [9, 12, 15]);
    expect(minimum(problem)).toEqual(enumeratedMinimum(problem));
    const many = Array.from({ length: ENUMERATION_LIMIT + 1 }, (_, i) => ({ ...paperDevice, localRate: 1 + i }));
    const run = (): unknown =>
      minimum(
        createProblem(
          { ...paperSystem(), devices: many },
          many.map(() => 9),
        ),
      );
    expectRefusal(run, { where: 'enumeratedMinimum', what: 'devices with a task', got: ENUMERATION_LIMIT + 1 });
  });
});
