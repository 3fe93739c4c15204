/**
 * Factors of a symmetric matrix that need not be positive definite: L D L' = H + tau I, tau >= 0 as small as found.
 *
 * Source: Nocedal and Wright, Algorithm 3.3 (Cholesky with an added multiple of the identity).
 */
import { setDiagonal } from './factor.js';

/** A pivot has to reach this share of the largest diagonal entry. */
const RELATIVE_PIVOT = 1e-13;
/** The smallest shift, relative to the largest entry; each further one is ten times as large. */
const FIRST_SHIFT = 1e-12;
const MAX_SHIFTS = 16;

/**
 * Factors `matrix` (n x n by rows, the lower triangle is read) with a shift that makes it positive definite.
 * Fills `factor`; returns the shift.
 */
export function factorModified(n: number, matrix: Float64Array, factor: Float64Array): number {
  let largest = 0;
  let least = Infinity;
  for (let i = 0; i < n; i++) {
    largest = Math.max(largest, Math.abs(matrix[i * n + i]!));
    least = Math.min(least, matrix[i * n + i]!);
    for (let j = 0; j < i; j++) largest = Math.max(largest, Math.abs(matrix[i * n + j]!));
  }
  if (!(largest > 0) || largest === Infinity) {
    setDiagonal(n, factor, 1);
    return 1;
  }
  const pivot = RELATIVE_PIVOT * largest;
  let shift = least > pivot ? 0 : FIRST_SHIFT * largest - least;
  for (let tries = 0; tries < MAX_SHIFTS; tries++) {
    if (tryFactor(n, matrix, shift, pivot, factor)) return shift;
    shift = Math.max(10 * shift, FIRST_SHIFT * largest);
  }
  setDiagonal(n, factor, largest);
  return largest;
}

/** Sets B to a diagonal matrix whose entries are made positive: |h_i|, or a small share of the largest where that is 0. */
export function factorDiagonal(n: number, diagonal: Float64Array, factor: Float64Array): void {
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, Math.abs(diagonal[i]!));
  const floor = largest > 0 && largest < Infinity ? 1e-8 * largest : 1;
  factor.fill(0);
  for (let j = 0, start = 0; j < n; start += n - j, j++) {
    const size = Math.abs(diagonal[j]!);
    factor[start] = size > floor && size < Infinity ? size : floor;
  }
}

function tryFactor(n: number, matrix: Float64Array, shift: number, pivot: number, factor: Float64Array): boolean {
  for (let j = 0, start = 0; j < n; start += n - j, j++) {
    for (let i = j; i < n; i++) factor[start + i - j] = matrix[i * n + j]! + (i === j ? shift : 0);
  }
  for (let j = 0, start = 0; j < n; start += n - j, j++) {
    const diagonal = factor[start]!;
    if (!(diagonal > pivot)) return false;
    for (let k = j + 1, target = start + n - j; k < n; target += n - k, k++) {
      const scale = factor[start + k - j]! / diagonal;
      if (scale !== 0) for (let i = k; i < n; i++) factor[target + i - k]! -= scale * factor[start + i - j]!;
    }
    for (let i = j + 1; i < n; i++) factor[start + i - j]! /= diagonal;
  }
  return true;
}
