// The rules of the bodies (version 5): how an episode starts, what is observed, what a step is worth, when it ends.
#ifndef ROBOIRL_ENV_BENCH_RULES_H
#define ROBOIRL_ENV_BENCH_RULES_H

#include <mujoco/mujoco.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct rules {
    const char* name;
    int frame_skip;
    int max_episode_steps;
    int (*observation_size)(const mjModel* m);
    // Moves positions and velocities from the initial state.
    void (*start)(const mjModel* m, mjData* d, uint64_t rng[4]);
    // Keeps what the reward needs from before the physics; NULL where nothing is.
    double (*remember)(const mjModel* m, const mjData* d);
    void (*observe)(const mjModel* m, const mjData* d, float* row);
    // The reward of the step that just ended; control is |action|^2, timestep that of a control step.
    double (*reward)(const mjModel* m, const mjData* d, double before, double control, double timestep, bool* terminated);
} rules;

extern const rules envbench_half_cheetah, envbench_hopper, envbench_walker2d, envbench_swimmer;
extern const rules envbench_ant, envbench_humanoid, envbench_humanoid_standup;
extern const rules envbench_reacher, envbench_inverted_pendulum, envbench_inverted_double_pendulum;

// Copies n numbers and returns the end of the row.
static inline float* put(float* row, const mjtNum* values, int n) {
    for (int i = 0; i < n; i++) {
        row[i] = (float)values[i];
    }
    return row + n;
}

// As put, within plus and minus limit.
static inline float* put_clipped(float* row, const mjtNum* values, int n, double limit) {
    for (int i = 0; i < n; i++) {
        row[i] = (float)(values[i] < -limit ? -limit : values[i] > limit ? limit : values[i]);
    }
    return row + n;
}

#endif
