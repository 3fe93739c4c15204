/** Where this reproduction differs from the paper, or where the paper leaves a choice. The README lists the same. */

export interface Departure {
  readonly title: string;
  readonly text: string;
}

export const departures: readonly Departure[] = [
  {
    title: 'The constraints (9b), (9c), (10b), (10c) bound f, not r',
    text: 'The paper writes r_i and R_max there, where section 2.1 says that the server’s computing f_i^es ≤ F_max^es is what is divided. r_i is the uplink rate of eq. (1), which is given.',
  },
  {
    title: '“Gradient descent [9]” is coordinate descent',
    text: 'Reference [9] flips one decision at a time, and the strategies are called CD: from a random decision, flip the single device whose flip lowers the cost most, until none does.',
  },
  {
    title: '“Equally divided among all user devices” means F/N each',
    text: 'Divided among the offloaders only, CD_AVERAGE would reach 0.998; with F/N for every device, offloading or not, it reaches the paper’s 0.88.',
  },
  {
    title: 'The minimum cost is computed exactly, not by enumeration',
    text: 'The paper tries all 2^N decisions with SLSQP. For equal devices an optimal decision offloads the largest tasks, so a sorted scan with the closed-form allocation gives the same minimum.',
  },
  {
    title: 'SLSQP is ours, with exact gradients',
    text: 'The paper calls scipy’s SLSQP with differences. Here its gradients are exact and its second derivatives estimated, as Kraft’s are; problem (10) is scaled before it is handed over, and the allocation found is within 1e-6 of the closed form’s cost (a test).',
  },
  {
    title: 'The agent sees raw megabytes and starts learning at 128 samples',
    text: 'The paper does not say how d is presented to the network, nor what is drawn from a memory that is not full. Raw MB matched its curves best; training begins when one batch of samples exists.',
  },
  {
    title: 'The initial decision is one of the K = 7 candidates',
    text: 'The paper generates “a total of K different offloading decisions”; we count the network’s own decision among them and add K - 1 disturbances of c = 4 devices.',
  },
  {
    title: 'Three devices switch off: the first three',
    text: 'The paper does not say which. They are equal and their tasks are drawn alike, so the choice plays no part before the agent has learned.',
  },
  {
    title: 'Times are per decision of this program on this machine',
    text: 'The paper’s are scipy’s and a Python network’s on another. The agent’s time is one decision of the trained agent with SLSQP, without learning; the time with learning is in table1.csv.',
  },
];
