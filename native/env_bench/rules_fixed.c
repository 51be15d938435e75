// Reacher, inverted pendulum and inverted double pendulum: machines that stand where they are.
#include <math.h>

#include "random.h"
#include "rules.h"

enum { FINGERTIP = 3, TARGET = 4 };

static void start_reacher(const mjModel* m, mjData* d, uint64_t rng[4]) {
    (void)m;
    add_uniform(rng, d->qpos, 2, 0.1);
    do {
        d->qpos[2] = uniform(rng, -0.2, 0.2);
        d->qpos[3] = uniform(rng, -0.2, 0.2);
    } while (d->qpos[2] * d->qpos[2] + d->qpos[3] * d->qpos[3] >= 0.04);
    add_uniform(rng, d->qvel, 2, 0.005);
}

static int size_reacher(const mjModel* m) {
    (void)m;
    return 10;
}

static void observe_reacher(const mjModel* m, const mjData* d, float* row) {
    (void)m;
    for (int i = 0; i < 2; i++) {
        row[i] = (float)cos(d->qpos[i]);
        row[2 + i] = (float)sin(d->qpos[i]);
        row[4 + i] = (float)d->qpos[2 + i];
        row[6 + i] = (float)d->qvel[i];
        row[8 + i] = (float)(d->xpos[3 * FINGERTIP + i] - d->xpos[3 * TARGET + i]);
    }
}

static double reward_reacher(const mjModel* m, const mjData* d, double before, double control, double timestep, bool* terminated) {
    (void)m;
    (void)before;
    (void)timestep;
    double squared = 0;
    for (int i = 0; i < 3; i++) {
        const double gap = d->xpos[3 * FINGERTIP + i] - d->xpos[3 * TARGET + i];
        squared += gap * gap;
    }
    *terminated = false;
    return -sqrt(squared) - control;
}

static void start_pendulum(const mjModel* m, mjData* d, uint64_t rng[4]) {
    add_uniform(rng, d->qpos, m->nq, 0.01);
    add_uniform(rng, d->qvel, m->nv, 0.01);
}

static int size_state(const mjModel* m) { return m->nq + m->nv; }

static void observe_state(const mjModel* m, const mjData* d, float* row) { put(put(row, d->qpos, m->nq), d->qvel, m->nv); }

static double reward_pendulum(const mjModel* m, const mjData* d, double before, double control, double timestep, bool* terminated) {
    (void)m;
    (void)before;
    (void)control;
    (void)timestep;
    *terminated = !(fabs(d->qpos[1]) <= 0.2);
    return *terminated ? 0 : 1;
}

static void start_double_pendulum(const mjModel* m, mjData* d, uint64_t rng[4]) {
    add_uniform(rng, d->qpos, m->nq, 0.1);
    add_normal(rng, d->qvel, m->nv, 0.1);
}

static int size_double_pendulum(const mjModel* m) {
    (void)m;
    return 9;
}

static void observe_double_pendulum(const mjModel* m, const mjData* d, float* row) {
    (void)m;
    row[0] = (float)d->qpos[0];
    for (int i = 1; i < 3; i++) {
        row[i] = (float)sin(d->qpos[i]);
        row[2 + i] = (float)cos(d->qpos[i]);
    }
    put_clipped(put_clipped(row + 5, d->qvel, 3, 10), d->qfrc_constraint, 1, 10);
}

static double reward_double_pendulum(const mjModel* m, const mjData* d, double before, double control, double timestep, bool* terminated) {
    (void)m;
    (void)before;
    (void)control;
    (void)timestep;
    const double x = d->site_xpos[0], missing = d->site_xpos[2] - 2, v1 = d->qvel[1], v2 = d->qvel[2];
    *terminated = !(d->site_xpos[2] > 1);
    return (*terminated ? 0 : 10) - 0.01 * x * x - missing * missing - 1e-3 * v1 * v1 - 5e-3 * v2 * v2;
}

const rules envbench_reacher = {"reacher", 2, 50, size_reacher, start_reacher, NULL, observe_reacher, reward_reacher};
const rules envbench_inverted_pendulum = {"inverted-pendulum", 2, 1000, size_state, start_pendulum, NULL, observe_state, reward_pendulum};
const rules envbench_inverted_double_pendulum = {"inverted-double-pendulum", 5, 1000, size_double_pendulum, start_double_pendulum, NULL, observe_double_pendulum, reward_double_pendulum};
