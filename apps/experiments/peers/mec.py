"""The paper's system in numpy: costs (eqs 1-9), problem (10) by scipy's SLSQP or by its closed form, and the minimum.

Written from the paper alone and independent of the TypeScript packages, so that it can contradict them.
Units: MB, MB/s, W, s. Arrays: tasks d of shape (N,), decisions x of shape (N,) or (K, N) with entries 0 and 1.
"""
import numpy as np
from scipy.optimize import minimize

CAPACITY = 30.0  # F_max^es
UPLINK = 2.5  # r
UPLOADING = 1.0  # p_upload
WAITING = 0.5  # p_waiting
LOCAL_RATE = 3.0  # f_local
LOCAL_POWER = 3.0  # p_local


class System:
    """What a MB costs locally and on its way to the server, and what a second of the server's work costs."""

    def __init__(self, alpha=1.0):
        self.local = (1 + alpha * LOCAL_POWER) / LOCAL_RATE
        self.upload = (1 + alpha * UPLOADING) / UPLINK
        self.waiting = 1 + alpha * WAITING

    def before_server(self, tasks, decisions):
        """Cost of everything but the server's work: one number per decision."""
        return np.where(decisions == 1, self.upload * tasks, self.local * tasks).sum(axis=-1)

    def closed_form(self, tasks, decisions):
        """Cost of decisions under the best division of the server, f_i in proportion to sqrt(d_i)."""
        roots = (decisions * np.sqrt(tasks)).sum(axis=-1)
        return self.before_server(tasks, decisions) + self.waiting * roots**2 / CAPACITY

    def by_slsqp(self, tasks, decision):
        """Cost of one decision, the server divided by scipy's SLSQP with exact gradients, as the paper divides it."""
        offloaded = tasks[(decision == 1) & (tasks > 0)]
        cost = self.before_server(tasks, decision)
        if len(offloaded) == 0:
            return cost
        weights = self.waiting * offloaded
        count = len(offloaded)
        found = minimize(
            lambda f: np.sum(weights / f),
            np.full(count, CAPACITY / count),
            jac=lambda f: -weights / f**2,
            bounds=[(1e-3, CAPACITY)] * count,
            constraints={"type": "ineq", "fun": lambda f: CAPACITY - f.sum(), "jac": lambda f: -np.ones(count)},
            method="SLSQP",
        )
        return cost + found.fun

    def minimum(self, tasks):
        """Equal devices: an optimal decision offloads the largest tasks, so N + 1 decisions hold the minimum."""
        order = np.argsort(-tasks)
        decisions = np.zeros((len(tasks) + 1, len(tasks)), dtype=int)
        for count in range(1, len(tasks) + 1):
            decisions[count, order[:count]] = 1
        return self.closed_form(tasks, decisions).min()
