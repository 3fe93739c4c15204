/** A thread in which a user's module is tried: one that never comes back is ended from outside. */
import { parentPort, workerData } from 'node:worker_threads';
import { checkModule, type ModuleFacts, type ModuleTrial } from './check-module.js';
import { resolvePackagesFromHere } from './resolve-packages-from-here.js';

export type CheckMessage = { readonly facts: ModuleFacts } | { readonly problem: string };

resolvePackagesFromHere();

let message: CheckMessage;
try {
  message = { facts: await checkModule(workerData as ModuleTrial) };
} catch (error) {
  message = { problem: error instanceof Error ? error.message : String(error) };
}
parentPort!.postMessage(message);
