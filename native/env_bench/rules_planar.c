// Half cheetah, hopper, walker and swimmer: the root moves in a plane, x of the root is rewarded.
#include <math.h>

#include "random.h"
#include "rules.h"

static double x_of_root(const mjModel* m, const mjData* d) {
    (void)m;
    return d->qpos[0];
}

static void start_wide(const mjModel* m, mjData* d, uint64_t rng[4]) {
    add_uniform(rng, d->qpos, m->nq, 0.1);
    add_normal(rng, d->qvel, m->nv, 0.1);
}

static void start_narrow(const mjModel* m, mjData* d, uint64_t rng[4]) {
    add_uniform(rng, d->qpos, m->nq, 0.005);
    add_uniform(rng, d->qvel, m->nv, 0.005);
}

static int size_without_x(const mjModel* m) { return m->nq - 1 + m->nv; }

static void observe_half_cheetah(const mjModel* m, const mjData* d, float* row) { put(put(row, d->qpos + 1, m->nq - 1), d->qvel, m->nv); }

static double reward_half_cheetah(const mjModel* m, const mjData* d, double before, double control, double timestep, bool* terminated) {
    (void)m;
    *terminated = false;
    return (d->qpos[0] - before) / timestep - 0.1 * control;
}

static void observe_walkers(const mjModel* m, const mjData* d, float* row) {
    put_clipped(put(row, d->qpos + 1, m->nq - 1), d->qvel, m->nv, 10);
}

static double reward_walkers(const mjData* d, double before, double control, double timestep, bool healthy, bool* terminated) {
    *terminated = !healthy;
    return (d->qpos[0] - before) / timestep + (healthy ? 1.0 : 0.0) - 0.001 * control;
}

static double reward_hopper(const mjModel* m, const mjData* d, double before, double control, double timestep, bool* terminated) {
    bool healthy = d->qpos[1] > 0.7 && fabs(d->qpos[2]) < 0.2;
    for (int i = 2; i < m->nq; i++) {
        healthy &= fabs(d->qpos[i]) < 100;
    }
    for (int i = 0; i < m->nv; i++) {
        healthy &= fabs(d->qvel[i]) < 100;
    }
    return reward_walkers(d, before, control, timestep, healthy, terminated);
}

static double reward_walker2d(const mjModel* m, const mjData* d, double before, double control, double timestep, bool* terminated) {
    (void)m;
    const double height = d->qpos[1], pitch = d->qpos[2];
    const bool healthy = height > 0.8 && height < 2.0 && pitch > -1 && pitch < 1;
    return reward_walkers(d, before, control, timestep, healthy, terminated);
}

static void start_swimmer(const mjModel* m, mjData* d, uint64_t rng[4]) {
    add_uniform(rng, d->qpos, m->nq, 0.1);
    add_uniform(rng, d->qvel, m->nv, 0.1);
}

static int size_without_xy(const mjModel* m) { return m->nq - 2 + m->nv; }

static void observe_swimmer(const mjModel* m, const mjData* d, float* row) { put(put(row, d->qpos + 2, m->nq - 2), d->qvel, m->nv); }

static double reward_swimmer(const mjModel* m, const mjData* d, double before, double control, double timestep, bool* terminated) {
    (void)m;
    *terminated = false;
    return (d->qpos[0] - before) / timestep - 1e-4 * control;
}

const rules envbench_half_cheetah = {"half-cheetah", 5, 1000, size_without_x, start_wide, x_of_root, observe_half_cheetah, reward_half_cheetah};
const rules envbench_hopper = {"hopper", 4, 1000, size_without_x, start_narrow, x_of_root, observe_walkers, reward_hopper};
const rules envbench_walker2d = {"walker2d", 4, 1000, size_without_x, start_narrow, x_of_root, observe_walkers, reward_walker2d};
const rules envbench_swimmer = {"swimmer", 4, 1000, size_without_xy, start_swimmer, x_of_root, observe_swimmer, reward_swimmer};
