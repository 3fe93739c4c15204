import { minimize, type MinimizeResult } from '../../src/index.js';
import { isRight, type Fit } from './fit.js';

export type Gradients = 'exact' | 'differences';

/**
 * How a run ended: at the minimum and saying so; at the minimum without saying so; elsewhere and saying so; elsewhere
 * but claiming success.
 */
export type Outcome = 'right' | 'unsaid' | 'failed' | 'false success';

/** The verdict on a solver's answer. */
export function outcomeOf(fit: Fit, success: boolean, value: number): Outcome {
  const right = isRight(fit, value);
  if (success) return right ? 'right' : 'false success';
  return right ? 'unsaid' : 'failed';
}

/** The fit at default options, from nothing but its function, its start, its bounds and, if exact, its gradient. */
export function solveFit({ fun, gradient, x0, bounds }: Fit, gradients: Gradients): MinimizeResult {
  return minimize(fun, x0, { ...(bounds && { bounds }), ...(gradients === 'exact' && { jac: gradient }) });
}
