import { createProblem, OutOfDomainError, paperSystem } from '@mec/model';

try {
  createProblem(paperSystem(3), [6, -4, 16]);
} catch (error) {
  if (!(error instanceof OutOfDomainError)) throw error;
  console.log(error.code); // MEC_OUT_OF_DOMAIN
  console.log(error.detail); // { where: 'createProblem', what: 'tasks[1]', got: -4, expected: ... }
}
