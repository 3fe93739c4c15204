/**
 * What the guard knows of the last slots: who decided, what the fallback would have cost, what was measured.
 *
 * What the fallback costs in a slot that the agent decided is never measured. It is taken to be what the fallback states, times what its
 * own slots cost over what it stated of them.
 */
import { OutOfDomainError, requireNumber, type JsonValue } from '@mec/model';

export type DecidedBy = 'agent' | 'fallback';

/** One slot. */
interface Entry {
  readonly slot: number;
  readonly by: DecidedBy;
  /** What the fallback states for its own decision in this slot. */
  readonly stated: number;
  /** What was measured; NaN until then. */
  cost: number;
}

/** Means over the reported slots of one of the two, relative to what the fallback costs. */
interface Sample {
  readonly count: number;
  readonly mean: number;
  /** Variance of the mean. */
  readonly error: number;
}

export class GuardAccount {
  readonly #window: number;
  readonly #worst: number;
  readonly #patience: number;
  /** The last two windows, oldest first. */
  #entries: Entry[] = [];

  constructor(window: number, worst: number, patience: number) {
    this.#window = window;
    this.#worst = worst;
    this.#patience = patience;
  }

  add(slot: number, by: DecidedBy, stated: number): void {
    this.#entries.push({ slot, by, stated, cost: NaN });
    while (this.#entries[0]!.slot <= slot - 2 * this.#window) this.#entries.shift();
  }

  report(slot: number, cost: number): void {
    const entry = this.#entries.find((candidate) => candidate.slot === slot);
    if (entry !== undefined) entry.cost = cost;
  }

  /** The fallback's reported slots: measured over stated. */
  get fallback(): Sample {
    return sampleOf(this.#reported('fallback').map(({ cost, stated }) => cost / stated));
  }

  /**
   * The agent's last reported slots: measured over what the fallback would have cost, less 1.
   *
   * @param after - only slots after this one.
   */
  agent(last: number, after = 0): Sample {
    const ratio = this.fallback.mean;
    const reported = this.#reported('agent')
      .filter(({ slot }) => slot > after)
      .slice(-last);
    return sampleOf(reported.map(({ cost, stated }) => cost / (ratio * stated) - 1));
  }

  /** Share of the window's slots that the agent decided. */
  get agentShare(): number {
    const recent = this.#recent();
    return recent.length === 0 ? 0 : recent.filter(({ by }) => by === 'agent').length / recent.length;
  }

  /** What the agent may cost over the fallback in a window, at a margin. */
  budget(margin: number): number {
    const recent = this.#recent();
    const stated = recent.reduce((sum, entry) => sum + Math.abs(entry.stated), 0) / Math.max(1, recent.length);
    return margin * this.#window * stated * this.fallback.mean;
  }

  /**
   * What the agent has cost over the fallback in the stretch of slots up to now where that is most, were it to decide the next slot as
   * well. Every stretch counts by itself, so what was gained before pays for nothing. Slots in flight count as the worst.
   *
   * @param now - the next slot.
   * @param stated - what the fallback states for it.
   */
  spent(now: number, stated: number): number {
    const ratio = this.fallback.mean;
    const { count, mean } = this.agent(this.#window);
    const overdue = count < FEW ? this.#worst : Math.max(0, mean);
    let sum = this.#worst * ratio * Math.abs(stated);
    let most = sum;
    const recent = this.#recent();
    for (let k = recent.length - 1; k >= 0; k--) {
      const entry = recent[k]!;
      if (entry.by === 'fallback') continue;
      const fallback = ratio * entry.stated;
      const lost = now - entry.slot > this.#patience ? overdue : this.#worst;
      sum += Number.isNaN(entry.cost) ? lost * Math.abs(fallback) : entry.cost - fallback;
      most = Math.max(most, sum);
    }
    return most;
  }

  snapshot(): JsonValue {
    return this.#entries.map(({ slot, by, stated, cost }) => [slot, by, stated, Number.isNaN(cost) ? null : cost]);
  }

  /** @throws OutOfDomainError naming what is wrong; nothing has changed then. */
  restore(where: string, snapshot: JsonValue | undefined): void {
    const rows = Array.isArray(snapshot) ? (snapshot as readonly JsonValue[]) : undefined;
    const sound = rows !== undefined && rows.length <= 2 * this.#window;
    if (!sound) {
      const expected = `a list of at most ${2 * this.#window} slots`;
      throw new OutOfDomainError({ where, what: 'snapshot: account', got: snapshot, expected });
    }
    this.#entries = rows.map((row) => {
      const [slot, by, stated, cost] = Array.isArray(row) ? (row as readonly JsonValue[]) : [];
      const who = by === 'agent' ? 'agent' : 'fallback';
      return {
        slot: requireNumber(where, 'snapshot: slot', slot, { min: 1, integer: true }),
        by: who,
        stated: requireNumber(where, 'snapshot: stated cost', stated),
        cost: cost === null ? NaN : requireNumber(where, 'snapshot: cost', cost),
      };
    });
  }

  #recent(): readonly Entry[] {
    const last = this.#entries.at(-1)?.slot ?? 0;
    return this.#entries.filter(({ slot }) => slot > last - this.#window);
  }

  #reported(by: DecidedBy): readonly Entry[] {
    return this.#entries.filter((entry) => entry.by === by && !Number.isNaN(entry.cost) && entry.stated !== 0);
  }
}

/** Fewer reports say nothing of the agent. */
const FEW = 5;

function sampleOf(values: readonly number[]): Sample {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, count);
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { count, mean, error: count < 2 ? Infinity : square / (count - 1) / count };
}
