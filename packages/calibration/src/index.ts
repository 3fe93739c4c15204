export { calibrate, type CalibrateOptions, type CalibratedParameter, type Calibration } from './calibrate.js';
export type { TaskMeasurement } from './task-measurement.js';
export { calibratingStrategy, type CalibratingOptions, type CalibratingStrategy } from './calibrating-strategy.js';
