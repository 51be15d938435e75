#include "env_bench.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "random.h"
#include "rules.h"

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
    const rules* rules;
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

static const rules* const all_rules[] = {
    &envbench_half_cheetah, &envbench_hopper, &envbench_walker2d, &envbench_ant, &envbench_humanoid, &envbench_humanoid_standup,
    &envbench_swimmer, &envbench_reacher, &envbench_inverted_pendulum, &envbench_inverted_double_pendulum,
};

static const rules* find_rules(const char* name) {
    for (size_t i = 0; i < sizeof all_rules / sizeof *all_rules; i++) {
        if (strcmp(all_rules[i]->name, name) == 0) {
            return all_rules[i];
        }
    }
    return NULL;
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
    memset(d->cfrc_ext, 0, sizeof(mjtNum) * 6 * m->nbody);
    memset(d->warning, 0, sizeof(d->warning));
}

static void start_episode(const envbench* b, world* w) {
    reset_inputs(b->model, w->data);
    b->rules->start(b->model, w->data, w->rng);
    mj_forward(b->model, w->data);
    w->episode_steps = 0;
}

static void step_world(const envbench* b, int row) {
    const mjModel* m = b->model;
    const rules* r = b->rules;
    world* w = b->worlds + row;
    mjData* d = w->data;
    const double before = r->remember ? r->remember(m, d) : 0;
    double squared = 0;
    for (int i = 0; i < m->nu; i++) {
        const float control = (float)uniform(w->rng, m->actuator_ctrlrange[2 * i], m->actuator_ctrlrange[2 * i + 1]);
        d->ctrl[i] = control;
        squared += (double)control * control;
    }
    for (int i = 0; i < r->frame_skip; i++) {
        mj_step(m, d);
    }
    mj_rnePostConstraint(m, d);

    bool terminated;
    const double reward = r->reward(m, d, before, squared, m->opt.timestep * r->frame_skip, &terminated);
    const bool truncated = ++w->episode_steps >= r->max_episode_steps;

    const size_t size = (size_t)b->observation_size;
    float* final_observation = b->final_observations + row * size;
    float* observation = b->observations + row * size;
    r->observe(m, d, final_observation);
    b->rewards[row] = (float)reward;
    b->ends[row] = (uint8_t)(terminated | truncated << 1);
    w->steps++;
    w->reward += reward;
    if (terminated || truncated) {
        w->episodes++;
        start_episode(b, w);
        r->observe(m, d, observation);
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
        seed_stream(w->rng, seed, (uint64_t)i);
        w->data = mj_makeData(b->model);
        if (!w->data) {
            return false;
        }
        start_episode(b, w);
    }
    return true;
}

const char* envbench_task(int index) {
    const int count = (int)(sizeof all_rules / sizeof *all_rules);
    return index >= 0 && index < count ? all_rules[index]->name : NULL;
}

envbench* envbench_create(const char* xml_path, const char* task, int worlds, int threads, uint64_t seed, char* error, int error_size) {
    const rules* found = find_rules(task);
    if (!found) {
        snprintf(error, (size_t)error_size, "there is no task '%s'", task);
        return NULL;
    }
    if (worlds < 1 || threads < 1) {
        snprintf(error, (size_t)error_size, "worlds %d and threads %d must be at least 1", worlds, threads);
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
    b->rules = found;
    b->observation_size = found->observation_size(b->model);
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
