import { describe, expect, test } from '@jest/globals';
import { describeWorkload } from '@mec/model/testing';
import { drooDistances, fadingWorkload, meanGain } from '../src/index.js';

describeWorkload('fadingWorkload', () => fadingWorkload({ deviceCount: 4, seed: 3 }));

describe('channels', () => {
  // By hand: c / (4 pi f_c) = 0.026091 m, over 2.5 m is 0.0104364; its 2.8th power times 3 is 8.5 e-6.
  test('the nearest of DROO’s devices has a mean gain of 8.5e-6', () => {
    expect(meanGain(2.5)).toBeCloseTo(3 * (3e8 / (4 * Math.PI * 915e6 * 2.5)) ** 2.8, 20);
    expect(meanGain(2.5) * 1e6).toBeCloseTo(8.5, 1);
  });
  test('stand in equal steps from 2.5 m to 5.2 m', () => {
    expect([...drooDistances(10)].map((d) => d.toFixed(1))).toEqual(
      '2.5 2.8 3.1 3.4 3.7 4.0 4.3 4.6 4.9 5.2'.split(' '),
    );
    expect([...drooDistances(1)]).toEqual([2.5]);
  });
});

describe('fadingWorkload', () => {
  test('gains are exponential with the mean that the distance gives', () => {
    const sums = new Float64Array(3);
    const aboveMean = new Float64Array(3);
    const means = [2.5, 3, 4].map((d) => meanGain(d));
    let frames = 0;
    for (const { gains } of fadingWorkload({ deviceCount: 3, distances: [2.5, 3, 4], seed: 1 })) {
      gains.forEach((h, i) => {
        sums[i]! += h / means[i]!;
        if (h > means[i]!) aboveMean[i]!++;
      });
      if (++frames === 20_000) break;
    }
    // Four standard errors: 4 / sqrt(20,000) of the mean; a share of 1/e lies above it.
    sums.forEach((sum) => expect(Math.abs(sum / frames - 1)).toBeLessThan(0.029));
    aboveMean.forEach((count) => expect(Math.abs(count / frames - 1 / Math.E)).toBeLessThan(0.014));
  });
  test('hands weights, parameters and observer to every frame', () => {
    const options = { deviceCount: 2, weights: [3, 1], parameters: { harvestedShare: 0.51 } };
    for (const problem of fadingWorkload({ ...options, observe: () => new Float64Array(2) })) {
      expect([...problem.weights]).toEqual([3, 1]);
      expect(problem.parameters.harvestedShare).toBe(0.51);
      expect([...problem.observation]).toEqual([0, 0]);
      break;
    }
  });
});
