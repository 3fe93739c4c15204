import { describeStrategy } from '@mec/model/testing';
import { restartedDescent } from './restarted-descent.js';

describeStrategy('CD, best of 5', () => restartedDescent(5));
