/* Peer: NLopt's LD_SLSQP on the allocation problem, called from C with exact gradients.
 *
 * Reads "n cases capacity c_1 ... c_n ..." from standard input, solves every case from equal shares to a relative
 * tolerance of 1e-6, and prints {"median": microseconds, "iterations": evaluations, "worst": relative error}.
 *
 * Build: gcc -O2 nlopt_allocation.c -lnlopt -lm -o nlopt_allocation     (Debian: libnlopt-dev)
 */
#include <math.h>
#include <nlopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct instance {
  const double *costs;
  double capacity;
};

static double cost(unsigned n, const double *share, double *slope, void *data) {
  const double *c = ((struct instance *)data)->costs;
  double total = 0;
  for (unsigned i = 0; i < n; ++i) {
    const double part = c[i] / share[i];
    total += part;
    if (slope) slope[i] = -part / share[i];
  }
  return total;
}

static double excess(unsigned n, const double *share, double *slope, void *data) {
  double total = -((struct instance *)data)->capacity;
  for (unsigned i = 0; i < n; ++i) {
    total += share[i];
    if (slope) slope[i] = 1;
  }
  return total;
}

static int ascending(const void *a, const void *b) {
  const double left = *(const double *)a, right = *(const double *)b;
  return (left > right) - (left < right);
}

int main(void) {
  int n, cases;
  double capacity;
  if (scanf("%d %d %lf", &n, &cases, &capacity) != 3) return 1;
  double *costs = malloc(sizeof(double) * n), *share = malloc(sizeof(double) * n);
  double *times = malloc(sizeof(double) * cases), worst = 0, evaluations = 0;
  for (int k = 0; k < cases; ++k) {
    double roots = 0, value = 0;
    for (int i = 0; i < n; ++i) {
      if (scanf("%lf", &costs[i]) != 1) return 1;
      roots += sqrt(costs[i]);
      share[i] = capacity / n;
    }
    struct instance data = {costs, capacity};
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    nlopt_opt solver = nlopt_create(NLOPT_LD_SLSQP, n);
    nlopt_set_lower_bounds1(solver, 1e-3);
    nlopt_set_upper_bounds1(solver, capacity);
    nlopt_set_min_objective(solver, cost, &data);
    nlopt_add_inequality_constraint(solver, excess, &data, 1e-8);
    nlopt_set_ftol_rel(solver, 1e-6);
    nlopt_optimize(solver, share, &value);
    evaluations += nlopt_get_numevals(solver);
    nlopt_destroy(solver);
    clock_gettime(CLOCK_MONOTONIC, &to);
    times[k] = (to.tv_sec - from.tv_sec) * 1e6 + (to.tv_nsec - from.tv_nsec) / 1e3;
    const double error = fabs(value * capacity / (roots * roots) - 1);
    if (error > worst) worst = error;
  }
  qsort(times, cases, sizeof(double), ascending);
  printf("{\"median\": %.3f, \"iterations\": %.1f, \"worst\": %.3e}\n", times[cases / 2], evaluations / cases, worst);
  return 0;
}
