"""CD_SLSQP in numpy and scipy: from a random decision, flip the device whose flip lowers the cost most, until none does."""


def coordinate_descent(tasks, cost_of, random):
    """The decision and its cost."""
    decision = random.integers(0, 2, len(tasks))
    best = cost_of(tasks, decision)
    while True:
        costs = []
        for device in range(len(tasks)):
            decision[device] ^= 1
            costs.append(cost_of(tasks, decision))
            decision[device] ^= 1
        cheapest = min(costs)
        if cheapest >= best:
            return decision, best
        decision[costs.index(cheapest)] ^= 1
        best = cheapest
