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
    title: 'The agent sees raw megabytes',
    text: 'The paper does not say how d is presented to the network. Raw MB gives its 0.995; divided by 25, the twin in numpy reaches 0.996.',
  },
  {
    title: 'Learning starts at 128 samples, drawn without replacement',
    text: 'The paper does not say what is drawn from a memory that is not full, nor whether a sample may be drawn twice. Training begins when one batch of samples exists, and no sample counts twice in a batch.',
  },
  {
    title: 'Initial weights are uniform within 1/√inputs',
    text: 'The paper names no rule. This is PyTorch’s for a linear layer, for weights and biases.',
  },
  {
    title: 'Outputs above 0.5 offload, and Adam is the usual one',
    text: 'The paper does not say how the sigmoid’s outputs become decisions, nor Adam’s constants: a threshold of 0.5, and β₁ = 0.9, β₂ = 0.999, ε = 1e-8, with one state for the agent’s life.',
  },
  {
    title: 'The initial decision is one of the K = 7 candidates',
    text: 'The paper generates “a total of K different offloading decisions”; we count the network’s own decision among them and add K - 1 disturbances of c = 4 devices, all different.',
  },
  {
    title: 'c, K and the network’s widths are the same at N = 15 and 20',
    text: 'The paper gives them for N = 10 alone. With c = 4, K = 7 and 120 and 80 neurons at every N, the agent’s time hardly grows from N = 10 to 20; the paper’s grows 6.3 times, which a K that grows with N would explain.',
  },
  {
    title: 'Three devices switch off: the first three, by d = 0',
    text: 'The paper does not say which, nor what a device that is off is to the agent. Its task is 0 MB: it costs nothing whatever is decided, its input is 0, and decisions are still made and learned for it. Devices are equal and their tasks are drawn alike, so the choice of three plays no part before the agent has learned.',
  },
  {
    title: 'CD_AVERAGE and ALL_OFFLOAD are one curve',
    text: 'With F/N for every device, whether to offload is each device’s own matter, and at the paper’s parameters it pays for every task: the descent ends with everyone offloading. The paper draws two curves; both lie between 0.84 and 0.90, as here.',
  },
  {
    title: 'The curves settle earlier than the paper’s',
    text: 'The loss is within a quarter of its final level from about iteration 1,400 on, where the paper says 4,500, and 1 - ratio from about 1,000 on, where it says 4,000; the twin in numpy does the same. With a memory of 10,000 samples the loss is still falling at the end.',
  },
  {
    title: 'Times are per decision of this program on this machine',
    text: 'The paper’s are scipy’s and a Python network’s on another. The agent’s time is one decision of the trained agent with SLSQP, without learning; the time with learning is in table1.csv. Where Python with scipy is installed, both algorithms are timed there too, in turn with ours on the same problems: their times grow from N = 10 to 20 about as ours do, the paper’s more.',
  },
];
