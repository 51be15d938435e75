// env_bench MODEL.xml half-cheetah|hopper|walker2d [THREADS] [WORLDS] [STEPS PER WORLD]
#include "env_bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int task_of(const char* name) {
    static const char* const names[] = {"half-cheetah", "hopper", "walker2d"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(name, names[i]) == 0) {
            return i;
        }
    }
    return -1;
}

int main(int argc, char** argv) {
    if (argc < 3 || task_of(argv[2]) < 0) {
        fprintf(stderr, "usage: %s MODEL.xml half-cheetah|hopper|walker2d [THREADS=1] [WORLDS=8] [STEPS=2000]\n", argv[0]);
        return 2;
    }
    const int threads = argc > 3 ? atoi(argv[3]) : 1, worlds = argc > 4 ? atoi(argv[4]) : 8;
    const long long steps = argc > 5 ? atoll(argv[5]) : 2000;
    char error[1000] = "";
    envbench* bench = envbench_create(argv[1], task_of(argv[2]), worlds, threads, 1, error, sizeof error);
    if (!bench) {
        fprintf(stderr, "%s\n", error);
        return 1;
    }
    const double seconds = envbench_run(bench, steps);
    const envbench_totals totals = envbench_read(bench);
    printf("%s: %d threads, %d worlds: %.0f env steps/s, %lld episodes, mean reward per step %.4f\n", argv[2], threads, worlds,
           (double)totals.steps / seconds, (long long)totals.episodes, totals.reward / (double)totals.steps);
    envbench_destroy(bench);
    return seconds > 0 ? 0 : 1;
}
