/** Slots for programs in other languages, and what their decisions are worth. */
import { fileScenario } from './experiment-files/file-experiment.js';
import { judgeDecisions, type Judgement } from './experiment-files/judge-decisions.js';
import { readExperiment } from './experiment-files/read-experiment.js';
import { slotRows, writeSlots, type SlotRow } from './experiment-files/slot-table.js';
import { checkModules, namesModules, NO_MODULES } from './modules/check-modules.js';

/** Seconds that a module may take for its first slot. */
const LIMIT = 60;

/** @returns how many slots were written. */
export async function exportSlots(file: string, out: string): Promise<number> {
  const rows = await slotsOf(file);
  await writeSlots(out, rows);
  return rows.length;
}

export async function importDecisions(file: string, decisions: string): Promise<Judgement> {
  return judgeDecisions(decisions, await slotsOf(file));
}

/** With the first seed, or each that the file names. */
async function slotsOf(file: string): Promise<SlotRow[]> {
  const read = await readExperiment(file);
  const given = { ...read.modules, strategy: [], allocator: [] };
  const options = { given, taken: [], scenarios: [], limit: LIMIT, threads: true };
  const modules = namesModules(given) ? await checkModules(options) : NO_MODULES;
  const { seeds = 1 } = read.file;
  return slotRows(fileScenario(read, modules), typeof seeds === 'number' ? [1] : seeds, file);
}
