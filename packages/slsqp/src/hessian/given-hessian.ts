/** Second derivatives that take the place of BFGS: the caller's, or those of a model. */
export interface GivenHessian {
  /**
   * Sets the factors of B for the Lagrangian at z (the solver's variables). Returns false where it has nothing to say:
   * B is then unchanged, and BFGS updates it.
   *
   * @param share - of the last step that was taken: 0 where the last B gave no step that was any good.
   */
  load(z: Float64Array, scaledMultipliers: Float64Array, factor: Float64Array, share: number): boolean;
}
