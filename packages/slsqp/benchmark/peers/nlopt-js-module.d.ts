/** The part of nlopt-js 0.1.1 that the benchmark uses; the package has no types of its own. */
declare module 'nlopt-js' {
  type Callback = (x: ArrayLike<number>, gradient: number[] | null) => number;
  interface Optimizer {
    setLowerBounds(bounds: readonly number[]): void;
    setUpperBounds(bounds: readonly number[]): void;
    setMinObjective(fun: Callback, relativeTolerance: number): void;
    addInequalityConstraint(fun: Callback, tolerance: number): void;
    addEqualityConstraint(fun: Callback, tolerance: number): void;
    setMaxeval(evaluations: number): void;
    optimize(start: readonly number[]): { success: boolean; x: number[]; value: number };
  }
  const nlopt: {
    ready: Promise<void>;
    Optimize: new (algorithm: unknown, n: number) => Optimizer;
    Algorithm: { LD_SLSQP: unknown };
    GC: { flush(): void };
  };
  export default nlopt;
}
