// Runs many short jobs of changing length on a team and counts the tasks that did not run exactly once.
//   team_check THREADS JOBS     exit status 0 where every task ran once, 1 otherwise
#include <atomic>
#include <cstdio>
#include <cstdlib>

#include "team.h"

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "usage: team_check THREADS JOBS\n");
        return 2;
    }
    constexpr int Longest = 9, Shortest = 2;
    const long jobs = std::atol(argv[2]);
    static std::atomic<int> runs[Longest + 1];
    long wrong = 0;
    roboirl::kernels::setThreads(std::atoi(argv[1]));
    for (long job = 0; job < jobs; job++) {
        // A long job after a short one: whoever comes late to the short one must not take a task of the long one for its own.
        const int count = job % 2 == 0 ? Longest : Shortest;
        for (std::atomic<int>& r : runs) { r.store(0); }
        roboirl::kernels::parallelFor(count, [&](int64_t task) { runs[task].fetch_add(1); });
        for (int task = 0; task <= Longest; task++) { wrong += runs[task].load() != (task < count ? 1 : 0); }
    }
    std::printf("%ld jobs with %d or %d tasks: %ld tasks did not run exactly once\n", jobs, Longest, Shortest, wrong);
    return wrong == 0 ? 0 : 1;
}
