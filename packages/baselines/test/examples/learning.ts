import { jointTableSize, qLearning } from '@mec/baselines';
import { paperSystem, uniformWorkload } from '@mec/model';

for (const deviceCount of [5, 10, 20]) {
  const learner = qLearning({ taskBins: 8, loadBins: 16 });
  for (const problem of uniformWorkload({ system: paperSystem(deviceCount) })) {
    learner.decide(problem);
    break;
  }
  console.log(deviceCount, learner.tableSize, jointTableSize(deviceCount, 8).toExponential(0));
}
// 5 1280 1e+6, 10 2560 1e+12, 20 5120 1e+24
