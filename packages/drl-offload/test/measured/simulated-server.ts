/** Slots of the paper's problem whose devices pay other costs than they tell, and a server that reports late, noisily or never. */
import {
  breakdown,
  createProblem,
  createRandom,
  exactSolver,
  paperSystem,
  standardNormal,
  type MeasuredStrategy,
  type Measurement,
  type OffloadingProblem,
} from '@mec/model';

export interface ServerOptions {
  readonly seed: number;
  readonly slots: number;
  readonly deviceCount?: number;
  /** Uplinks cost 0.3 to 3 times what is told; drawn again every so many slots. Default: once. */
  readonly every?: number;
  /** All costs are as told. */
  readonly honest?: boolean;
}

export interface Served {
  /** True minimum over what the decision cost. */
  readonly ratios: Float64Array;
  readonly costs: Float64Array;
  /** What the optimum of the parameters told would have cost. */
  readonly nominal: Float64Array;
}

/** Plays a strategy: costs of devices with 5 % noise, up to 20 slots late, a tenth of them lost. */
export function serve(
  strategy: MeasuredStrategy<OffloadingProblem>,
  { seed, slots, deviceCount = 10, every, honest = false }: ServerOptions,
): Served {
  const solve = exactSolver();
  const random = createRandom(seed).split('server');
  const hidden = createRandom(seed).split('hidden');
  const system = paperSystem(deviceCount);
  const served = {
    ratios: new Float64Array(slots),
    costs: new Float64Array(slots),
    nominal: new Float64Array(slots),
  };
  let waiting: { readonly due: number; readonly id: string; readonly measurement: Measurement }[] = [];
  let uplink = new Float64Array(deviceCount).fill(1);
  for (let slot = 0; slot < slots; slot++) {
    if (!honest && slot % (every ?? slots) === 0) {
      uplink = uplink.map(() => Math.exp(hidden.uniform(Math.log(0.3), Math.log(3))));
    }
    for (const { id, measurement } of waiting.filter(({ due }) => due <= slot)) strategy.report(id, measurement);
    waiting = waiting.filter(({ due }) => due > slot);
    const told = createProblem(
      system,
      uplink.map(() => random.uniform(5, 25)),
    );
    const paid = told.withFactors({ uplink });
    const { id, offload } = strategy.propose(told);
    const { cost, allocation } = paid.evaluate(offload);
    served.costs[slot] = cost;
    served.ratios[slot] = solve(paid).cost / cost;
    served.nominal[slot] = paid.evaluate(solve(told).offload).cost;
    const { delay, energy } = breakdown(paid, offload, allocation);
    const costs = delay.map((time, i) => (time + energy[i]!) * (1 + 0.05 * standardNormal(random)));
    if (random.next() >= 0.1) waiting.push({ due: slot + 1 + random.integer(21), id, measurement: { costs } });
  }
  return served;
}

/** Mean of the entries from `from` to `to - 1`. */
export function meanOf(numbers: Float64Array, from = 0, to: number = numbers.length): number {
  return numbers.subarray(from, to).reduce((sum, value) => sum + value, 0) / (to - from);
}
