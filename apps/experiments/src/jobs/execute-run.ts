/** Carries out any run: the strategy is made, decides the slots before those that count, then those, and what was asked for is kept. */
import { runStrategies, type StrategyRun } from '@mec/bench';
import type { OffloadingAgent } from '@mec/drl-offload';
import type { Decision, Environment, OffloadingProblem, Workload } from '@mec/model';
import { mean } from '../mean.js';
import { openScenario } from '../scenarios/open-scenario.js';
import { firstSlot, type OpenScenario, type Problem } from '../scenarios/slots.js';
import type { ScenarioSpec } from '../scenarios/scenario-spec.js';
import type { AnyStrategy } from '../strategies/making.js';
import { requireTrueDecision } from '../modules/true-decision.js';
import { anarchyOf, makeStrategy } from '../strategies/registry.js';
import { isModule, isOfUser } from '../strategies/strategy-spec.js';
import type { Extras, Recordings, Run, RunResult } from './job.js';
import { minimaOf } from './minima.js';

/** A further scenario's slots are drawn from seeds that no run learns from. */
const HELD_OUT = 1_000_000;

/** Slots of a game whose equilibria are all enumerated. */
const ENUMERATED = 200;

/**
 * @param onSlot - called after each slot with how many are decided, of how many.
 * @throws what the strategy or the scenario throws; CostBelowMinimumError where a cost is false.
 */
export async function executeRun(run: Run, onSlot: (done: number, of: number) => void): Promise<RunResult> {
  const { scenario: spec, strategy: given, seed, record } = run;
  const { slots = 0, decided = slots } = spec.warmup ?? {};
  const total = decided + spec.iterations;
  // What a module makes counts as a part of its first decision.
  onSlot(0, total);
  const scenario = await openScenario(spec, seed);
  const first = firstSlot(scenario);
  if (first === undefined) throw new RangeError('the workload has no slot; expected at least one');
  const made = await makeStrategy(given, { seed, first, scenario });
  const { losses, backend } = made as Partial<OffloadingAgent>;
  const lossIterations: number[] = [];
  try {
    const stream = rawSlots(scenario);
    const strategy = observed(made, isOfUser(given), stream.raw, record);
    for (let k = 0; k < slots; k++) {
      const slot = stream.next();
      if (slot === undefined) break;
      if (k >= decided) continue;
      strategy.decideBefore(slot);
      onSlot(k + 1, total);
    }
    const minima = scenario.best === undefined ? undefined : minimaOf(run, scenario.best);
    const runs = runStrategies<Problem>({
      strategies: [strategy],
      ...stream.rest,
      iterations: spec.iterations,
      ...(minima === undefined ? {} : { minimum: minima.minimum }),
      onIteration: (done) => {
        if (losses !== undefined) while (lossIterations.length < losses.length) lossIterations.push(done);
        onSlot(decided + done, total);
      },
    });
    return {
      name: made.name,
      sense: runs[0]!.sense,
      ...(backend === undefined ? {} : { backend }),
      ...keep(runs[0]!, record, strategy),
      ...(record.losses === undefined ? {} : { losses: Array.from(losses ?? []) }),
      ...(record.lossIterations === undefined ? {} : { lossIterations }),
      ...(record.proved === undefined ? {} : { proved: minima!.proved() }),
      ...(record.anarchy === undefined ? {} : { anarchy: await anarchy(run) }),
      ...(record.acting === undefined ? {} : { acting: await actIn(made as OffloadingAgent, record.acting, seed) }),
    };
  } finally {
    made.dispose?.();
  }
}

interface RawSlots {
  /** The slots from here on, for `runStrategies`. */
  readonly rest: { readonly workload: Workload<Problem> } | { readonly environment: () => Environment<Problem> };
  /** The next slot of a workload. */
  readonly next: () => Problem | undefined;
  /** The slot given last, without anything that counts its evaluations. */
  readonly raw: () => Problem;
}

function rawSlots({ workload, environment }: OpenScenario): RawSlots {
  let current: Problem | undefined;
  const raw = (): Problem => current!;
  if (workload === undefined) {
    const noted = (): Environment<Problem> => {
      const own = environment();
      return {
        name: own.name,
        reset: () => (current = own.reset()),
        step: (decision) => (current = own.step(decision)),
        get outcome() {
          return own.outcome;
        },
      };
    };
    const next = (): never => {
      throw new RangeError('slots that follow from decisions have none before those that count');
    };
    return { rest: { environment: noted }, next, raw };
  }
  const stream = workload[Symbol.iterator]();
  const next = (): Problem | undefined => {
    const slot = stream.next();
    current = slot.done === true ? undefined : slot.value;
    return current;
  };
  const iterator: Iterator<Problem> = {
    next() {
      const value = next();
      return value === undefined ? { done: true, value } : { done: false, value };
    },
  };
  const rest: Workload<Problem> = { name: workload.name, events: workload.events, [Symbol.iterator]: () => iterator };
  return { rest: { workload: rest }, next, raw };
}

interface ObservedStrategy extends AnyStrategy {
  /** Decides a slot that does not count. */
  readonly decideBefore: (slot: Problem) => void;
  readonly seconds: readonly number[];
  readonly extras: () => Extras;
}

/** The strategy, with its times and what its decisions tell beyond the contract. */
function observed(made: AnyStrategy, ofUser: boolean, raw: () => Problem, record: Run['record']): ObservedStrategy {
  const seconds: number[] = [];
  // Counting evaluations takes time of its own: where none are asked for, the clock runs over the problem itself.
  const counted = record.evaluations !== undefined;
  let decisions = 0;
  let rounds: number | undefined;
  let messages: number | undefined;
  return {
    name: made.name,
    seconds,
    decideBefore: (slot) => void made.decide(slot),
    decide(problem) {
      const given = counted ? problem : raw();
      const start = performance.now();
      const decision = made.decide(given);
      seconds.push((performance.now() - start) / 1000);
      if (ofUser) requireTrueDecision(made.name, decision, raw());
      const told = decision as Decision<unknown> & Extras;
      decisions++;
      if (told.rounds !== undefined) rounds = (rounds ?? 0) + told.rounds;
      if (told.messages !== undefined) messages = (messages ?? 0) + told.messages;
      return decision;
    },
    extras() {
      const { tableSize } = made as AnyStrategy & { readonly tableSize?: number };
      return {
        ...(rounds === undefined ? {} : { rounds: rounds / decisions }),
        ...(messages === undefined ? {} : { messages: messages / decisions }),
        ...(tableSize === undefined ? {} : { tableSize }),
      };
    },
  };
}

function keep(done: StrategyRun, record: Run['record'], { seconds, extras }: ObservedStrategy): Partial<Recordings> {
  return {
    ...(record.cost === undefined ? {} : { cost: Array.from(done.cost) }),
    ...(record.best === undefined ? {} : { best: Array.from(done.best) }),
    ...(record.ratio === undefined ? {} : { ratio: Array.from(done.ratio) }),
    ...(record.evaluations === undefined ? {} : { evaluations: Array.from(done.evaluations) }),
    ...(record.seconds === undefined ? {} : { seconds }),
    ...(record.extras === undefined ? {} : { extras: extras() }),
    ...(record.outcomes === undefined
      ? {}
      : { outcomes: Object.fromEntries(Object.entries(done.outcomes).map(([name, all]) => [name, Array.from(all)])) }),
  };
}

/** Of the game that a run plays, over its first slots that count. */
async function anarchy({ strategy, scenario: spec, seed }: Run): Promise<Recordings['anarchy']> {
  if (isModule(strategy)) throw new RangeError('a price of anarchy is that of a BEST_RESPONSE');
  const { workload } = await openScenario(spec, seed);
  const price = anarchyOf(strategy);
  const from = spec.warmup?.slots ?? 0;
  const prices: number[] = [];
  let k = 0;
  for (const problem of workload!) {
    if (k++ < from) continue;
    if (prices.length === Math.min(ENUMERATED, spec.iterations)) break;
    prices.push(price(problem as unknown as OffloadingProblem));
  }
  return { mean: mean(prices), worst: Math.max(...prices) };
}

/** Mean ratio without learning, in each scenario. */
async function actIn(agent: OffloadingAgent, scenarios: readonly ScenarioSpec[], seed: number): Promise<number[]> {
  const ratios: number[] = [];
  for (const spec of scenarios) {
    const { workload, best } = await openScenario(spec, HELD_OUT + seed);
    const [run] = runStrategies<Problem>({
      strategies: [{ name: agent.name, decide: (problem) => agent.act(problem) }],
      workload: workload!,
      iterations: spec.iterations,
      minimum: (problem) => best!(problem).cost,
    });
    ratios.push(mean(run!.ratio));
  }
  return ratios;
}
