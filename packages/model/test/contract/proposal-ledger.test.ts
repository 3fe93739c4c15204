import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  createProposalLedger,
  type JsonValue,
  type LedgerOptions,
  type ProposalLedger,
} from '../../src/contract/index.js';
import { expectRefusal } from '../rejection.js';

const where = 'f';
const ledgerOf = (options?: LedgerOptions): ProposalLedger<JsonValue> =>
  createProposalLedger<JsonValue>(where, options);
const number = (entry: JsonValue): JsonValue => {
  if (typeof entry !== 'number') throw new TypeError('not a number');
  return entry;
};

function expectClosed(ledger: ProposalLedger<JsonValue>, id: unknown, reason: string): void {
  expect(() => ledger.get(id as string)).toThrow(
    expect.objectContaining({ code: 'MEC_PROPOSAL', detail: { where, id, reason } }),
  );
}

describe('createProposalLedger', () => {
  test('keeps a proposal until it is closed, once', () => {
    const ledger = ledgerOf();
    const [a, b] = [ledger.add('a', [[1]]), ledger.add('b', [[1]])];
    expect([ledger.slots, ledger.open]).toEqual([2, 2]);
    expect(ledger.get(b)).toBe('b');
    ledger.close(b);
    expectClosed(ledger, b, 'repeated');
    expect(ledger.get(a)).toBe('a');
    for (const id of ['', '1-', `${a}x`, 1, null, undefined, {}]) expectClosed(ledger, id, 'unknown');
  });

  test('the oldest expires when more wait than may', () => {
    const ledger = ledgerOf({ openLimit: 2 });
    const ids = [1, 2, 3].map((entry) => ledger.add(entry, [[entry]]));
    expect(ledger.open).toBe(2);
    expectClosed(ledger, ids[0], 'expired');
    expect(ledger.get(ids[1]!)).toBe(2);
  });

  test('a proposal expires after so many slots', () => {
    const ledger = ledgerOf({ openSlots: 3 });
    const first = ledger.add(0, [[0]]);
    for (let k = 1; k <= 2; k++) ledger.add(k, [[k]]);
    expect(ledger.get(first)).toBe(0);
    ledger.add(3, [[3]]);
    expectClosed(ledger, first, 'expired');
  });

  test('forgets how the oldest were closed, and stays small', () => {
    const ledger = ledgerOf({ openLimit: 3 });
    const ids = Array.from({ length: 10 }, (_, k) => ledger.add(k, [[k]]));
    expectClosed(ledger, ids[0], 'unknown');
    expectClosed(ledger, ids[6], 'expired');
    expect(JSON.stringify(ledger.snapshot()).length).toBeLessThan(300);
  });

  test('ids follow from the slot and the numbers proposed, to the last bit', () => {
    const idOf = (numbers: readonly number[][], before = 0): string => {
      const ledger = ledgerOf();
      for (let k = 0; k < before; k++) ledger.add(0, [[k]]);
      return ledger.add(0, numbers);
    };
    expect(idOf([[1, 2], [0]])).toBe(idOf([[1, 2], [0]]));
    const others = [
      idOf([[1, 2], [0]], 1),
      idOf([[1, 2 + 2 ** -51], [0]]),
      idOf([[1, 2], [1]]),
      idOf([[1], [2, 0]]),
      idOf([[2, 1], [0]]),
      idOf([[-1, 2], [0]]),
    ];
    expect(new Set([idOf([[1, 2], [0]]), ...others]).size).toBe(7);
  });

  test('slots lost with a checkpoint never give their ids to another proposal', () => {
    const ledger = ledgerOf();
    ledger.add(0, [[5, 1]]);
    const checkpoint = ledger.snapshot();
    const lost = Array.from({ length: 50 }, (_, k) => ledger.add(k, [[k, 0]]));
    const back = ledgerOf();
    back.restore(checkpoint, number);
    const again = Array.from({ length: 50 }, (_, k) => back.add(k, [[k, 1]]));
    expect(again.filter((id) => lost.includes(id))).toEqual([]);
    for (const id of lost) expectClosed(back, id, 'unknown');
  });

  test('goes on from a snapshot as if nothing had been', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4), { maxLength: 60 }), fc.nat(60), (steps, cut) => {
        const options = { openLimit: 4, openSlots: 6 };
        let ledger = ledgerOf(options);
        const twin = ledgerOf(options);
        const ids: string[] = [];
        steps.forEach((step, k) => {
          if (k === cut) {
            const snapshot = JSON.parse(JSON.stringify(ledger.snapshot())) as JsonValue;
            ledger = ledgerOf(options);
            ledger.restore(snapshot, number);
          }
          if (step > 1) {
            const id = ledger.add(k, [[k]]);
            expect(twin.add(k, [[k]])).toBe(id);
            ids.push(id);
          } else if (ids.length > 0) {
            const id = ids[(k * 7) % ids.length]!;
            const close = (from: ProposalLedger<JsonValue>): unknown => {
              try {
                from.get(id);
                from.close(id);
                return 'closed';
              } catch (error) {
                return (error as { detail: unknown }).detail;
              }
            };
            expect(close(ledger)).toEqual(close(twin));
          }
        });
        expect(ledger.snapshot()).toEqual(twin.snapshot());
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  test.each([
    [undefined],
    [{}],
    [{ slots: -1, open: [], closed: [] }],
    [{ slots: 2, open: {}, closed: [] }],
    [{ slots: 2, open: [['x']], closed: [] }],
    [{ slots: 2, open: [['x', 3, 1]], closed: [] }],
    [{ slots: 2, open: [['x', 1, 'not a number']], closed: [] }],
    [{ slots: 2, open: [], closed: [['x', 'stolen']] }],
    [{ slots: 9, open: Array.from({ length: 5 }, (_, k) => [`${k}`, 1, 1]), closed: [] }],
  ])('refuses the snapshot %j and stays as it was', (snapshot) => {
    const ledger = ledgerOf({ openLimit: 4 });
    ledger.add(1, [[1]]);
    const before = ledger.snapshot();
    expect(() => ledger.restore(snapshot as JsonValue, number)).toThrow();
    expect(ledger.snapshot()).toEqual(before);
  });

  test('names an option that leaves its range', () => {
    expectRefusal(() => ledgerOf({ openLimit: 0 }), { where, what: 'openLimit', got: 0 });
    expectRefusal(() => ledgerOf({ openSlots: 1.5 }), { where, what: 'openSlots', got: 1.5 });
  });
});
