import { arrhenius, arrheniusLog } from './arrhenius.js';
import { build, FITS_PER_FAMILY } from './build.js';
import { diode, rcCurrent, rcImpedance } from './circuits.js';
import { decay, twoDecays } from './decay.js';
import { Draw } from './draw.js';
import { evenPowerShape } from './even-powers.js';
import type { Family } from './family.js';
import type { Fit } from './fit.js';
import { logistic } from './growth.js';
import { dampedOscillation } from './oscillation.js';
import { gaussian, lorentzian } from './peaks.js';
import { polynomialTen, polynomialThousand, polynomialYears } from './polynomial.js';
import { powerLaw } from './power-law.js';
import { regression } from './regression.js';
import { hill, langmuir, michaelisMenten, slowSaturation } from './saturation.js';
import { antoine, heatCapacity, radiation, refractiveIndex, thermistor } from './thermodynamics.js';
import { unixCycle, unixTrend } from './unix-time.js';

const families: readonly Family[] = [
  polynomialTen,
  polynomialThousand,
  polynomialYears,
  evenPowerShape,
  regression,
  arrhenius,
  arrheniusLog,
  decay,
  twoDecays,
  michaelisMenten,
  langmuir,
  hill,
  slowSaturation,
  rcCurrent,
  rcImpedance,
  diode,
  gaussian,
  lorentzian,
  unixTrend,
  unixCycle,
  logistic,
  dampedOscillation,
  antoine,
  heatCapacity,
  thermistor,
  refractiveIndex,
  radiation,
  powerLaw,
];

/** The fits of every family; another seed gives other ones of the same kinds. */
export function fitsOf(seed: number): Fit[] {
  return families.flatMap((family) => {
    const draw = new Draw(seed, family.name);
    return Array.from({ length: FITS_PER_FAMILY }, (_, index) => build(family, index, draw));
  });
}
