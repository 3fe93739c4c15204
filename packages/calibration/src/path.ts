/**
 * The two paths that a task can take, and what each costs, eqs (1)-(8): on the device itself, or by its uplink to the server.
 *
 * A path has one rate (f_local or r) and powers. Delays and energies are linear in the inverse of the rate, so fits work with the
 * slowness, as a multiple of the nominal one.
 */
import type { Device } from '@mec/model';
import type { Kind, TaskMeasurement } from './task-measurement.js';

type Rate = 'localRate' | 'uplinkRate';
type Power = 'localPower' | 'uploadPower' | 'waitingPower';
export type ParameterName = Rate | Power;

export interface Path {
  readonly rate: Rate;
  /** Power while the rate is at work, then while the server is. */
  readonly powers: readonly Power[];
}

export const LOCAL: Path = { rate: 'localRate', powers: ['localPower'] };
export const OFFLOAD: Path = { rate: 'uplinkRate', powers: ['uploadPower', 'waitingPower'] };

/** The path that a measured task took. */
export function pathOf({ edgeRate }: TaskMeasurement): Path {
  return edgeRate === 0 ? LOCAL : OFFLOAD;
}

/**
 * What a task should have measured.
 *
 * @param energyWeight - alpha.
 * @see Eqs (1)-(8).
 */
export function predicted(
  kind: Kind,
  path: Path,
  device: Device,
  { task, edgeRate }: TaskMeasurement,
  energyWeight: number,
): number {
  const [working, waiting] = path.powers;
  const ownTime = task / device[path.rate];
  const serverTime = edgeRate === 0 ? 0 : task / edgeRate;
  const delay = ownTime + serverTime;
  const energy = device[working!] * ownTime + (waiting === undefined ? 0 : device[waiting] * serverTime);
  if (kind === 'delay') return delay;
  return kind === 'energy' ? energy : delay + energyWeight * energy;
}
