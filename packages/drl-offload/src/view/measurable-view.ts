/** What the agent knows of a slot whose costs are measured. */
import { isOffloadingProblem, type Allocator, type MeasurableProblem, type Observer } from '@mec/model';

/** The paper's problem shown as `observe` tells and divided by the allocator; any other problem as it is. */
export function measurableView<A>(
  problem: MeasurableProblem<A>,
  allocator: Allocator,
  observe: Observer,
): MeasurableProblem<A> {
  if (!isOffloadingProblem(problem)) return problem;
  const { size, active } = problem;
  const { ids } = problem as MeasurableProblem;
  return {
    size,
    active,
    observation: observe(problem),
    ...(ids === undefined ? {} : { ids }),
    allocate: (offload) => allocator.allocate(problem, offload) as A,
  };
}
