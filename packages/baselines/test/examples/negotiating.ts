import {
  bestResponse,
  clockAuction,
  priceOfAnarchy,
  selfishRootShares,
  tolledRootShares,
  vcgAuction,
} from '@mec/baselines';
import { createProblem, paperSystem } from '@mec/model';

const problem = createProblem(paperSystem(6), [6, 22, 8, 15, 9, 19]);

const auction = clockAuction({ step: 0.02, roundLatency: 0.02 }).decide(problem);
console.log(auction.rounds, auction.messages, auction.latency.toFixed(2)); // 33 384 0.66

const { payments, rounds } = vcgAuction().decide(problem);
console.log(rounds, [...payments].map((payment) => payment.toFixed(1)).join(' ')); // 1 0.0 3.3 0.0 2.8 2.2 3.1

const selfish = bestResponse({ rule: selfishRootShares() }).decide(problem);
const tolled = bestResponse({ rule: tolledRootShares() }).decide(problem);
console.log(selfish.passes, (tolled.cost / selfish.cost).toFixed(3)); // 2 0.976
console.log(priceOfAnarchy(problem, selfishRootShares()).anarchy.toFixed(3)); // 1.028
