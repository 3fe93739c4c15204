#!/usr/bin/env python3
"""Peer: scipy's SLSQP on one problem whose functions live in the parent process.

Reads {"start", "bounds", "equalities", "inequalities", "gradients"} (one JSON object on a line), asks for every value on standard
output as {"ask": "fun" | "jac" | "eq" | "eq-jac" | "ineq" | "ineq-jac", "x"}, reads the answers, and ends with
{"answer": {"x", "fun", "success", "evaluations", "iterations"}}.
"""
import json
import sys

import numpy as np
from scipy.optimize import minimize


def number(value):
    if isinstance(value, list):
        return [number(item) for item in value]
    return float("nan") if value is None else value


def ask(what):
    def question(x):
        print(json.dumps({"ask": what, "x": list(map(float, x))}), flush=True)
        answer = number(json.loads(sys.stdin.readline()))
        return np.array(answer) if isinstance(answer, list) else answer

    return question


problem = json.loads(sys.stdin.readline())
constraints = []
exact = problem["gradients"] == "exact"
if problem["equalities"]:
    constraints.append({"type": "eq", "fun": ask("eq"), **({"jac": ask("eq-jac")} if exact else {})})
if problem["inequalities"]:
    constraints.append({"type": "ineq", "fun": ask("ineq"), **({"jac": ask("ineq-jac")} if exact else {})})
answer = minimize(
    ask("fun"),
    np.array(problem["start"], dtype=float),
    jac=ask("jac") if exact else None,
    bounds=problem["bounds"],
    constraints=constraints,
    method="SLSQP",
    options={"ftol": 1e-8, "maxiter": 1000},
)
finite = [float(value) if np.isfinite(value) else 1e300 for value in answer.x]
result = {
    "x": finite,
    "fun": float(answer.fun) if np.isfinite(answer.fun) else 1e300,
    "success": bool(answer.success),
    "evaluations": int(answer.nfev),
    "iterations": int(answer.nit),
}
print(json.dumps({"answer": result}), flush=True)
