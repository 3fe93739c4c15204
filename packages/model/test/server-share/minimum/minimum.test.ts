import { describe, expect, test } from '@jest/globals';
import { paperDevice, paperSystem } from '../../../src/server-share/edge-system.js';
import { enumeratedMinimum, ENUMERATION_LIMIT } from '../../../src/server-share/minimum/enumeration.js';
import { exactSolver } from '../../../src/server-share/minimum/exact-solver.js';
import { minimum } from '../../../src/server-share/minimum/minimum.js';
import { sortedPrefixMinimum } from '../../../src/server-share/minimum/sorted-prefix.js';
import { createProblem } from '../../../src/server-share/create-problem.js';

describe('minimum', () => {
  test('sorts equal devices, however many', () => {
    const size = 2 * ENUMERATION_LIMIT;
    const problem = createProblem(paperSystem(size), new Float64Array(size).fill(12));
    expect(minimum(problem)).toEqual(sortedPrefixMinimum(problem));
  });
  test('is the enumerated one for different devices', () => {
    const devices = [paperDevice, { ...paperDevice, localRate: 5 }, paperDevice];
    const problem = createProblem({ ...paperSystem(), devices }, [9, 12, 15]);
    expect(minimum(problem)).toEqual(enumeratedMinimum(problem));
  });
  test('is proved for more different devices than can be enumerated', () => {
    const devices = Array.from({ length: 10 * ENUMERATION_LIMIT }, (_, i) => ({
      ...paperDevice,
      localRate: 1 + i / 50,
    }));
    const problem = createProblem(
      { ...paperSystem(), devices },
      devices.map((_, i) => 5 + (i % 20)),
    );
    const { cost } = minimum(problem);
    const { lowerBound, proved } = exactSolver()(problem);
    expect(proved).toBe(true);
    expect(cost).toBeGreaterThanOrEqual(lowerBound);
    expect(cost).toBeLessThan(lowerBound * (1 + 1e-11));
  });
});
