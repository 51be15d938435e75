#include "team.h"

#include <sched.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace roboirl::kernels {

namespace {

inline void relax() {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#endif
}

int currentCpu() {
#if defined(__linux__)
    return sched_getcpu();
#else
    return -1;
#endif
}

// A woken helper often lands on its waker's processor, where it can only steal time from it. Moves the calling thread to
// another of its allowed processors, if there is one, and leaves it free to move again.
void leaveCpu(int cpu) {
#if defined(__linux__)
    cpu_set_t allowed;
    if (cpu < 0 || sched_getaffinity(0, sizeof allowed, &allowed) != 0 || CPU_COUNT(&allowed) < 2 || !CPU_ISSET(cpu, &allowed)) { return; }
    cpu_set_t others = allowed;
    CPU_CLR(cpu, &others);
    if (sched_setaffinity(0, sizeof others, &others) == 0) { sched_setaffinity(0, sizeof allowed, &allowed); }
#else
    (void)cpu;
#endif
}

// About 50 us: longer than the pauses inside an update, shorter than anything a neighbour would notice.
constexpr int SpinsBeforeSleep = 3000;

class Team {
public:
    void setThreads(int wanted) {
        const std::lock_guard<std::mutex> guard(region_);
        wanted = wanted < 1 ? 1 : wanted > 256 ? 256 : wanted;
        while (started_ < wanted - 1) {
            std::thread([this, index = started_ + 1] { work(index); }).detach();
            started_++;
        }
        active_.store(wanted);
    }

    int threads() const { return active_.load(std::memory_order_relaxed); }

    void run(int64_t count, TaskFunction task, void* context) {
        std::unique_lock<std::mutex> guard(region_, std::defer_lock);
        if (count < 2 || threads() == 1 || !guard.try_lock()) {
            for (int64_t i = 0; i < count; i++) { task(context, i); }
            return;
        }

        task_.store(task, std::memory_order_relaxed);
        context_.store(context, std::memory_order_relaxed);
        count_.store(static_cast<uint32_t>(count), std::memory_order_relaxed);
        remaining_.store(count, std::memory_order_relaxed);
        callerCpu_.store(currentCpu(), std::memory_order_relaxed);
        const uint64_t generation = (claim_.load(std::memory_order_relaxed) >> 32) + 1;
        claim_.store(generation << 32 | static_cast<uint32_t>(count), std::memory_order_seq_cst);
        if (sleeping_.load(std::memory_order_seq_cst) > 0) {
            { const std::lock_guard<std::mutex> lock(sleep_); }
            wake_.notify_all();
        }

        help();
        for (int spins = 0; remaining_.load(std::memory_order_acquire) > 0; spins++) {
            if (spins < SpinsBeforeSleep) {
                relax();
            } else if (spins < SpinsBeforeSleep + 64) {
                sched_yield();
            } else {
                std::this_thread::sleep_for(std::chrono::microseconds(50));
            }
        }
    }

private:
    // Claims and runs tasks until none is left. The claim word holds the job's generation beside the number of unclaimed
    // tasks. A job's fields are rewritten only after its last task was claimed, so a claim that succeeds proves that the
    // fields read before it are the job's own; a word without tasks can never be claimed, whatever the fields say by then.
    void help() {
        uint64_t seen = claim_.load(std::memory_order_acquire);
        while (true) {
            const uint32_t left = static_cast<uint32_t>(seen);
            if (left == 0) { return; }
            const uint32_t count = count_.load(std::memory_order_relaxed);
            const TaskFunction task = task_.load(std::memory_order_relaxed);
            void* context = context_.load(std::memory_order_relaxed);
            if (claim_.compare_exchange_weak(seen, seen - 1, std::memory_order_acq_rel, std::memory_order_acquire)) {
                task(context, static_cast<int64_t>(count) - left);
                remaining_.fetch_sub(1, std::memory_order_release);
                seen = claim_.load(std::memory_order_acquire);
            }
        }
    }

    void work(int index) {
        uint64_t seen = 0;
        while (true) {
            const auto fresh = [&] { return (claim_.load(std::memory_order_seq_cst) >> 32) != seen && index < active_.load(std::memory_order_relaxed); };
            bool ready = false;
            const bool alone = callerCpu_.load(std::memory_order_relaxed) != currentCpu();
            for (int spins = 0; alone && spins < SpinsBeforeSleep && !ready; spins++) {
                relax();
                ready = fresh();
            }
            if (!ready) {
                std::unique_lock<std::mutex> lock(sleep_);
                sleeping_.fetch_add(1, std::memory_order_seq_cst);
                wake_.wait(lock, fresh);
                sleeping_.fetch_sub(1, std::memory_order_seq_cst);
            }
            seen = claim_.load(std::memory_order_acquire) >> 32;
            const int caller = callerCpu_.load(std::memory_order_relaxed);
            if (caller == currentCpu()) { leaveCpu(caller); }
            help();
        }
    }

    std::mutex region_;
    std::mutex sleep_;
    std::condition_variable wake_;
    int started_ = 0;
    std::atomic<int> active_{1};
    std::atomic<int> sleeping_{0};
    alignas(64) std::atomic<uint64_t> claim_{0};
    alignas(64) std::atomic<int64_t> remaining_{0};
    alignas(64) std::atomic<TaskFunction> task_{nullptr};
    std::atomic<int> callerCpu_{-1};
    std::atomic<void*> context_{nullptr};
    std::atomic<uint32_t> count_{0};
};

// Never destroyed: its threads may outlive static destruction.
Team& team() {
    static Team* instance = new Team;
    return *instance;
}

}  // namespace

void setThreads(int threads) { team().setThreads(threads); }
int threads() { return team().threads(); }
void runTasks(int64_t count, TaskFunction task, void* context) { team().run(count, task, context); }

}  // namespace roboirl::kernels
