// The yardstick of the vector environments: the same work per environment step, written in C against libmujoco.
//
// One step of one world: uniform random control, frame_skip x mj_step, mj_rnePostConstraint, observation (float row),
// reward, termination, time limit; at an episode's end the final observation, reset noise and mj_forward.
// T threads own N worlds in contiguous blocks and run free: no synchronisation between steps.
#ifndef ROBOIRL_ENV_BENCH_H
#define ROBOIRL_ENV_BENCH_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define ENVBENCH_API __attribute__((visibility("default")))
#else
#define ENVBENCH_API
#endif

typedef struct envbench envbench;

// Totals since the worlds were created; enough to see that the work was really done.
typedef struct envbench_totals {
    int64_t steps;
    int64_t episodes;
    double reward;
} envbench_totals;

// Name of the task with this index, for example "hopper"; NULL past the last one. The rules are those of version 5.
ENVBENCH_API const char* envbench_task(int index);

// Loads `xml_path` and makes `worlds` worlds, each reset once. Returns NULL and fills `error` (NUL-terminated) on failure.
ENVBENCH_API envbench* envbench_create(const char* xml_path, const char* task, int worlds, int threads, uint64_t seed, char* error, int error_size);

// Steps every world `steps` times on the threads and returns the seconds it took, or -1 where a thread could not be started.
ENVBENCH_API double envbench_run(envbench* bench, int64_t steps);

// Reads the totals.
ENVBENCH_API envbench_totals envbench_read(const envbench* bench);

// Frees everything. NULL is allowed.
ENVBENCH_API void envbench_destroy(envbench* bench);

#ifdef __cplusplus
}
#endif

#endif
