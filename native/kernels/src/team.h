// A small team of threads for the kernels. The caller works too; the others help when they are awake. Tasks are claimed
// one by one, so a helper that the system has not scheduled delays nothing but the task it holds.
#pragma once
#include <cstdint>

namespace roboirl::kernels {

// Number of threads that share a job, the caller included; at least 1. Threads start on first use and sleep when idle.
void setThreads(int threads);
int threads();

using TaskFunction = void (*)(void* context, int64_t task);

// Runs tasks 0 .. count-1 and returns when all are done. Jobs from several threads at once do not share the team: the
// second runs alone. A task must not throw.
void runTasks(int64_t count, TaskFunction task, void* context);

template <typename F>
void parallelFor(int64_t count, F&& body) {
    runTasks(count, [](void* context, int64_t task) { (*static_cast<F*>(context))(task); }, &body);
}

}  // namespace roboirl::kernels
