// Strategies that are told what their decisions cost, late and noisily: the tables of docs/measured-costs.md.
//
//   pnpm --filter @mec/hidden-costs... build && node packages/hidden-costs/benchmark/measured-costs.js [seeds] [table or all] [strategy]
//
// Every run: N = 10 of the paper's devices, tasks uniform in [5, 25] MB, 2,000 slots; a strategy sees the slots as told. Seeds are counted:
// the worst one stands beside the median, and a seed below a table's aim is a failure.
import { deviceBandits, exact, proposing, randomProposals } from '@mec/baselines';
import { calibratingStrategy } from '@mec/calibration';
import { guard, measuredLearner } from '@mec/drl-offload';
import { hiddenCostsWorkload, measuredOutcomes } from '@mec/hidden-costs';
import { createRandom, exactSolver, paperSystem, uniformWorkload } from '@mec/model';

const SLOTS = 2000;
const SYSTEM = paperSystem(10);
const HIDDEN = { uplink: [0.3, 3], processor: [0.5, 2] };
const solve = exactSolver();

const STRATEGIES = {
  'MEASURED COSTS': (random) => measuredLearner({ random }),
  CALIBRATED: (random) => calibratingStrategy({ system: SYSTEM, random }),
  BANDITS: (random) => deviceBandits({ random }),
  'EXACT, nominal parameters': () => proposing(exact()),
  RANDOM: (random) => randomProposals({ random }),
};

/** What a run tells: ratios to the true minimum, the fallback's costs beside, and the strategy as it ended. */
function run(make, { seed, hidden, every, report }) {
  const workload = hiddenCostsWorkload({
    workload: uniformWorkload({ system: SYSTEM, seed }),
    hidden,
    seed,
    ...(every === undefined ? {} : { every }),
  });
  const seeded = createRandom(seed);
  const strategy = make(seeded.split('strategy'));
  const outcomes = measuredOutcomes({ report, random: seeded.split('outcomes') });
  const ratios = new Float64Array(SLOTS);
  const costs = new Float64Array(SLOTS);
  const nominal = new Float64Array(SLOTS);
  let slot = 0;
  for (const problem of workload) {
    if (slot === SLOTS) break;
    for (const { id, measurement } of outcomes.arrived()) strategy.report(id, measurement);
    costs[slot] = outcomes.carryOut(problem, strategy.propose(problem.told));
    ratios[slot] = solve(problem.paid).cost / costs[slot];
    nominal[slot] = problem.evaluate(solve(problem.told).offload).cost;
    slot++;
  }
  return { ratios, costs, nominal, strategy };
}

const mean = (numbers, from = 0, to = numbers.length) => {
  let sum = 0;
  for (let k = from; k < to; k++) sum += numbers[k];
  return sum / (to - from);
};
const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
const median = (numbers) => sorted(numbers)[Math.floor(numbers.length / 2)];
const shown = (numbers) => `${Math.min(...numbers).toFixed(4)} / ${median(numbers).toFixed(4)}`;

/** Means of a run by stretch of slots. */
const STRETCHES = {
  first: (ratios) => mean(ratios, 0, 300),
  early: (ratios) => mean(ratios, 300, 500),
  last: (ratios) => mean(ratios, 1500, 2000),
};
/** Slots 301 to 500 after each draw of the factors. */
const REDRAWN = {
  after: (ratios) => mean([500, 1000, 1500].map((from) => mean(ratios, from + 300, from + 500))),
  worst: (ratios) => Math.min(...[500, 1000, 1500].map((from) => mean(ratios, from + 300, from + 500))),
  all: (ratios) => mean(ratios, 500, 2000),
};

const TABLES = {
  costs: { title: 'Costs of devices', report: 'costs', aim: 0.98, columns: STRETCHES, judged: 'last' },
  redrawn: {
    title: 'Costs of devices, multipliers drawn again every 500 slots',
    report: 'costs',
    every: 500,
    aim: 0.98,
    columns: REDRAWN,
    judged: 'worst',
  },
  parts: {
    title: 'Delays and energies of devices',
    report: 'parts',
    aim: 0.98,
    columns: STRETCHES,
    judged: 'last',
    only: ['CALIBRATED'],
  },
  total: {
    title: 'Totals of slots',
    report: 'total',
    aim: 0.95,
    columns: STRETCHES,
    judged: 'last',
    but: ['CALIBRATED'],
  },
  totalRedrawn: {
    title: 'Totals of slots, multipliers drawn again every 500 slots',
    report: 'total',
    every: 500,
    aim: 0.95,
    columns: REDRAWN,
    judged: 'worst',
    but: ['CALIBRATED'],
  },
};

const HEADS = {
  first: 'slots 1-300',
  early: 'slots 301-500',
  last: 'slots 1501-2000',
  after: 'slots 301-500 after a draw, mean of 3 draws',
  worst: 'the worst of the 3 draws',
  all: 'slots 501-2000',
};

function table({ title, report, every, aim, columns, judged, only, but = [] }, seeds) {
  console.log(`\n## ${title}\n\nWorst / median of ${seeds} seeds.\n`);
  const names = Object.keys(columns);
  console.log(`| strategy | below ${aim} | ${names.map((name) => HEADS[name]).join(' | ')} |`);
  console.log(`| :-- | --: | ${names.map(() => '--:').join(' | ')} |`);
  for (const [name, make] of Object.entries(STRATEGIES)) {
    if (strategy !== undefined && strategy !== name) continue;
    if (but.includes(name) || (only !== undefined && !only.includes(name))) continue;
    const runs = numbered(seeds).map((seed) => run(make, { seed, hidden: HIDDEN, report, every }).ratios);
    const failures = runs.filter((ratios) => columns[judged](ratios) < aim).length;
    const cells = names.map((column) => shown(runs.map(columns[column])));
    console.log(`| ${name} | ${failures} of ${seeds} | ${cells.join(' | ')} |`);
  }
}

const numbered = (count) => Array.from({ length: count }, (_, k) => k + 1);

/** As dear a decision as single flips lead to by the parameters told. */
function dearest(problem) {
  const offload = new Uint8Array(problem.size);
  let highest = problem.evaluate(offload).cost;
  for (let turned = true; turned;) {
    turned = false;
    for (let i = 0; i < problem.size; i++) {
      offload[i] = 1 - offload[i];
      const { cost } = problem.evaluate(offload);
      if (cost > highest) turned = true;
      else offload[i] = 1 - offload[i];
      highest = Math.max(highest, cost);
    }
  }
  return offload;
}

/** A strategy whose proposals are spoilt from some slot on: the dearest decisions by what is told. */
function sabotaged(learner, from) {
  let slot = 0;
  return {
    name: 'SABOTAGED',
    propose(problem) {
      slot++;
      if (slot <= from) return learner.propose(problem);
      return learner.adopt(problem, dearest(problem));
    },
    adopt: (problem, offload) => learner.adopt(problem, offload),
    report: (id, measurement) => learner.report(id, measurement),
  };
}

/** The worst window of a run: the guarded agent's cost over the fallback's, as a share. */
function worstWindow(costs, fallback, window) {
  let worst = -Infinity;
  for (let from = 0; from + window <= SLOTS; from++) {
    worst = Math.max(worst, mean(costs, from, from + window) / mean(fallback, from, from + window) - 1);
  }
  return worst;
}

function guards(seeds) {
  const window = 200;
  const margin = 0.1;
  console.log(
    `\n## Guard\n\nMargin ${margin}, window ${window}, fallback EXACT with nominal parameters; ${seeds} seeds.\n`,
  );
  console.log(
    '| agent | hidden costs | above the margin | highest excess over a window | median | slots of the agent |',
  );
  console.log('| :-- | :-- | --: | --: | --: | --: |');
  const agents = {
    'MEASURED COSTS': (random) => measuredLearner({ random }),
    'the same, spoilt from the start': (random) => sabotaged(measuredLearner({ random }), 0),
    'the same, spoilt from its 600th decision': (random) => sabotaged(measuredLearner({ random }), 600),
    RANDOM: (random) => randomProposals({ random }),
  };
  const cases = { 'as above': HIDDEN, none: { uplink: [1, 1] } };
  for (const [label, hidden] of Object.entries(cases)) {
    for (const [name, make] of Object.entries(agents)) {
      const outcomes = numbered(seeds).map((seed) => {
        let own = 0;
        const guarded = (random) => {
          const inner = guard({ agent: make(random), fallback: exact(), margin, window });
          return {
            ...inner,
            propose(problem) {
              const proposal = inner.propose(problem);
              if (proposal.decidedBy === 'agent') own++;
              return proposal;
            },
          };
        };
        const { costs, nominal } = run(guarded, { seed, hidden, report: 'costs' });
        return { excess: worstWindow(costs, nominal, window), share: own / SLOTS };
      });
      const excesses = outcomes.map(({ excess }) => excess);
      const above = excesses.filter((excess) => excess > margin).length;
      const share = mean(outcomes.map((outcome) => outcome.share));
      const cells = [Math.max(...excesses).toFixed(3), median(excesses).toFixed(3), share.toFixed(2)];
      console.log(`| ${name} | ${label} | ${above} of ${seeds} | ${cells.join(' | ')} |`);
    }
  }
}

const seeds = Number(process.argv[2] ?? 30);
const strategy = process.argv[4];
const wanted = process.argv[3] === 'all' ? undefined : process.argv[3];
for (const [name, settings] of Object.entries(TABLES)) {
  if (wanted === undefined || wanted === name) table(settings, seeds);
}
if (wanted === undefined || wanted === 'guard') guards(seeds);
