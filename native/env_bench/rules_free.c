// Ant, humanoid and humanoid standing up: the root is free; places and contact forces are as the last physics step left them.
#include <math.h>

#include "random.h"
#include "rules.h"

static double squared_forces(const mjModel* m, const mjData* d, double limit) {
    double sum = 0;
    for (int i = 0; i < 6 * m->nbody; i++) {
        const double force = fmin(fmax(d->cfrc_ext[i], -limit), limit);
        sum += force * force;
    }
    return sum;
}

static double x_of_torso(const mjModel* m, const mjData* d) {
    (void)m;
    return d->xpos[3];
}

static void start_ant(const mjModel* m, mjData* d, uint64_t rng[4]) {
    add_uniform(rng, d->qpos, m->nq, 0.1);
    add_normal(rng, d->qvel, m->nv, 0.1);
}

static int size_ant(const mjModel* m) { return m->nq - 2 + m->nv + 6 * (m->nbody - 1); }

static void observe_ant(const mjModel* m, const mjData* d, float* row) {
    row = put(put(row, d->qpos + 2, m->nq - 2), d->qvel, m->nv);
    put_clipped(row, d->cfrc_ext + 6, 6 * (m->nbody - 1), 1);
}

static double reward_ant(const mjModel* m, const mjData* d, double before, double control, double timestep, bool* terminated) {
    const bool healthy = d->qpos[2] >= 0.2 && d->qpos[2] <= 1.0;
    *terminated = !healthy;
    return (x_of_torso(m, d) - before) / timestep + (healthy ? 1.0 : 0.0) - 0.5 * control - 5e-4 * squared_forces(m, d, 1);
}

static double x_of_mass(const mjModel* m, const mjData* d) {
    double moment = 0, mass = 0;
    for (int i = 0; i < m->nbody; i++) {
        moment += m->body_mass[i] * d->xipos[3 * i];
        mass += m->body_mass[i];
    }
    return moment / mass;
}

static void start_humanoid(const mjModel* m, mjData* d, uint64_t rng[4]) {
    add_uniform(rng, d->qpos, m->nq, 0.01);
    add_uniform(rng, d->qvel, m->nv, 0.01);
}

static int size_humanoid(const mjModel* m) { return m->nq - 2 + m->nv + 22 * (m->nbody - 1) + m->nv - 6; }

static void observe_humanoid(const mjModel* m, const mjData* d, float* row) {
    const int bodies = m->nbody - 1;
    row = put(put(row, d->qpos + 2, m->nq - 2), d->qvel, m->nv);
    row = put(put(row, d->cinert + 10, 10 * bodies), d->cvel + 6, 6 * bodies);
    put(put(row, d->qfrc_actuator + 6, m->nv - 6), d->cfrc_ext + 6, 6 * bodies);
}

static double impact(const mjModel* m, const mjData* d) { return fmin(5e-7 * squared_forces(m, d, HUGE_VAL), 10); }

static double reward_humanoid(const mjModel* m, const mjData* d, double before, double control, double timestep, bool* terminated) {
    const bool healthy = d->qpos[2] > 1.0 && d->qpos[2] < 2.0;
    *terminated = !healthy;
    return 1.25 * (x_of_mass(m, d) - before) / timestep + (healthy ? 5.0 : 0.0) - 0.1 * control - impact(m, d);
}

static void start_standup(const mjModel* m, mjData* d, uint64_t rng[4]) {
    const mjtNum lying[5] = {0.105, sqrt(0.5), 0, -sqrt(0.5), 0};
    for (int i = 0; i < 5; i++) {
        d->qpos[2 + i] = lying[i];
    }
    start_humanoid(m, d, rng);
}

static double reward_standup(const mjModel* m, const mjData* d, double before, double control, double timestep, bool* terminated) {
    (void)before;
    (void)timestep;
    *terminated = false;
    return d->qpos[2] / m->opt.timestep + 1 - 0.1 * control - impact(m, d);
}

const rules envbench_ant = {"ant", 5, 1000, size_ant, start_ant, x_of_torso, observe_ant, reward_ant};
const rules envbench_humanoid = {"humanoid", 5, 1000, size_humanoid, start_humanoid, x_of_mass, observe_humanoid, reward_humanoid};
const rules envbench_humanoid_standup = {"humanoid-standup", 5, 1000, size_humanoid, start_standup, NULL, observe_humanoid, reward_standup};
