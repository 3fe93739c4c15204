/** Every strategy of the package runs the contract of `@mec/model/testing`. */
import { describeStrategy } from '@mec/model/testing';
import { closedFormAllocator, equalShareAllocator } from '@mec/model';
import {
  allLocal,
  allOffload,
  bestResponse,
  bruteForce,
  cdAverage,
  cdSlsqp,
  clockAuction,
  coordinateDescent,
  exact,
  geneticAlgorithm,
  greedy,
  qLearning,
  randomOffload,
  relaxationRounding,
  selfishEqualShares,
  simulatedAnnealing,
  sizeThreshold,
  tolledRootShares,
  vcgAuction,
} from '../src/index.js';

describeStrategy('allLocal', () => allLocal());
describeStrategy('allOffload', () => allOffload());
describeStrategy('allOffload with optimal shares', () => allOffload({ allocator: closedFormAllocator() }));
describeStrategy('randomOffload', () => randomOffload());
describeStrategy('sizeThreshold', () => sizeThreshold());
describeStrategy('cdAverage', () => cdAverage());
describeStrategy('cdSlsqp', () => cdSlsqp(), { problems: 3 });
describeStrategy('coordinateDescent', () => coordinateDescent());
describeStrategy('greedy', () => greedy());
describeStrategy('simulatedAnnealing', () => simulatedAnnealing());
describeStrategy('relaxationRounding', () => relaxationRounding());
describeStrategy('clockAuction', () => clockAuction());
describeStrategy('vcgAuction', () => vcgAuction());
describeStrategy('bestResponse', () => bestResponse());
describeStrategy('bestResponse with equal shares', () => bestResponse({ rule: selfishEqualShares() }));
describeStrategy('bestResponse with a toll', () => bestResponse({ rule: tolledRootShares() }));
describeStrategy('qLearning', () => qLearning());
describeStrategy('geneticAlgorithm', () => geneticAlgorithm());
describeStrategy('bruteForce', () => bruteForce());
describeStrategy('bruteForce with an allocator', () =>
  bruteForce({ allocator: equalShareAllocator({ among: 'offloaded' }) }),
);
describeStrategy('exact', () => exact());
describeStrategy('exact with a node', () => exact({ nodeLimit: 1 }));
