/** The limits are frozen: moving one is a decision that must be made twice, here too. */
import { describe, expect, test } from '@jest/globals';
import { PAPER_CLAIMS, PAPER_SECONDS, type PaperClaimId } from '../../src/claims/paper-claims.js';
import { DEVIATIONS } from '../../src/claims/reference.js';

const FROZEN: Readonly<Record<PaperClaimId, (typeof PAPER_CLAIMS)[PaperClaimId]['criterion']>> = {
  'fig3 falls': { atMost: 0.5 },
  'fig3 settles': { atLeast: 3500, atMost: 5500 },
  'fig3 no longer falls': { atLeast: 0.9, atMost: 1.1 },
  'fig3 level': { atLeast: 0.1, atMost: 0.2 },
  'fig4 settles': { atLeast: 3000, atMost: 5000 },
  'fig4 level': { atLeast: 0.994, atMost: 0.996 },
  'fig5 jumps first': { atLeast: 2 },
  'fig5 converges first': { atLeast: -0.25, atMost: 0.25 },
  'fig6 dips first': { atLeast: 0.005 },
  'fig6 returns first': { atLeast: -0.25, atMost: 0.25 },
  'fig7 rises first': { atLeast: 1.1, atMost: 2 },
  'fig7 smaller first': { below: 1 },
  'fig7 returns first': { atLeast: -0.25, atMost: 0.25 },
  'fig8 dips first': { atLeast: 0.0005, atMost: 0.005 },
  'fig8 smaller first': { below: 1 },
  'fig8 returns first': { atLeast: -0.25, atMost: 0.25 },
  'fig5 jumps second': { atLeast: 2 },
  'fig5 converges second': { atLeast: -0.25, atMost: 0.25 },
  'fig6 dips second': { atLeast: 0.005 },
  'fig6 returns second': { atLeast: -0.25, atMost: 0.25 },
  'fig7 rises second': { atLeast: 1.1, atMost: 2 },
  'fig7 smaller second': { below: 1 },
  'fig7 returns second': { atLeast: -0.25, atMost: 0.25 },
  'fig8 dips second': { atLeast: 0.0005, atMost: 0.005 },
  'fig8 smaller second': { below: 1 },
  'fig8 returns second': { atLeast: -0.25, atMost: 0.25 },
  'fig9 ALL_LOCAL': { atLeast: 0.84, atMost: 0.9 },
  'fig9 equal shares': { atLeast: 0.84, atMost: 0.9 },
  'fig9 CD_SLSQP': { atLeast: 0.997, atMost: 0.999 },
  'fig9 agent': { atLeast: 0.994, atMost: 0.996 },
  'fig9 best': { atLeast: 0.001 },
  'memory loss': { below: 1 },
  'memory ratio': { above: 0 },
  'memory recovery': { above: 0 },
  // Half and twice 6.81, 12.9, 21.5, 6.30, 19.9, 3.15.
  'table1 factor 10': { atLeast: 3.41, atMost: 13.6 },
  'table1 factor 15': { atLeast: 6.46, atMost: 25.8 },
  'table1 factor 20': { atLeast: 10.7, atMost: 42.9 },
  'table1 agent grows': { atLeast: 3.15, atMost: 12.6 },
  'table1 CD_SLSQP grows': { atLeast: 9.93, atMost: 39.7 },
  'table1 lead grows': { atLeast: 1.57, atMost: 6.3 },
};

const limitsOf = (id: PaperClaimId): { atLeast?: number; atMost?: number } => PAPER_CLAIMS[id].criterion;

describe('the paper’s claims', () => {
  test('keep their limits', () => {
    const limits = Object.fromEntries(Object.entries(PAPER_CLAIMS).map(([id, { criterion }]) => [id, criterion]));
    expect(limits).toEqual(FROZEN);
  });

  test.each(['first', 'second'] as const)('“a little” ends where “significantly” begins (%s change)', (which) => {
    expect(limitsOf(`fig7 rises ${which}`).atMost).toBe(limitsOf(`fig5 jumps ${which}`).atLeast);
    expect(limitsOf(`fig8 dips ${which}`).atMost).toBe(limitsOf(`fig6 dips ${which}`).atLeast);
  });

  test('have words of their own, and the paper’s beside them', () => {
    const claims = Object.values(PAPER_CLAIMS);
    expect(new Set(claims.map(({ figure, claim }) => `${figure}: ${claim}`)).size).toBe(claims.length);
    for (const { paper, quantity } of claims) {
      expect(paper).toMatch(/[“\d]/);
      expect(quantity.length).toBeGreaterThan(10);
    }
  });

  test('give the factors that the paper states', () => {
    const factors = [10, 15, 20].map((n) => PAPER_SECONDS[n]!.cdSlsqp / PAPER_SECONDS[n]!.agent);
    expect(factors.map((factor) => Number(factor.toFixed(1)))).toEqual([6.8, 12.9, 21.5]);
  });

  test('have a reference deviation where one seed can say something, and none of ratios of means and medians', () => {
    const without = (Object.keys(PAPER_CLAIMS) as PaperClaimId[]).filter((id) => DEVIATIONS[id] === undefined);
    expect(without.every((id) => /settles|converges|returns|smaller|table1/.test(id))).toBe(true);
    expect(Object.keys(DEVIATIONS).some((id) => /settles|converges|returns|smaller|table1/.test(id))).toBe(false);
  });
});
