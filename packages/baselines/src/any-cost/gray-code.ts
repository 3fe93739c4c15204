/**
 * Calls back for every number of `length` digits but the first, 0 ... 0, in an order where one digit changes at a time, by one.
 *
 * The reflected Gray code of any radix: Knuth, The Art of Computer Programming 4A, 7.2.1.1, algorithm H. For two digits the place
 * that changes at step t is the number of zeros at the end of t in binary (the ruler function), which needs no memory of the steps
 * before.
 *
 * @param length - at most 30 where the radix is 2.
 * @param change - told the place and its new digit.
 */
export function followGrayCode(length: number, radix: number, change: (place: number, digit: number) => void): void {
  const digits = new Uint8Array(length);
  if (radix === 2) {
    const count = 2 ** length;
    for (let t = 1; t < count; t++) {
      const place = 31 - Math.clz32(t & -t);
      const digit = 1 - digits[place]!;
      digits[place] = digit;
      change(place, digit);
    }
    return;
  }
  /** Which way each digit goes, and which place changes next: `focus[0]`. */
  const direction = new Int8Array(length).fill(1);
  const focus = Int32Array.from({ length: length + 1 }, (_, k) => k);
  for (;;) {
    const place = focus[0]!;
    if (place === length) return;
    focus[0] = 0;
    const digit = digits[place]! + direction[place]!;
    digits[place] = digit;
    if (digit === 0 || digit === radix - 1) {
      direction[place] = -direction[place]!;
      focus[place] = focus[place + 1]!;
      focus[place + 1] = place + 1;
    }
    change(place, digit);
  }
}
