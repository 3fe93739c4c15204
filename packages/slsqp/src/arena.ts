/**
 * Many small arrays out of few buffers.
 *
 * A view costs a tenth of an array with a buffer of its own, and a run needs about fifty of them: for ten variables that
 * is more time than the solve. All entries start as zero.
 */
export class Arena {
  private readonly chunk: number;
  private buffer: ArrayBuffer;
  private used = 0;

  /** @param entries - doubles that will probably be asked for. */
  constructor(entries: number) {
    this.chunk = Math.ceil(entries) * 8;
    this.buffer = new ArrayBuffer(this.chunk);
  }

  /** A zeroed array of doubles. */
  floats(length: number): Float64Array {
    const bytes = length * 8;
    this.reserve(bytes);
    const view = new Float64Array(this.buffer, this.used, length);
    this.used += bytes;
    return view;
  }

  /** A zeroed array of 32-bit integers. */
  integers(length: number): Int32Array {
    const bytes = ((length + 1) >> 1) * 8;
    this.reserve(bytes);
    const view = new Int32Array(this.buffer, this.used, length);
    this.used += bytes;
    return view;
  }

  private reserve(bytes: number): void {
    if (this.used + bytes <= this.buffer.byteLength) return;
    this.buffer = new ArrayBuffer(Math.max(bytes, this.chunk));
    this.used = 0;
  }
}

/** Doubles that a run with n variables and about m rows takes. */
export function entriesFor(n: number, m: number): number {
  return 2.5 * n * n + 40 * n + m * (2 * n + 12) + 16;
}
