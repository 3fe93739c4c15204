#!/usr/bin/python3
"""The paper's agent as one would write it in Python: numpy, PyTorch for the network, scipy's SLSQP for the allocation.

Prints one JSON object per line: {"what", "n", "ms_median", "ms_p99", "ratio"}; ratio is minimum cost / cost.

Debian: apt-get install python3-scipy python3-torch
Usage: OMP_NUM_THREADS=1 /usr/bin/python3 torch-agent.py [decisions]
"""
import json
import sys
import time

import numpy as np
import torch
from scipy.optimize import minimize

CAPACITY, UPLINK, P_UPLOAD, P_WAITING, LOCAL, P_LOCAL, ALPHA = 30.0, 2.5, 1.0, 0.5, 3.0, 3.0, 1.0
PER_MB_LOCAL = (1 + ALPHA * P_LOCAL) / LOCAL
PER_MB_UPLOAD = (1 + ALPHA * P_UPLOAD) / UPLINK
EDGE = 1 + ALPHA * P_WAITING


def server_cost_closed_form(tasks):
    return EDGE / CAPACITY * np.sqrt(tasks).sum() ** 2


def server_cost_slsqp(tasks):
    n = len(tasks)
    result = minimize(
        lambda f: float((EDGE * tasks / f).sum()),
        np.full(n, CAPACITY / n),
        jac=lambda f: -EDGE * tasks / f**2,
        bounds=[(1e-3, CAPACITY)] * n,
        constraints=[{"type": "ineq", "fun": lambda f: CAPACITY - f.sum(), "jac": lambda f: -np.ones(n)}],
        method="SLSQP",
        options={"ftol": 1e-6, "maxiter": 200},
    )
    return result.fun


def cost(tasks, offload, server_cost):
    on = offload.astype(bool)
    total = PER_MB_LOCAL * tasks[~on].sum() + PER_MB_UPLOAD * tasks[on].sum()
    return total + (server_cost(tasks[on]) if on.any() else 0.0)


def minimum(tasks):
    """An optimal offloaded set is a prefix of the tasks sorted downwards."""
    ordered = np.sort(tasks)[::-1]
    sums = np.concatenate([[0.0], np.cumsum(ordered)])
    roots = np.concatenate([[0.0], np.cumsum(np.sqrt(ordered))])
    return float((PER_MB_LOCAL * (sums[-1] - sums) + PER_MB_UPLOAD * sums + EDGE / CAPACITY * roots**2).min())


class Agent:
    """Section 3 with the numbers of section 4."""

    def __init__(self, n, generator):
        self.n, self.generator = n, generator
        layers = [torch.nn.Linear(n, 120), torch.nn.ReLU(), torch.nn.Linear(120, 80), torch.nn.ReLU()]
        self.network = torch.nn.Sequential(*layers, torch.nn.Linear(80, n), torch.nn.Sigmoid())
        self.optimiser = torch.optim.Adam(self.network.parameters(), lr=0.01)
        self.loss = torch.nn.BCELoss()
        self.memory = []

    def decide(self, tasks, server_cost):
        with torch.no_grad():
            first = (self.network(torch.tensor(tasks, dtype=torch.float32)).numpy() > 0.5).astype(int)
        candidates = [first]
        for _ in range(6):
            candidate = first.copy()
            candidate[self.generator.choice(self.n, 4, replace=False)] ^= 1
            candidates.append(candidate)
        costs = [cost(tasks, candidate, server_cost) for candidate in candidates]
        best = int(np.argmin(costs))
        return candidates[best], costs[best]

    def remember(self, tasks, offload):
        self.memory = (self.memory + [(tasks, offload)])[-256:]

    def learn(self):
        chosen = self.generator.choice(len(self.memory), 128, replace=False)
        inputs = torch.tensor(np.array([self.memory[i][0] for i in chosen]), dtype=torch.float32)
        labels = torch.tensor(np.array([self.memory[i][1] for i in chosen]), dtype=torch.float32)
        self.optimiser.zero_grad()
        self.loss(self.network(inputs), labels).backward()
        self.optimiser.step()


def report(what, n, seconds, ratios):
    milliseconds = 1e3 * np.array(seconds)
    row = {"what": what, "n": n, "ms_median": float(np.median(milliseconds)), "ms_p99": float(np.percentile(milliseconds, 99))}
    print(json.dumps({**row, "ratio": float(np.mean(ratios)) if ratios else None}), flush=True)


def main():
    decisions = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    torch.set_num_threads(1)
    for n in (10, 15, 20, 1000):
        generator = np.random.default_rng(1)
        torch.manual_seed(1)
        agent = Agent(n, generator)
        steps = []
        for t in range(1, 1001):
            tasks = generator.uniform(5, 25, n)
            agent.remember(tasks, agent.decide(tasks, server_cost_closed_form)[0])
            if t % 10 == 0 and len(agent.memory) >= 128:
                start = time.perf_counter()
                agent.learn()
                steps.append(time.perf_counter() - start)
        report("training step", n, steps, [])
        for what, server_cost in (("closed form", server_cost_closed_form), ("SLSQP", server_cost_slsqp)):
            if n > 20 and what == "SLSQP":
                continue
            seconds, ratios = [], []
            for _ in range(decisions):
                tasks = generator.uniform(5, 25, n)
                start = time.perf_counter()
                found = agent.decide(tasks, server_cost)[1]
                seconds.append(time.perf_counter() - start)
                ratios.append(minimum(tasks) / found)
            report("agent, " + what, n, seconds, ratios)


if __name__ == "__main__":
    main()
