/** From CommonJS where the resolution is that of Node 20.19 and later, which load ES modules by `require`. */
import slsqp = require('@mec/slsqp');
import { minimize } from '@mec/slsqp';

slsqp.minimize(([x, y]) => x * y, [1, 2]);
minimize(([x]) => x, [1]).x.length.toFixed();
