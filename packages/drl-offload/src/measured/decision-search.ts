/**
 * The cheapest decision of a slot by a model of its costs: no evaluation of the problem.
 *
 * A decision S costs sum_i A_i(x_i) + B(x) . W(S), where A is each device's cost without load, W(S) the sum over the offloaders of what
 * each loads the others with, and B(x) the sum over all devices of what a unit of load costs them. A flip changes both sums, so its
 * price takes as many steps as the load has numbers.
 */
export interface ModelCosts {
  /** N. */
  readonly size: number;
  /** Numbers of a load. */
  readonly terms: number;
  /** A_i of each choice, N entries each. */
  readonly alone: readonly [local: Float64Array, offload: Float64Array];
  /** Cost per unit of load of each choice, row-major, N x terms each. */
  readonly perLoad: readonly [local: Float64Array, offload: Float64Array];
  /** What each device loads the others with when it offloads, row-major, N x terms. */
  readonly loads: Float64Array;
  /** Devices that may offload, ascending. */
  readonly active: readonly number[];
}

/** Exchanges of an offloader for another are tried up to this many devices: their number grows with the square. */
const MOST_EXCHANGED = 64;
const MOST_SWEEPS = 50;
/** Gains below this share of the cost are rounding. */
const ROUNDING = 1e-12;

/** What a decision costs by the model. */
export function modelCost(costs: ModelCosts, offload: ArrayLike<number>): number {
  return standAt(costs, Uint8Array.from(offload)).cost;
}

/**
 * A decision that neither a flip nor (up to 64 devices) an exchange betters. Begun twice: from nobody and from everybody, the devices
 * in the order of what a flip gains there, the best prefix taken; then flips one after the other, then exchanges, until none helps.
 */
export function cheapestByModel(costs: ModelCosts): Uint8Array {
  const found = [0, 1].map((choice) => {
    const at = standAt(costs, startOf(costs, choice));
    takeBestPrefix(costs, at);
    sweep(costs, at);
    for (let k = 0; k < MOST_SWEEPS && costs.size <= MOST_EXCHANGED && exchange(costs, at); k++) sweep(costs, at);
    return at;
  });
  return (found[0]!.cost <= found[1]!.cost ? found[0]! : found[1]!).offload;
}

/** A decision with its sums. */
interface Standing {
  readonly offload: Uint8Array;
  readonly load: Float64Array;
  readonly perLoad: Float64Array;
  cost: number;
}

function startOf({ size, active }: ModelCosts, choice: number): Uint8Array {
  const offload = new Uint8Array(size);
  for (const i of active) offload[i] = choice;
  return offload;
}

function standAt(costs: ModelCosts, offload: Uint8Array): Standing {
  const { size, terms, alone, perLoad, loads } = costs;
  const at = { offload, load: new Float64Array(terms), perLoad: new Float64Array(terms), cost: 0 };
  for (let i = 0; i < size; i++) {
    const x = offload[i]! as 0 | 1;
    at.cost += alone[x][i]!;
    for (let l = 0; l < terms; l++) {
      at.perLoad[l]! += perLoad[x][i * terms + l]!;
      if (x === 1) at.load[l]! += loads[i * terms + l]!;
    }
  }
  for (let l = 0; l < terms; l++) at.cost += at.perLoad[l]! * at.load[l]!;
  return at;
}

/** Change of the cost when device i, and j where there is one, turn round. */
function change(costs: ModelCosts, at: Standing, i: number, j = -1): number {
  const { terms, alone, perLoad, loads } = costs;
  let sum = 0;
  const from = at.offload[i]! as 0 | 1;
  const to = (1 - from) as 0 | 1;
  const sign = to - from;
  sum += alone[to][i]! - alone[from][i]!;
  const fromJ = (j < 0 ? 0 : at.offload[j]!) as 0 | 1;
  const toJ = (1 - fromJ) as 0 | 1;
  const signJ = toJ - fromJ;
  if (j >= 0) sum += alone[toJ][j]! - alone[fromJ][j]!;
  for (let l = 0; l < terms; l++) {
    let dearer = perLoad[to][i * terms + l]! - perLoad[from][i * terms + l]!;
    let more = sign * loads[i * terms + l]!;
    if (j >= 0) {
      dearer += perLoad[toJ][j * terms + l]! - perLoad[fromJ][j * terms + l]!;
      more += signJ * loads[j * terms + l]!;
    }
    sum += at.perLoad[l]! * more + dearer * (at.load[l]! + more);
  }
  return sum;
}

function turn(costs: ModelCosts, at: Standing, i: number): void {
  const { terms, perLoad, loads } = costs;
  at.cost += change(costs, at, i);
  const from = at.offload[i]! as 0 | 1;
  const to = (1 - from) as 0 | 1;
  at.offload[i] = to;
  for (let l = 0; l < terms; l++) {
    at.perLoad[l]! += perLoad[to][i * terms + l]! - perLoad[from][i * terms + l]!;
    at.load[l]! += (to - from) * loads[i * terms + l]!;
  }
}

function takeBestPrefix(costs: ModelCosts, at: Standing): void {
  const gains = new Float64Array(costs.size);
  for (const i of costs.active) gains[i] = change(costs, at, i);
  const order = [...costs.active].sort((a, b) => gains[a]! - gains[b]! || a - b);
  let best = at.cost;
  let length = 0;
  order.forEach((i, k) => {
    turn(costs, at, i);
    if (at.cost < best) {
      best = at.cost;
      length = k + 1;
    }
  });
  for (let k = order.length - 1; k >= length; k--) turn(costs, at, order[k]!);
}

function betters(at: Standing, gain: number): boolean {
  return gain < -ROUNDING * Math.abs(at.cost);
}

/** Flips until none helps. */
function sweep(costs: ModelCosts, at: Standing): void {
  for (let round = 0; round < MOST_SWEEPS; round++) {
    let turned = false;
    for (const i of costs.active) {
      if (!betters(at, change(costs, at, i))) continue;
      turn(costs, at, i);
      turned = true;
    }
    if (!turned) return;
  }
}

/** Makes the best exchange of an offloader for another device, if one helps. */
function exchange(costs: ModelCosts, at: Standing): boolean {
  let best = 0;
  let pair: readonly [number, number] | undefined;
  for (const i of costs.active) {
    if (at.offload[i] === 0) continue;
    for (const j of costs.active) {
      if (at.offload[j] === 1) continue;
      const gain = change(costs, at, i, j);
      if (gain < best && betters(at, gain)) {
        best = gain;
        pair = [i, j];
      }
    }
  }
  if (pair === undefined) return false;
  for (const i of pair) turn(costs, at, i);
  return true;
}
