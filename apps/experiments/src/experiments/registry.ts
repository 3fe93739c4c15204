/** Every experiment, in the paper's order. */
import type { Experiment } from './experiment.js';
import { fig3 } from './fig3.js';
import { fig4 } from './fig4.js';
import { fig5 } from './fig5.js';
import { fig6 } from './fig6.js';
import { fig7 } from './fig7.js';
import { fig8 } from './fig8.js';
import { fig9 } from './fig9.js';
import { table1 } from './table1.js';

export const experiments: readonly Experiment[] = [fig3, fig4, fig5, fig6, fig7, fig8, fig9, table1];
