/** Values that the paper's text states of its figures, drawn beside what was measured here. */
import type { ChartGuide } from '@mec/bench';
import type { Plan } from '../../plan.js';
import type { ScenarioName } from '../../scenarios/scenario.js';

/** "maintaining between 0.1-0.2", from about iteration 6,500 on: in Figs. 5 and 7 the level to return to. */
export function lossGuides(scenario: ScenarioName, plan: Plan): ChartGuide[] {
  const at = [0.1, 0.2] as const;
  return scenario === 'steady'
    ? [{ at, from: plan.at(6500), label: 'paper 0.1–0.2' }]
    : [{ at, label: 'Fig. 3: 0.1–0.2' }];
}

/** "after 4000 iterations, the ratio basically stabilizes, changing around 0.995": in Figs. 6 and 8 the level to return to. */
export function ratioGuides(scenario: ScenarioName, plan: Plan): ChartGuide[] {
  return [{ at: 0.995, from: plan.at(4000), label: scenario === 'steady' ? 'paper 0.995' : 'Fig. 4: 0.995' }];
}

/** "between 0.9 and 0.84" for three strategies, "around 0.998" for CD_SLSQP, "around 0.995" for the paper's. */
export function comparisonGuides(plan: Plan): ChartGuide[] {
  return [
    { at: [0.84, 0.9], label: 'paper 0.84–0.90' },
    { at: 0.998, label: 'paper 0.998' },
    { at: 0.995, from: plan.at(4000), label: 'paper 0.995' },
  ];
}
