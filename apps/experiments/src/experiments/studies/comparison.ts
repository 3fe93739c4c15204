/** All contenders over the same slots of one cell: the runs behind them, and their results side by side. */
import { quantile } from 'simple-statistics';
import type { Extras, Recordings, Run } from '../../jobs/job.js';
import { cellScenario, type Cell } from '../../scenarios/cell.js';
import { contenders, strategyOf, type Contender } from '../../strategies/contenders.js';
import type { Results } from '../experiment.js';

export interface ComparisonResult {
  /** Slots whose minimum is proved. */
  readonly proved: number;
  readonly contenders: readonly ContenderResult[];
  /** Price of anarchy (worst equilibrium / optimum) of each game's rule; empty in cells of the grid. */
  readonly anarchy: readonly ({ readonly rule: string } & Recordings['anarchy'])[];
}

export interface ContenderResult extends Extras {
  readonly name: string;
  /** Minimum cost / cost, one per slot that counts. */
  readonly ratio: readonly number[];
  /** Seconds per decision. */
  readonly median: number;
  readonly p99: number;
}

type ContenderRun = Run<'ratio' | 'seconds' | 'extras' | 'proved'>;
type GameRun = Run<'anarchy'>;

/** Decisions before the clock counts: their code is not compiled yet. */
const COLD = 300;

function contendersOf(cell: Cell): Contender[] {
  return contenders.filter(({ paperOnly }) => cell.complete || paperOnly !== true);
}

function gamesOf(cell: Cell): Contender[] {
  return cell.complete ? contenders.filter(({ family }) => family === 'game') : [];
}

function runOf(contender: Contender, cell: Cell, seed: number): ContenderRun {
  return {
    kind: 'run',
    strategy: strategyOf(contender, cell),
    scenario: cellScenario(cell, contender.learns === true ? cell.warmup : COLD),
    seed,
    record: { ratio: true, seconds: cell.complete ? 'alone' : 'shared', extras: true, proved: true },
  };
}

function gameRun(game: Contender, cell: Cell, seed: number): GameRun {
  const scenario = cellScenario(cell, 0);
  return { kind: 'run', strategy: strategyOf(game, cell), scenario, seed, record: { anarchy: true } };
}

export function comparisonJobs(cell: Cell, seed: number): Run[] {
  return [
    ...contendersOf(cell).map((contender) => runOf(contender, cell, seed)),
    ...gamesOf(cell).map((game) => gameRun(game, cell, seed)),
  ];
}

export function comparisonResult(cell: Cell, seed: number, results: Results): ComparisonResult {
  const runs = contendersOf(cell).map((contender) => results.of(runOf(contender, cell, seed)));
  return {
    proved: runs[0]!.proved,
    contenders: contendersOf(cell).map(({ name }, k) => {
      const { ratio, seconds, extras } = runs[k]!;
      const times = [...seconds];
      return { name, ratio, median: quantile(times, 0.5), p99: quantile(times, 0.99), ...extras };
    }),
    anarchy: gamesOf(cell).map((game) => ({
      rule: game.name,
      ...results.of(gameRun(game, cell, seed)).anarchy,
    })),
  };
}
