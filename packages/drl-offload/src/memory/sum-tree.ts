/** Numbers >= 0 in the leaves of a binary tree whose nodes hold sums: drawing in proportion takes log2(n) steps. */
export interface SumTree {
  readonly total: number;
  get(leaf: number): number;
  set(leaf: number, value: number): void;
  /**
   * The leaf in whose stretch `position` lies when the values are laid end to end.
   *
   * @param position - from 0 to just below `total`.
   */
  find(position: number): number;
}

/**
 * A tree of zeros.
 *
 * @param leaves - how many numbers, an integer >= 1.
 */
export function sumTree(leaves: number): SumTree {
  let width = 1;
  while (width < leaves) width *= 2;
  // Node 1 is the root, node k has the children 2k and 2k + 1, leaf l is node width + l.
  const sums = new Float64Array(2 * width);
  return {
    get total() {
      return sums[1]!;
    },
    get: (leaf) => sums[width + leaf]!,
    set(leaf, value) {
      let node = width + leaf;
      sums[node] = value;
      // Sums are taken afresh, not adjusted, so that no rounding gathers.
      for (node >>= 1; node >= 1; node >>= 1) sums[node] = sums[2 * node]! + sums[2 * node + 1]!;
    },
    find(position) {
      let node = 1;
      let rest = position;
      while (node < width) {
        node *= 2;
        const left = sums[node]!;
        // Rounding may leave a position at the very end of the left half: an empty right half is never entered.
        if (rest >= left && sums[node + 1]! > 0) {
          rest -= left;
          node++;
        }
      }
      return node - width;
    },
  };
}
