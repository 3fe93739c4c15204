"""Times the paper's two algorithms in Python on problems that are sent to it: Table 1's peer.

Reads one JSON object per line from standard input and answers each with one line on standard output:
  {"train": [[tasks, ...], ...]}                      -> {"cpu": seconds}
  {"who": "agent" | "CD_SLSQP", "problems": [[...]]}  -> {"seconds": [...], "costs": [...], "cpu": seconds}
`train` makes an agent for that many devices and lets it learn. `cpu` is this process's processor time so far.
One thread: start it with OMP_NUM_THREADS=1 and OPENBLAS_NUM_THREADS=1.
"""
import json
import sys
import time

import numpy as np

from agent import Agent
from descent import coordinate_descent
from mec import System

SYSTEM = System()
RANDOM = np.random.default_rng(1)
AGENTS = {}


def costs_of(tasks, candidates):
    return np.array([SYSTEM.by_slsqp(tasks, decision) for decision in candidates])


def decide(who, tasks):
    if who == "agent":
        return AGENTS[len(tasks)].decide(tasks, costs_of)[1]
    return coordinate_descent(tasks, SYSTEM.by_slsqp, RANDOM)[1]


def answer(request):
    if "train" in request:
        problems = np.array(request["train"], dtype=float)
        agent = AGENTS.setdefault(problems.shape[1], Agent(problems.shape[1], seed=1))
        for tasks in problems:
            agent.decide_and_learn(tasks, SYSTEM.closed_form)
        return {}
    seconds, costs = [], []
    for problem in request["problems"]:
        tasks = np.array(problem, dtype=float)
        start = time.perf_counter()
        cost = decide(request["who"], tasks)
        seconds.append(time.perf_counter() - start)
        costs.append(float(cost))
    return {"seconds": seconds, "costs": costs}


for line in sys.stdin:
    print(json.dumps({**answer(json.loads(line)), "cpu": time.process_time()}), flush=True)
