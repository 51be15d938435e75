// Picks the kernels for the processor this runs on.
#include <atomic>
#include <cstring>

#include "kernel_table.h"

namespace roboirl::kernels {

namespace isa_portable { const KernelTable* tableOf(); }
#ifdef ROBOIRL_X86
namespace isa_avx2 { const KernelTable* tableOf(); }
namespace isa_avx512 { const KernelTable* tableOf(); }
#endif

int availableTables(const KernelTable** out) {
    int count = 0;
#ifdef ROBOIRL_X86
    const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    if (avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw")) {
        out[count++] = isa_avx512::tableOf();
    }
    if (avx2) { out[count++] = isa_avx2::tableOf(); }
#endif
    out[count++] = isa_portable::tableOf();
    return count;
}

static const KernelTable* best() {
    const KernelTable* tables[3];
    availableTables(tables);
    return tables[0];
}

static std::atomic<const KernelTable*>& current() {
    static std::atomic<const KernelTable*> chosen{best()};
    return chosen;
}

const KernelTable& table() { return *current().load(std::memory_order_relaxed); }

bool selectTable(const char* name) {
    const KernelTable* tables[3];
    const int count = availableTables(tables);
    for (int i = 0; i < count; i++) {
        if (std::strcmp(tables[i]->name, name) == 0) {
            current().store(tables[i]);
            return true;
        }
    }
    return false;
}

}  // namespace roboirl::kernels
