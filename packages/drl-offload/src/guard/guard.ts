/**
 * An agent in service that costs hardly more than what would be in service without it.
 *
 * The agent decides while it keeps a promise: over no window of slots does it cost more than the fallback would have by more than the
 * margin (conservative bandits: Y. Wu, R. Shariff, T. Lattimore, C. Szepesvari, ICML 2016; here over a sliding window, with reports that
 * come late). A slot is the agent's where the stretch of its slots up to now, those in flight counted as the worst, stays below the
 * window's margin. Where its reports say that it is worse, it rests, twice as long after each such verdict. Whoever decides, the agent
 * learns from every report.
 */
import {
  createProposalLedger,
  deviceIds,
  OutOfDomainError,
  readMeasurement,
  requireAdopted,
  requireMethods,
  requireNumber,
  totalCost,
  type DecisionProblem,
  type DeviceId,
  type JsonObject,
  type JsonValue,
  type Measurement,
  type MeasuredStrategy,
  type Proposal,
  type ResumableStrategy,
  type Strategy,
} from '@mec/model';
import { requireKnown } from '../known-options.js';
import { GuardAccount, type DecidedBy } from './guard-account.js';

export interface GuardOptions<P extends DecisionProblem<unknown>> {
  /** Decides and learns. */
  readonly agent: MeasuredStrategy<P>;
  /** What is in service without it, such as `exact()`. Its stated costs may be wrong by any factor that holds for a while. */
  readonly fallback: Strategy<P, unknown>;
  /** What the agent may cost over the fallback, as a share of the fallback's cost, over any window; > 0. Default 0.1. */
  readonly margin?: number;
  /** Slots of a window, an integer >= 10. Default 200. */
  readonly window?: number;
  /** What a decision in flight is taken to cost over the fallback's, as a share of its cost, > 0. Default 1: twice as much. */
  readonly worst?: number;
  /** Slots after which a report is taken to be lost, an integer >= 1: it then counts as the agent's mean. Default 50. */
  readonly patience?: number;
  /** Every so many slots are the fallback's whoever is better, so that it stays known what it costs; an integer from 2 to a fifth of the window. Default 20, or that. */
  readonly every?: number;
}

/** Why it is whose turn. */
export type GuardReason =
  /** The agent keeps its margin. */
  | 'within margin'
  /** What the fallback costs is not known yet. */
  | 'fallback not measured'
  /** Every so many slots, whoever is better. */
  | 'comparison'
  /** The agent's slots in flight could cost more than the margin allows. */
  | 'margin used up'
  /** The agent's reports said that it is worse. */
  | 'agent rests'
  /** The agent's `propose` threw. */
  | 'agent failed';

export interface GuardedProposal extends Proposal {
  readonly decidedBy: DecidedBy;
  readonly reason: GuardReason;
}

/** What can be shown of the guard. */
export interface GuardState {
  readonly slots: number;
  /** Of the slot proposed last. */
  readonly decidedBy: DecidedBy | undefined;
  readonly reason: GuardReason | undefined;
  /** What the agent's last 30 reported slots cost over the fallback, as a share; NaN where there are none. */
  readonly excess: number;
  /** What the fallback's slots cost over what it states; NaN where none was reported. */
  readonly fallbackRatio: number;
  /** What the agent may spend over the fallback in a window, and what it may have spent, in cost. */
  readonly budget: number;
  readonly spent: number;
  /** Share of the window's slots that the agent decided. */
  readonly agentShare: number;
  /** The slot after which the agent's rest ends; 0: it does not rest. */
  readonly restsUntil: number;
  /** Times that the agent was found to be worse. */
  readonly verdicts: number;
  /** Times that a method of the agent threw. */
  readonly agentFailures: number;
}

export interface Guard<P extends DecisionProblem<unknown>> extends ResumableStrategy<P> {
  propose(problem: P): GuardedProposal;
  /** Everything but the agent's own state. */
  snapshot(): JsonObject;
  readonly state: GuardState;
}

/** Reports of the fallback that tell what it costs, and of the agent that allow a verdict. */
const FALLBACK_REPORTS = 5;
const VERDICT_REPORTS = 30;
/** A verdict is sure by this many standard errors. */
const SURE = 2;
/** A rest is at most this many windows long. */
const LONGEST_REST = 16;

/**
 * Puts a guard before an agent.
 *
 * @throws OutOfDomainError when an option leaves its range. `propose` throws what the fallback throws; errors of the agent are counted
 *   and passed over. `report` throws ProposalError for ids that are not open, and OutOfDomainError or LengthMismatchError for measurements
 *   that are not sound; the guard and the agent are then as they were.
 * @example
 * const guarded = guard({ agent, fallback: exact(), margin: 0.1, window: 200 });
 * const { id, offload, decidedBy, reason } = guarded.propose(problem);
 */
export function guard<P extends DecisionProblem<unknown>>(options: GuardOptions<P>): Guard<P> {
  const where = 'guard';
  requireKnown(where, options, ['agent', 'fallback', 'margin', 'window', 'worst', 'patience', 'every']);
  const { agent, fallback, margin = 0.1, window = 200, worst = 1, patience = 50 } = options;
  requireMethods(where, 'agent', agent, ['propose', 'adopt', 'report'], 'a MeasuredStrategy');
  requireMethods(where, 'fallback', fallback, ['decide'], 'a Strategy');
  requireNumber(where, 'margin', margin, { above: 0 });
  requireNumber(where, 'window', window, { min: 10, max: 1e6, integer: true, unit: 'slots' });
  requireNumber(where, 'worst', worst, { above: 0 });
  requireNumber(where, 'patience', patience, { min: 1, integer: true, unit: 'slots' });
  const often = Math.floor(window / 5);
  const { every = Math.min(20, often) } = options;
  requireNumber(where, 'every', every, { min: 2, max: often, integer: true, unit: 'slots, a fifth of the window' });

  const ledger = createProposalLedger<JsonObject>(where);
  let account = new GuardAccount(window, worst, patience);
  let last: { readonly decidedBy: DecidedBy; readonly reason: GuardReason; readonly spent: number } | undefined;
  let rest = { until: 0, length: window, verdicts: 0 };
  let agentFailures = 0;

  /** Whether the agent's reports say that it is worse, or no longer. */
  function judge(slot: number): void {
    // What was reported before the last rest has had its verdict.
    const sample = account.agent(VERDICT_REPORTS, rest.until);
    if (sample.count < VERDICT_REPORTS || slot <= rest.until) return;
    const error = SURE * Math.sqrt(sample.error + account.fallback.error);
    if (sample.mean > error) {
      const longer = Math.min(2 * rest.length, LONGEST_REST * window);
      rest = { until: slot + rest.length, length: longer, verdicts: rest.verdicts + 1 };
    } else if (sample.mean < -error) {
      rest = { ...rest, length: window };
    }
  }

  function turnOf(slot: number, spent: number): { readonly decidedBy: DecidedBy; readonly reason: GuardReason } {
    if (account.fallback.count < FALLBACK_REPORTS) return { decidedBy: 'fallback', reason: 'fallback not measured' };
    judge(slot);
    if (slot <= rest.until) return { decidedBy: 'fallback', reason: 'agent rests' };
    if (slot % every === 0) return { decidedBy: 'fallback', reason: 'comparison' };
    if (spent > account.budget(margin)) return { decidedBy: 'fallback', reason: 'margin used up' };
    return { decidedBy: 'agent', reason: 'within margin' };
  }

  function attempt<T>(act: () => T): T | undefined {
    try {
      return act();
    } catch {
      agentFailures++;
      return undefined;
    }
  }

  /** What the fallback's decision is expected to cost, once it is known how far it states the truth. */
  const expected = (stated: number): { readonly predictedCost?: number } =>
    account.fallback.count === 0 ? {} : { predictedCost: stated * account.fallback.mean };
  const ratio = (): number => (account.fallback.count === 0 ? NaN : account.fallback.mean);

  function opened(problem: P, inner: Proposal | undefined, slot: Pick<Proposal, 'offload'>): string {
    const ids = deviceIds(where, problem.size, problem.ids);
    const entry = { agentId: inner?.id ?? null, ids: [...ids], slot: ledger.slots + 1 };
    return ledger.add(entry, [problem.observation, slot.offload]);
  }

  return {
    name: `${agent.name}, guarded by ${fallback.name}`,
    propose(problem) {
      const plan = fallback.decide(problem);
      const stated = requireNumber(where, "the fallback's cost", plan.cost);
      const slot = ledger.slots + 1;
      const spent = account.spent(slot, stated);
      let turn = turnOf(slot, spent);
      let inner: Proposal | undefined;
      if (turn.decidedBy === 'agent') {
        inner = attempt(() => agent.propose(problem));
        if (inner === undefined) turn = { decidedBy: 'fallback', reason: 'agent failed' };
      }
      const proposal: Omit<Proposal, 'id'> =
        turn.decidedBy === 'agent'
          ? inner!
          : { offload: plan.offload.slice(), allocation: plan.allocation, ...expected(stated) };
      if (turn.decidedBy === 'fallback') inner = attempt(() => agent.adopt(problem, plan.offload));
      const id = opened(problem, inner, proposal);
      account.add(slot, turn.decidedBy, stated);
      last = { ...turn, spent };
      return { ...proposal, ...turn, id };
    },
    adopt(problem, offload) {
      const adopted = requireAdopted(where, requireNumber(where, 'problem.size', problem.size, { min: 1 }), offload);
      const inner = attempt(() => agent.adopt(problem, adopted));
      return { id: opened(problem, inner, { offload: adopted }), offload: adopted };
    },
    report(id, measurement: Measurement) {
      const { agentId, ids, slot } = ledger.get(id) as unknown as OpenSlot;
      const total = totalCost(readMeasurement(where, ids, measurement));
      ledger.close(id);
      if (total !== undefined) account.report(slot, total);
      if (agentId !== null) attempt(() => agent.report(agentId, measurement));
    },
    get state() {
      const recent = account.agent(VERDICT_REPORTS);
      return {
        slots: ledger.slots,
        decidedBy: last?.decidedBy,
        reason: last?.reason,
        excess: recent.count === 0 ? NaN : recent.mean,
        fallbackRatio: ratio(),
        budget: account.budget(margin),
        spent: last?.spent ?? 0,
        agentShare: account.agentShare,
        restsUntil: ledger.slots < rest.until ? rest.until : 0,
        verdicts: rest.verdicts,
        agentFailures,
      };
    },
    snapshot: () => ({
      proposals: ledger.snapshot(),
      account: account.snapshot(),
      rest: [rest.until, rest.length, rest.verdicts],
      agentFailures,
    }),
    restore(snapshot) {
      // Snapshots may come from anywhere.
      const given = snapshot as JsonObject | null | undefined;
      const [until, length, verdicts] = Array.isArray(given?.rest) ? (given.rest as readonly JsonValue[]) : [];
      const restored = {
        until: requireNumber(where, 'snapshot: end of the rest', until, { min: 0, integer: true }),
        length: requireNumber(where, 'snapshot: length of the rest', length, { min: window, integer: true }),
        verdicts: requireNumber(where, 'snapshot: verdicts', verdicts, { min: 0, integer: true }),
      };
      const failures = requireNumber(where, 'snapshot: agentFailures', given!.agentFailures, { min: 0, integer: true });
      const saved = new GuardAccount(window, worst, patience);
      saved.restore(where, given!.account);
      ledger.restore(given!.proposals, (entry) => readOpenSlot(where, entry));
      account = saved;
      rest = restored;
      agentFailures = failures;
    },
    dispose() {
      agent.dispose?.();
      fallback.dispose?.();
    },
  };
}

/** What must be known of a proposal when its report comes. */
interface OpenSlot {
  readonly agentId: string | null;
  readonly ids: readonly DeviceId[];
  readonly slot: number;
}

function readOpenSlot(where: string, entry: JsonValue): JsonObject {
  const { agentId, ids, slot } = (entry ?? {}) as JsonObject;
  if ((typeof agentId !== 'string' && agentId !== null) || !Array.isArray(ids)) {
    const expected = 'an agent id or null, and device ids';
    throw new OutOfDomainError({ where, what: 'snapshot: proposal', got: entry, expected });
  }
  return {
    agentId,
    ids: [...deviceIds(where, ids.length, ids as DeviceId[])],
    slot: requireNumber(where, 'snapshot: slot of a proposal', slot, { min: 1, integer: true }),
  };
}
