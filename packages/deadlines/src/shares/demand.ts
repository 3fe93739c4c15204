/** What a given set of offloaders asks of the server. One entry per offloader in each array. */
export interface Demand {
  /** s_i = sqrt(c_i) > 0: the server's part of the cost is s_i^2 / f_i. */
  readonly root: Float64Array;
  /** m_i, MB/s: the share from which on the device is on time; 0: always, Infinity: never. */
  readonly needed: Float64Array;
  /** What being late costs; Infinity rules it out. */
  readonly penalty: Float64Array;
  /** F, MB/s, > 0. */
  readonly capacity: number;
}

/** What shares cost: the server's part, and the penalties of those that get less than they need. */
export function costOfShares({ root, needed, penalty }: Demand, shares: Float64Array): number {
  let cost = 0;
  for (let i = 0; i < root.length; i++) {
    cost += (root[i]! * root[i]!) / shares[i]!;
    if (shares[i]! < needed[i]!) cost += penalty[i]!;
  }
  return cost;
}
