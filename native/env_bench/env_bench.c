#include "env_bench.h"

#include <math.h>
#include <mujoco/mujoco.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MAX_EPISODE_STEPS = 1000 };

// A world: its engine state, its random stream and its counters. Padded so that two threads never share a cache line.
typedef struct world {
    mjData* data;
    uint64_t rng[4];
    int episode_steps;
    int64_t steps;
    int64_t episodes;
    double reward;
    char padding[64];
} world;

struct envbench {
    mjModel* model;
    int task;
    int frame_skip;
    int observation_size;
    int world_count;
    int thread_count;
    world* worlds;
    float* observations;        // [N, O]
    float* final_observations;  // [N, O]
    float* rewards;             // [N]
    uint8_t* ends;              // [N] bit 0 terminated, bit 1 truncated
};

typedef struct thread_job {
    envbench* bench;
    int first;
    int end;
    int64_t steps;
} thread_job;

// xoshiro256++ (Blackman and Vigna, 2019), the same generator as the suite's.
static inline uint64_t rotate_left(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

static inline uint64_t next_bits(uint64_t s[4]) {
    const uint64_t result = rotate_left(s[0] + s[3], 23) + s[0];
    const uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate_left(s[3], 45);
    return result;
}

static inline double uniform(uint64_t s[4], double low, double high) {
    return low + (high - low) * ((double)(next_bits(s) >> 11) * (1.0 / 9007199254740992.0));
}

static double normal(uint64_t s[4]) {
    for (;;) {
        const double u = uniform(s, -1, 1), v = uniform(s, -1, 1), r = u * u + v * v;
        if (r > 0 && r < 1) {
            return u * sqrt(-2 * log(r) / r);
        }
    }
}

static uint64_t split_mix(uint64_t* x) {
    uint64_t z = *x += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

// Clears what a new episode depends on and nothing more: mj_resetData would also clear megabytes of derived arrays.
static void reset_inputs(const mjModel* m, mjData* d) {
    d->time = 0;
    memcpy(d->qpos, m->qpos0, sizeof(mjtNum) * m->nq);
    memset(d->qvel, 0, sizeof(mjtNum) * m->nv);
    memset(d->act, 0, sizeof(mjtNum) * m->na);
    memset(d->ctrl, 0, sizeof(mjtNum) * m->nu);
    memset(d->qacc_warmstart, 0, sizeof(mjtNum) * m->nv);
    memset(d->qfrc_applied, 0, sizeof(mjtNum) * m->nv);
    memset(d->xfrc_applied, 0, sizeof(mjtNum) * 6 * m->nbody);
    memset(d->warning, 0, sizeof(d->warning));
}

static void start_episode(const envbench* b, world* w) {
    const mjModel* m = b->model;
    mjData* d = w->data;
    reset_inputs(m, d);
    const double noise = b->task == ENVBENCH_HALF_CHEETAH ? 0.1 : 0.005;
    for (int i = 0; i < m->nq; i++) {
        d->qpos[i] += uniform(w->rng, -noise, noise);
    }
    for (int i = 0; i < m->nv; i++) {
        d->qvel[i] = b->task == ENVBENCH_HALF_CHEETAH ? noise * normal(w->rng) : uniform(w->rng, -noise, noise);
    }
    mj_forward(m, d);
    w->episode_steps = 0;
}

static inline double clamp10(double v) { return v < -10 ? -10 : v > 10 ? 10 : v; }

static void observe(const envbench* b, const mjData* d, float* row) {
    const int nq = b->model->nq, nv = b->model->nv;
    for (int i = 1; i < nq; i++) {
        *row++ = (float)d->qpos[i];
    }
    if (b->task == ENVBENCH_HALF_CHEETAH) {
        for (int i = 0; i < nv; i++) {
            *row++ = (float)d->qvel[i];
        }
    } else {
        for (int i = 0; i < nv; i++) {
            *row++ = (float)clamp10(d->qvel[i]);
        }
    }
}

static bool is_healthy(const envbench* b, const mjData* d) {
    const double height = d->qpos[1], pitch = d->qpos[2];
    if (b->task == ENVBENCH_WALKER2D) {
        return height > 0.8 && height < 2.0 && pitch > -1 && pitch < 1;
    }
    bool healthy = height > 0.7 && fabs(pitch) < 0.2;
    for (int i = 2; i < b->model->nq; i++) {
        healthy &= fabs(d->qpos[i]) < 100;
    }
    for (int i = 0; i < b->model->nv; i++) {
        healthy &= fabs(d->qvel[i]) < 100;
    }
    return healthy;
}

static void step_world(const envbench* b, int row) {
    const mjModel* m = b->model;
    world* w = b->worlds + row;
    mjData* d = w->data;
    const double before = d->qpos[0];
    double squared = 0;
    for (int i = 0; i < m->nu; i++) {
        const float control = (float)uniform(w->rng, -1, 1);
        d->ctrl[i] = control;
        squared += (double)control * control;
    }
    for (int i = 0; i < b->frame_skip; i++) {
        mj_step(m, d);
    }
    mj_rnePostConstraint(m, d);

    const double velocity = (d->qpos[0] - before) / (m->opt.timestep * b->frame_skip);
    bool terminated = false;
    double reward;
    if (b->task == ENVBENCH_HALF_CHEETAH) {
        reward = velocity - 0.1 * squared;
    } else {
        const bool healthy = is_healthy(b, d);
        reward = velocity + (healthy ? 1.0 : 0.0) - 0.001 * squared;
        terminated = !healthy;
    }
    const bool truncated = ++w->episode_steps >= MAX_EPISODE_STEPS;

    const size_t size = (size_t)b->observation_size;
    float* final_observation = b->final_observations + row * size;
    float* observation = b->observations + row * size;
    observe(b, d, final_observation);
    b->rewards[row] = (float)reward;
    b->ends[row] = (uint8_t)(terminated | truncated << 1);
    w->steps++;
    w->reward += reward;
    if (terminated || truncated) {
        w->episodes++;
        start_episode(b, w);
        observe(b, d, observation);
    } else {
        memcpy(observation, final_observation, size * sizeof(float));
    }
}

static void* run_thread(void* argument) {
    const thread_job* job = argument;
    for (int64_t step = 0; step < job->steps; step++) {
        for (int row = job->first; row < job->end; row++) {
            step_world(job->bench, row);
        }
    }
    return NULL;
}

static bool allocate(envbench* b, uint64_t seed) {
    const size_t worlds = (size_t)b->world_count, size = worlds * (size_t)b->observation_size;
    b->worlds = calloc(worlds, sizeof(world));
    b->observations = calloc(size, sizeof(float));
    b->final_observations = calloc(size, sizeof(float));
    b->rewards = calloc(worlds, sizeof(float));
    b->ends = calloc(worlds, 1);
    if (!b->worlds || !b->observations || !b->final_observations || !b->rewards || !b->ends) {
        return false;
    }
    for (int i = 0; i < b->world_count; i++) {
        world* w = b->worlds + i;
        uint64_t mixed = seed + 0xD1342543DE82EF95u * (uint64_t)i;
        for (int k = 0; k < 4; k++) {
            w->rng[k] = split_mix(&mixed);
        }
        w->data = mj_makeData(b->model);
        if (!w->data) {
            return false;
        }
        start_episode(b, w);
    }
    return true;
}

envbench* envbench_create(const char* xml_path, int task, int worlds, int threads, uint64_t seed, char* error, int error_size) {
    if (task < ENVBENCH_HALF_CHEETAH || task > ENVBENCH_WALKER2D || worlds < 1 || threads < 1) {
        snprintf(error, (size_t)error_size, "task %d must be 0..2, worlds %d and threads %d at least 1", task, worlds, threads);
        return NULL;
    }
    envbench* b = calloc(1, sizeof(envbench));
    if (!b) {
        snprintf(error, (size_t)error_size, "out of memory");
        return NULL;
    }
    b->model = mj_loadXML(xml_path, NULL, error, error_size);
    if (!b->model) {
        free(b);
        return NULL;
    }
    b->task = task;
    b->frame_skip = task == ENVBENCH_HALF_CHEETAH ? 5 : 4;
    b->observation_size = b->model->nq - 1 + b->model->nv;
    b->world_count = worlds;
    b->thread_count = threads < worlds ? threads : worlds;
    if (!allocate(b, seed)) {
        snprintf(error, (size_t)error_size, "out of memory for %d worlds", worlds);
        envbench_destroy(b);
        return NULL;
    }
    return b;
}

double envbench_run(envbench* b, int64_t steps) {
    struct timespec start, end;
    const int threads = b->thread_count;
    pthread_t* handles = calloc((size_t)threads, sizeof(pthread_t));
    thread_job* jobs = calloc((size_t)threads, sizeof(thread_job));
    if (!handles || !jobs) {
        free(handles);
        free(jobs);
        return -1;
    }
    int started = 1;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (int t = 0; t < threads; t++) {
        jobs[t] = (thread_job){b, (int)((int64_t)t * b->world_count / threads), (int)((int64_t)(t + 1) * b->world_count / threads), steps};
        if (t > 0 && pthread_create(handles + t, NULL, run_thread, jobs + t) == 0) {
            started++;
        }
    }
    run_thread(jobs);
    for (int t = 1; t < started; t++) {
        pthread_join(handles[t], NULL);
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    free(handles);
    free(jobs);
    return started == threads ? (double)(end.tv_sec - start.tv_sec) + 1e-9 * (double)(end.tv_nsec - start.tv_nsec) : -1;
}

envbench_totals envbench_read(const envbench* b) {
    envbench_totals totals = {0, 0, 0};
    for (int i = 0; i < b->world_count; i++) {
        totals.steps += b->worlds[i].steps;
        totals.episodes += b->worlds[i].episodes;
        totals.reward += b->worlds[i].reward;
    }
    return totals;
}

void envbench_destroy(envbench* b) {
    if (!b) {
        return;
    }
    for (int i = 0; b->worlds && i < b->world_count; i++) {
        if (b->worlds[i].data) {
            mj_deleteData(b->worlds[i].data);
        }
    }
    free(b->worlds);
    free(b->observations);
    free(b->final_observations);
    free(b->rewards);
    free(b->ends);
    mj_deleteModel(b->model);
    free(b);
}
