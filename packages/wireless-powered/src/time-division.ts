/**
 * The best division of a frame, for a given set S of uploaders: maximise over a, tau >= 0 with a + sum_S tau_i <= 1
 *
 *   A a^(1/3) + sum_{i in S} W_i tau_i ln(1 + s_i a / tau_i) ,   A = sum_{not in S} l_i,  W_i = w_i e .
 *
 * It is concave, and with v the price of time its conditions are, for z_i = s_i a / tau_i,
 *
 *   ln(1 + z_i) - z_i / (1 + z_i) = v / W_i                    (time of i)
 *   A / 3 a^(-2/3) + sum_S W_i s_i / (1 + z_i) = v              (time of the broadcast)
 *   a = 1 / (1 + sum_S s_i / z_i)                               (the frame is full)
 *
 * The first makes z_i a function of v and of the weight alone, so uploaders of equal weight enter by the sum G of their s_i. With
 * y = ln(1 + z) it reads y - 1 + e^(-y) = v / W. What is left is one equation in v,
 *
 *   r(v) = A / 3 a(v)^(-2/3) + sum_g W_g G_g e^(-y_g(v)) - v = 0 ,
 *
 * in which every term falls as v grows: y grows with v, and a with y. So there is one root, and Newton's method, kept inside a
 * bracket, finds it. Euler's theorem gives the bracket: without the local terms the rate is homogeneous in (a, tau), so that
 * v = A / 3 a^(1/3) + (rate of the uploaders), which lies between A / 3 and A / 3 + sum_g W_g G_g.
 *
 * An error in v moves a and tau within the full frame, and the rate by the square of it.
 */

/** Solves frames of one problem; its fields hold the last one's solution. */
export interface TimeDivision {
  /** v, bit/s: what the weighted rate would gain from a longer frame. */
  readonly price: number;
  /** a, the share of the frame in which energy is broadcast, in (0, 1]. */
  readonly energyTime: number;
  /** tau_i / (s_i a) = 1 / z of each group. */
  readonly perSignal: Float64Array;
  /**
   * Solves one frame.
   *
   * @param home - A, bit/s, >= 0.
   * @param signals - G, the sum of s_i over each group's uploaders; not kept.
   * @param start - a price near the solution's, for fewer steps; 0 for none.
   * @returns the weighted sum computation rate, bit/s.
   */
  solve(home: number, signals: Float64Array, start: number): number;
}

/** Newton's steps end when one moves the price by less: the next would move it by about the square. */
const PRECISION = 1e-9;
/** Where in its bracket the price of DROO's frames lies. */
const USUAL = 0.3;
/** Halving a bracket this often leaves nothing of it. */
const MOST_STEPS = 200;

/** @param unit - W of each group, bit/s. */
export function timeDivision(unit: Float64Array): TimeDivision {
  const groups = unit.length;
  const y = new Float64Array(groups);
  const solution = { price: 0, energyTime: 1, perSignal: new Float64Array(groups), solve };
  const { perSignal } = solution;

  function solve(home: number, signals: Float64Array, start: number): number {
    let low = home / 3;
    let high = low;
    for (let g = 0; g < groups; g++) high += unit[g]! * signals[g]!;
    if (high === low) {
      perSignal.fill(0);
      solution.price = low;
      solution.energyTime = 1;
      return home;
    }
    let price = start > low && start < high ? start : low + USUAL * (high - low);
    for (let step = 0; step < MOST_STEPS; step++) {
      let uploads = 0;
      let uploadsValue = 0;
      let slope = 0;
      for (let g = 0; g < groups; g++) {
        const G = signals[g]!;
        if (G === 0) continue;
        const W = unit[g]!;
        const yOfGroup = exponent(price / W);
        const inverse = 1 / Math.expm1(yOfGroup);
        uploads += G * inverse;
        uploadsValue += W * G * Math.exp(-yOfGroup);
        // dy / dv = 1 / (W (1 - e^-y)), and (1 - e^-y)^-1 = 1 + 1 / z.
        slope += (G * inverse * (1 + inverse) * (1 + inverse)) / W;
      }
      const root = Math.cbrt(1 / (1 + uploads));
      const residual = home / (3 * root * root) + uploadsValue - price;
      if (residual > 0) low = price;
      else high = price;
      const derivative = -(2 / 9) * home * root * slope - uploads - 1;
      let next = price - residual / derivative;
      if (!(next > low && next < high)) next = low + (high - low) / 2;
      const moved = Math.abs(next - price);
      price = next;
      if (moved <= PRECISION * price) break;
    }
    solution.price = price;
    return settle(home, signals);
  }

  /** a and tau of the price found, and their rate. */
  function settle(home: number, signals: Float64Array): number {
    let uploads = 0;
    for (let g = 0; g < groups; g++) {
      if (signals[g] === 0) {
        perSignal[g] = 0;
        continue;
      }
      y[g] = exponent(solution.price / unit[g]!);
      perSignal[g] = 1 / Math.expm1(y[g]!);
      uploads += signals[g]! * perSignal[g]!;
    }
    const a = 1 / (1 + uploads);
    solution.energyTime = a;
    let rate = home * Math.cbrt(a);
    for (let g = 0; g < groups; g++) rate += unit[g]! * signals[g]! * a * perSignal[g]! * y[g]!;
    return rate;
  }

  return solution;
}

/**
 * The y > 0 with y - 1 + e^(-y) = c, by Newton's method: the left side is convex, so no step after the first falls short of y.
 *
 * @param c - > 0.
 */
export function exponent(c: number): number {
  // The first terms of its series in sqrt(2 c), or what it tends to: within 0.02 of y, relatively.
  const p = Math.sqrt(2 * c);
  let y = c < 1.5 ? p * (1 + p * (1 / 6 + p / 36)) : 1 + c - Math.exp(-1 - c);
  for (let step = 0; step < MOST_STEPS; step++) {
    const rest = Math.expm1(-y);
    // By its series where the difference would lose digits.
    const excess =
      y > 0.05 ? y + rest : y * y * (1 / 2 - y * (1 / 6 - y * (1 / 24 - y * (1 / 120 - y * (1 / 720 - y / 5040)))));
    const moved = (excess - c) / rest;
    y += moved;
    if (Math.abs(moved) <= PRECISION * y) break;
  }
  return y;
}
