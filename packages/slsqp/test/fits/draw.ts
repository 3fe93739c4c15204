/**
 * Seeded chance for the generated fits: a 32-bit xorshift (Marsaglia, "Xorshift RNGs", J. Stat. Software 8, 2003).
 */
export class Draw {
  private state: number;

  /** @param label - streams of different labels are independent, so that one family's draws do not move another's. */
  constructor(seed: number, label: string) {
    let hash = 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1);
    for (let i = 0; i < label.length; i++) hash = Math.imul(hash ^ label.charCodeAt(i), 0x01000193);
    // A xorshift never leaves zero.
    this.state = hash | 0 || 1;
    for (let i = 0; i < 16; i++) this.unit();
  }

  /** In [0, 1). */
  private unit(): number {
    let s = this.state;
    s ^= s << 13;
    s ^= s >>> 17;
    s ^= s << 5;
    this.state = s;
    return (s >>> 0) / 0x100000000;
  }

  uniform(from: number, to: number): number {
    return from + (to - from) * this.unit();
  }

  /** Equally likely in every decade; both ends > 0. */
  decades(from: number, to: number): number {
    return Math.exp(this.uniform(Math.log(from), Math.log(to)));
  }

  /** A whole number, both ends included. */
  integer(from: number, to: number): number {
    return from + Math.floor(this.unit() * (to - from + 1));
  }

  sign(): number {
    return this.unit() < 0.5 ? -1 : 1;
  }

  /** Mean 0, standard deviation 1 (Box and Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.unit())) * Math.cos(2 * Math.PI * this.unit());
  }
}
