/**
 * Greedy by evaluation: from all local, the one device and choice that lower the cost most, then the next, until none does.
 *
 * For the paper's cost and equal devices this is the sorted prefix and so exact; for other costs it is not.
 */
import { activeDevices, choicesOf, requireProblem, type AnyCostStrategy } from '@mec/model/contract';
import { neighbourhood } from './neighbourhood.js';

/**
 * Greedy from all local. A device that has left home stays where it went. Of equal gains that of the lowest device first.
 *
 * It asks for at most 1 + (choices - 1) (N + (N - 1) + ...) costs, N the active devices.
 */
export function greedy(): AnyCostStrategy {
  return {
    name: 'GREEDY',
    decide(problem) {
      requireProblem('greedy', problem);
      const choices = choicesOf(problem);
      const near = neighbourhood('greedy', problem);
      const active = activeDevices(problem);
      let cost = near.start(new Uint8Array(problem.size));
      for (;;) {
        let device = -1;
        let choice = 0;
        for (const i of active) {
          if (near.choiceOf(i) !== 0) continue;
          for (let c = 1; c < choices; c++) {
            const candidate = near.at(i, c);
            if (!(candidate < cost)) continue;
            cost = candidate;
            device = i;
            choice = c;
          }
        }
        if (device < 0) return near.decision();
        near.move(device, choice);
      }
    },
  };
}
