/** The loss: binary cross entropy between log odds and decisions. */

/**
 * -y log p - (1 - y) log(1 - p) with p = sigmoid(score), in the form that neither overflows nor loses digits.
 *
 * @param score - log odds, finite.
 * @param label - y, 0 or 1.
 */
export function crossEntropy(score: number, label: number): number {
  return Math.max(score, 0) - score * label + Math.log1p(Math.exp(-Math.abs(score)));
}
