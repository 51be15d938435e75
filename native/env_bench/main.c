// env_bench MODEL.xml TASK [THREADS] [WORLDS] [STEPS PER WORLD]
#include <stdio.h>
#include <stdlib.h>

#include "env_bench.h"

static int usage(const char* program) {
    fprintf(stderr, "usage: %s MODEL.xml TASK [THREADS=1] [WORLDS=8] [STEPS=2000]\ntasks:", program);
    for (int i = 0; envbench_task(i); i++) {
        fprintf(stderr, " %s", envbench_task(i));
    }
    fprintf(stderr, "\n");
    return 2;
}

int main(int argc, char** argv) {
    if (argc < 3) {
        return usage(argv[0]);
    }
    const int threads = argc > 3 ? atoi(argv[3]) : 1, worlds = argc > 4 ? atoi(argv[4]) : 8;
    const long long steps = argc > 5 ? atoll(argv[5]) : 2000;
    char error[1000] = "";
    envbench* bench = envbench_create(argv[1], argv[2], worlds, threads, 1, error, sizeof error);
    if (!bench) {
        fprintf(stderr, "%s\n", error);
        return usage(argv[0]);
    }
    const double seconds = envbench_run(bench, steps);
    const envbench_totals totals = envbench_read(bench);
    printf("%s: %d threads, %d worlds: %.0f env steps/s, %lld episodes, mean reward per step %.4f\n", argv[2], threads, worlds,
           (double)totals.steps / seconds, (long long)totals.episodes, totals.reward / (double)totals.steps);
    envbench_destroy(bench);
    return seconds > 0 ? 0 : 1;
}
