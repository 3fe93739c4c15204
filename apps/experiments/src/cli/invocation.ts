/** What a command line asks for. */
import type { WorkOptions } from '../distributed/work.js';
import type { BenchOptions } from '../plan.js';

export type Invocation =
  /** The paper's figures, studies, slots of the user's own, experiment files. */
  | { readonly kind: 'run'; readonly options: BenchOptions }
  | { readonly kind: 'list' }
  /** Jobs of coordinators on any machine. */
  | { readonly kind: 'worker'; readonly options: WorkOptions }
  /** The JSON Schema of experiment files. */
  | { readonly kind: 'schema' }
  | { readonly kind: 'export'; readonly options: ExportOptions }
  | { readonly kind: 'import'; readonly options: ImportOptions }
  | { readonly kind: 'compare'; readonly folders: readonly [string, string] }
  /** Nothing left to do: help was shown (exit code 0), or a wrong option was named (2). */
  | { readonly kind: 'exit'; readonly code: number };

interface ExportOptions {
  /** The experiment file whose slots are written. */
  readonly file: string;
  /** `.csv` or `.jsonl`. */
  readonly out: string;
}

interface ImportOptions {
  /** The experiment file whose slots were decided. */
  readonly file: string;
  /** `.csv` or `.jsonl`. */
  readonly decisions: string;
}

export interface Print {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}
