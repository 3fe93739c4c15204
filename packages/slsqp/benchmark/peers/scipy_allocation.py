#!/usr/bin/env python3
"""Peer: scipy's SLSQP on the allocation problem with exact gradients.

Reads "n cases capacity c_1 ... c_n ..." from standard input, solves every case from equal shares with ftol 1e-6, and
prints {"median": microseconds, "iterations": mean, "worst": relative error}.  Needs scipy (Debian: python3-scipy).
"""
import json
import sys
import time

import numpy as np
from scipy.optimize import minimize

numbers = np.array(sys.stdin.read().split(), dtype=float)
n, cases, capacity = int(numbers[0]), int(numbers[1]), numbers[2]
minus_ones = -np.ones(n)
constraint = {"type": "ineq", "fun": lambda share: capacity - share.sum(), "jac": lambda share: minus_ones}
times, iterations, worst = [], [], 0.0
for costs in numbers[3:].reshape(cases, n):
    begin = time.perf_counter()
    answer = minimize(
        lambda share: float((costs / share).sum()),
        np.full(n, capacity / n),
        jac=lambda share: -costs / share**2,
        bounds=[(1e-3, capacity)] * n,
        constraints=[constraint],
        method="SLSQP",
        options={"ftol": 1e-6, "maxiter": 500},
    )
    times.append((time.perf_counter() - begin) * 1e6)
    iterations.append(answer.nit)
    worst = max(worst, abs(answer.fun * capacity / np.sqrt(costs).sum() ** 2 - 1))
print(json.dumps({"median": float(np.median(times)), "iterations": float(np.mean(iterations)), "worst": float(worst)}))
