/** The families of cost models that have a study. Another one is a file here and a line below. */
import { deadlines } from './deadlines.js';
import { hiddenCosts } from './hidden-costs.js';
import type { ModelFamily } from './model-family.js';
import { severalServers } from './several-servers.js';
import { sharedUplink } from './shared-uplink.js';

export const families: readonly ModelFamily[] = [deadlines, sharedUplink, hiddenCosts, severalServers];
