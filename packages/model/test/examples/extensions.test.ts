import { paperSystem } from '@mec/model';
import { describeAllocator, describeStrategy, describeWorkload } from '@mec/model/testing';
import { burstyWorkload } from './bursty-workload.js';
import { proportionalAllocator } from './proportional-allocator.js';
import { thresholdStrategy } from './threshold-strategy.js';

describeStrategy('tasks above 12 MB', () => thresholdStrategy(12));
describeAllocator('in proportion to the tasks', () => proportionalAllocator());
describeWorkload('bursts', () => burstyWorkload(paperSystem(), 0.3, 1));
