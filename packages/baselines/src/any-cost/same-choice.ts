/** Every device takes the same choice: all to one server. */
import { choicesOf, requireNumber, requireOptions, requireProblem, type AnyCostStrategy } from '@mec/model/contract';
import { evaluated } from './evaluated.js';

export interface SameChoiceOptions {
  /** An integer from 0 (local) to one less than the problem's choices. Default 1: everybody offloads. */
  readonly choice?: number;
  /** Default: `ALL <choice>`. */
  readonly name?: string;
}

/**
 * One choice for all. Its cost is Infinity where that cannot be carried out.
 *
 * @throws OutOfDomainError when an option leaves its range. `decide` throws it when the problem has no such choice.
 */
export function sameChoice(options: SameChoiceOptions = {}): AnyCostStrategy {
  requireOptions('sameChoice', options);
  const choice = requireNumber('sameChoice', 'choice', options.choice ?? 1, { min: 0, max: 255, integer: true });
  return {
    name: options.name ?? `ALL ${choice}`,
    decide(problem) {
      requireProblem('sameChoice', problem);
      requireNumber('sameChoice', 'choice', choice, { min: 0, max: choicesOf(problem) - 1, integer: true });
      return evaluated('sameChoice', problem, new Uint8Array(problem.size).fill(choice));
    },
  };
}
