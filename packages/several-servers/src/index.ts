export type { ServerCoefficients } from './coefficients.js';
export {
  severalServersProblem,
  type SeveralServersOptions,
  type SeveralServersProblem,
} from './several-servers-problem.js';
export { severalServersWorkload, type SeveralServersWorkloadOptions } from './several-servers-workload.js';
export { FEATURES_PER_SERVER, observeServers } from './rows.js';
export type { ServedDevice, SeveralServersSystem } from './system.js';
