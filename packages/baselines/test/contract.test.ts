/** Every strategy of the package runs the contract of `@mec/model/testing`. */
import { describeStrategy } from '@mec/model/testing';
import { closedFormAllocator, equalShareAllocator } from '@mec/model';
import { allLocal, allOffload, bruteForce, cdAverage, cdSlsqp, coordinateDescent, exact } from '../src/index.js';

describeStrategy('allLocal', () => allLocal());
describeStrategy('allOffload', () => allOffload());
describeStrategy('allOffload with optimal shares', () => allOffload({ allocator: closedFormAllocator() }));
describeStrategy('cdAverage', () => cdAverage());
describeStrategy('cdSlsqp', () => cdSlsqp(), { problems: 3 });
describeStrategy('coordinateDescent', () => coordinateDescent());
describeStrategy('bruteForce', () => bruteForce());
describeStrategy('bruteForce with an allocator', () =>
  bruteForce({ allocator: equalShareAllocator({ among: 'offloaded' }) }),
);
describeStrategy('exact', () => exact());
