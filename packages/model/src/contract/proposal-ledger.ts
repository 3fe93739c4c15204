/**
 * The proposals that wait for their reports, and those closed not long ago.
 *
 * An id is the slot's number and a hash of what was proposed. It is the same in every run from the same state; and where a process
 * comes back with an older state, a slot number that is given a second time belongs to another problem or decision and so to another
 * id. A late report of what was lost is then unknown, and is never taken for that of another proposal.
 */
import { requireNumber, requireOptions } from './domain.js';
import { OutOfDomainError } from './errors.js';
import type { JsonObject, JsonValue } from './json.js';
import { ProposalError } from './proposal-error.js';

export interface LedgerOptions {
  /** Most proposals that wait, an integer >= 1; the oldest expires when one more comes. Default 1024. */
  readonly openLimit?: number;
  /** Slots after which a proposal expires, an integer >= 1. Default 1000. */
  readonly openSlots?: number;
}

/** `T` is what the strategy must know of a proposal when its report comes: plain JSON. */
export interface ProposalLedger<T extends JsonValue> {
  /** Proposals opened so far. */
  readonly slots: number;
  /** Proposals that wait. */
  readonly open: number;
  /**
   * Opens a proposal, and lets those expire whose time has come.
   *
   * @param hashed - the numbers that make the proposal what it is: observation and decision.
   * @returns its id.
   */
  add(entry: T, hashed: readonly ArrayLike<number>[]): string;
  /** @throws ProposalError when the id is of no open proposal. */
  get(id: string): T;
  /** Closes a proposal that {@link get} gave. */
  close(id: string): void;
  snapshot(): JsonObject;
  /**
   * @param read - checks an entry, and throws where it is not sound.
   * @throws OutOfDomainError naming what is wrong; nothing has changed then.
   */
  restore(snapshot: JsonValue | undefined, read: (entry: JsonValue) => T): void;
}

type Closed = 'repeated' | 'expired';

/** @throws OutOfDomainError when an option leaves its range. */
export function createProposalLedger<T extends JsonValue>(
  where: string,
  options: LedgerOptions = {},
): ProposalLedger<T> {
  requireOptions(where, options);
  const { openLimit = 1024, openSlots = 1000 } = options;
  requireNumber(where, 'openLimit', openLimit, { min: 1, max: 1e6, integer: true, unit: 'proposals' });
  requireNumber(where, 'openSlots', openSlots, { min: 1, integer: true, unit: 'slots' });
  let slots = 0;
  // Maps keep the order of insertion: the first key is the oldest.
  let open = new Map<string, { readonly slot: number; readonly entry: T }>();
  let closed = new Map<string, Closed>();

  function remember(id: string, how: Closed): void {
    open.delete(id);
    closed.set(id, how);
    if (closed.size > openLimit) closed.delete(closed.keys().next().value!);
  }

  return {
    get slots() {
      return slots;
    },
    get open() {
      return open.size;
    },
    add(entry, hashed) {
      slots++;
      for (const [id, { slot }] of open) {
        if (open.size < openLimit && slots - slot < openSlots) break;
        remember(id, 'expired');
      }
      const id = `${slots}-${hashOf(hashed)}`;
      open.set(id, { slot: slots, entry });
      return id;
    },
    get(id) {
      const found = open.get(id);
      if (found === undefined) throw new ProposalError({ where, id, reason: closed.get(id) ?? 'unknown' });
      return found.entry;
    },
    close: (id) => remember(id, 'repeated'),
    snapshot: () => ({
      slots,
      open: [...open].map(([id, { slot, entry }]) => [id, slot, entry]),
      closed: [...closed],
    }),
    restore(snapshot, read) {
      const given = (snapshot ?? null) as { slots?: unknown; open?: unknown; closed?: unknown } | null;
      const wrong = (what: string, got: unknown): OutOfDomainError =>
        new OutOfDomainError({ where, what: `snapshot: ${what}`, got, expected: 'as a ledger writes it' });
      if (given === null) throw wrong('proposals', snapshot);
      const count = requireNumber(where, 'snapshot: slots', given.slots, { min: 0, integer: true });
      const lists = [given.open, given.closed];
      if (!lists.every((list) => Array.isArray(list) && list.length <= openLimit)) throw wrong('proposals', lists);
      const opened = new Map<string, { readonly slot: number; readonly entry: T }>();
      for (const row of given.open as readonly JsonValue[]) {
        const [id, slot, entry] = Array.isArray(row) ? (row as readonly JsonValue[]) : [];
        if (typeof id !== 'string' || typeof slot !== 'number' || entry === undefined) throw wrong('open', row);
        requireNumber(where, 'snapshot: slot of a proposal', slot, { min: 1, max: count, integer: true });
        opened.set(id, { slot, entry: read(entry) });
      }
      const shut = new Map<string, Closed>();
      for (const row of given.closed as readonly JsonValue[]) {
        const [id, how] = Array.isArray(row) ? (row as readonly JsonValue[]) : [];
        if (typeof id !== 'string' || (how !== 'repeated' && how !== 'expired')) throw wrong('closed', row);
        shut.set(id, how);
      }
      slots = count;
      open = opened;
      closed = shut;
    },
  };
}

/** 53 bits of the numbers' own bits: FNV-1a, two multipliers side by side. */
function hashOf(lists: readonly ArrayLike<number>[]): string {
  const one = new Float64Array(1);
  const words = new Uint32Array(one.buffer);
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  const add = (word: number): void => {
    low = Math.imul(low ^ word, 0x01000193);
    low ^= low >>> 15;
    high = Math.imul(high ^ word, 0x85ebca6b);
    high ^= high >>> 13;
  };
  for (const list of lists) {
    add(list.length);
    for (let i = 0; i < list.length; i++) {
      one[0] = list[i]!;
      add(words[0]!);
      add(words[1]!);
    }
  }
  return ((high >>> 11) * 2 ** 32 + (low >>> 0)).toString(36);
}
