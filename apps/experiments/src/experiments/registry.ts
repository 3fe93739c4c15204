/** Every experiment: the paper's figures and table in its order, then the studies that go beyond it. */
import { families } from '../models/families.js';
import type { Experiment } from './experiment.js';
import { fig3 } from './paper/fig3.js';
import { fig4 } from './paper/fig4.js';
import { fig5 } from './paper/fig5.js';
import { fig6 } from './paper/fig6.js';
import { fig7 } from './paper/fig7.js';
import { fig8 } from './paper/fig8.js';
import { fig9 } from './paper/fig9.js';
import { memory } from './paper/memory.js';
import { table1 } from './paper/table1.js';
import { ablation } from './studies/ablation.js';
import { agents } from './studies/agents.js';
import { baselines } from './studies/baselines.js';
import { droo } from './studies/droo.js';
import { lydroo } from './studies/lydroo.js';
import { modelStudy } from './studies/model-study.js';

/** Run when nothing else is asked for. */
export const paperExperiments: readonly Experiment[] = [fig3, fig4, fig5, fig6, fig7, fig8, fig9, memory, table1];

/** Run when named by `--only`. */
const studies: readonly Experiment[] = [agents, ablation, baselines, ...families.map(modelStudy), droo, lydroo];

export const experiments: readonly Experiment[] = [...paperExperiments, ...studies];
