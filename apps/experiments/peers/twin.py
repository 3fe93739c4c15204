"""The paper's agent through one of the paper's environments: a second opinion on Figs. 3-8, in numpy.

Prints one JSON object: {"ratio": one per iteration, "losses": one per training step, "lossIterations": [...]}.
The server is divided by the closed form of problem (10); SLSQP finds the same to 1e-6 (`--check` compares them on 100 slots).
Usage: python3 twin.py --scenario steady|alpha|switching --seed 1 [--iterations 10000] [--memory 256] [--divide-by 1]
  --divide-by  what the tasks are divided by before the network sees them; 1 is raw MB
"""
import argparse
import json

import numpy as np

from agent import Agent
from mec import System

COUNT = 10
SWITCHED = (0, 1, 2)


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--scenario", choices=("steady", "alpha", "switching"), default="steady")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--iterations", type=int, default=10_000)
    parser.add_argument("--memory", type=int, default=256)
    parser.add_argument("--divide-by", type=float, default=1.0)
    parser.add_argument("--check", action="store_true")
    return parser.parse_args()


def check(random):
    system = System()
    for _ in range(100):
        tasks, decision = random.uniform(5, 25, COUNT), random.integers(0, 2, COUNT)
        closed, searched = system.closed_form(tasks, decision), system.by_slsqp(tasks, decision)
        if abs(searched - closed) > 1e-6 * closed:
            raise SystemExit(f"SLSQP gives {searched}, the closed form {closed}")


def main():
    options = parse()
    random = np.random.default_rng([options.seed, 99])
    if options.check:
        check(random)
    changed, back = round(0.5 * options.iterations), round(0.7 * options.iterations)
    usual, other = System(alpha=1.0), System(alpha=3.0)
    agent = Agent(COUNT, options.seed, options.memory)
    ratio, losses, loss_iterations = [], [], []
    for iteration in range(1, options.iterations + 1):
        within = changed <= iteration < back
        tasks = random.uniform(5, 25, COUNT)
        if within and options.scenario == "switching":
            tasks[list(SWITCHED)] = 0
        system = other if within and options.scenario == "alpha" else usual
        cost, loss = agent.decide_and_learn(
            tasks / options.divide_by, lambda seen, candidates: system.closed_form(tasks, candidates)
        )
        ratio.append(min(1.0, system.minimum(tasks) / cost))
        if loss is not None:
            losses.append(float(loss))
            loss_iterations.append(iteration)
    print(json.dumps({"ratio": ratio, "losses": losses, "lossIterations": loss_iterations}))


main()
