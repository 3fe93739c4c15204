"""The paper's agent in numpy: a network of N-120-80-N, K disturbed decisions, a memory, Adam.

Where the paper is silent it decides as the TypeScript agent says it does: raw MB as input, PyTorch's initial weights, learning
from 128 samples on, samples drawn without replacement, the network's own decision among the K.
"""
import numpy as np

WIDTHS = (120, 80)
CANDIDATES = 7  # K
FLIPS = 4  # c
BATCH = 128
INTERVAL = 10  # delta
RATE = 0.01


class Network:
    def __init__(self, count, random):
        sizes = (count, *WIDTHS, count)
        self.parameters = []
        for inputs, outputs in zip(sizes, sizes[1:]):
            bound = 1 / np.sqrt(inputs)
            self.parameters += [random.uniform(-bound, bound, (inputs, outputs)), random.uniform(-bound, bound, outputs)]
        self.first = [np.zeros_like(p) for p in self.parameters]
        self.second = [np.zeros_like(p) for p in self.parameters]
        self.steps = 0

    def layers(self, inputs):
        """The input of every layer, and the log odds that come out of the last."""
        a, b, c, d, e, f = self.parameters
        one = np.maximum(inputs @ a + b, 0)
        two = np.maximum(one @ c + d, 0)
        return inputs, one, two, two @ e + f

    def decide(self, tasks):
        """x_0: a sigmoid above 0.5 is a log odds above 0."""
        return (self.layers(tasks)[-1] > 0).astype(int)

    def learn(self, tasks, labels):
        """One step of Adam on the mean cross entropy; returns the loss before it."""
        inputs, one, two, scores = self.layers(tasks)
        loss = np.mean(np.maximum(scores, 0) - labels * scores + np.log1p(np.exp(-np.abs(scores))))
        back = (1 / (1 + np.exp(-scores)) - labels) / scores.size
        gradients = []
        for layer, weights in ((two, 4), (one, 2), (inputs, 0)):
            gradients = [layer.T @ back, back.sum(axis=0)] + gradients
            if weights > 0:
                back = (back @ self.parameters[weights].T) * (layer > 0)
        self.steps += 1
        for k, gradient in enumerate(gradients):
            self.first[k] += 0.1 * (gradient - self.first[k])
            self.second[k] += 0.001 * (gradient**2 - self.second[k])
            mean = self.first[k] / (1 - 0.9**self.steps)
            spread = np.sqrt(self.second[k] / (1 - 0.999**self.steps))
            self.parameters[k] -= RATE * mean / (spread + 1e-8)
        return loss


class Agent:
    def __init__(self, count, seed, memory=256):
        weights, self.exploring, self.drawing = (np.random.default_rng([seed, k]) for k in range(3))
        self.network = Network(count, weights)
        self.flips = min(FLIPS, max(1, count // 2))
        self.capacity = memory
        self.tasks, self.labels = np.zeros((memory, count)), np.zeros((memory, count))
        self.decided = 0

    def candidates(self, tasks):
        """x_0 and K - 1 disturbances of it, all different."""
        decision = self.network.decide(tasks)
        flipped = set()
        while len(flipped) < CANDIDATES - 1:
            flipped.add(tuple(sorted(self.exploring.choice(len(tasks), self.flips, replace=False))))
        found = np.tile(decision, (CANDIDATES, 1))
        for k, devices in enumerate(sorted(flipped)):
            found[k + 1, list(devices)] ^= 1
        return found

    def decide(self, tasks, costs_of):
        """The cheapest candidate and its cost; nothing is learned."""
        candidates = self.candidates(tasks)
        costs = costs_of(tasks, candidates)
        best = int(np.argmin(costs))
        return candidates[best], costs[best]

    def decide_and_learn(self, tasks, costs_of):
        """Cost of the decision, and the loss where this was a training iteration."""
        decision, cost = self.decide(tasks, costs_of)
        place = self.decided % self.capacity
        self.tasks[place], self.labels[place] = tasks, decision
        self.decided += 1
        held = min(self.decided, self.capacity)
        if self.decided % INTERVAL != 0 or held < BATCH:
            return cost, None
        drawn = self.drawing.choice(held, BATCH, replace=False)
        return cost, self.network.learn(self.tasks[drawn], self.labels[drawn])
