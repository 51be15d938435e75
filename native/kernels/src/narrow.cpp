#include "narrow.h"

#include <atomic>
#include <cstring>

#include "workspace.h"

namespace roboirl::kernels {

#ifdef ROBOIRL_X86
namespace isa_avx512bf16 { const NarrowTable* narrowTableOf(); }
#endif

namespace {

std::atomic<bool> chosen{false};

constexpr int WordsOfA = 3, WordsOfB = 4;  // scratch that nobody else uses

}  // namespace

const NarrowTable* narrowTable() {
#ifdef ROBOIRL_X86
    static const bool supported = __builtin_cpu_supports("avx512bf16");
    if (supported && std::strcmp(table().name, "avx512") == 0) { return isa_avx512bf16::narrowTableOf(); }
#endif
    return nullptr;
}

bool setNarrow(bool narrow) {
    if (narrow && narrowTable() == nullptr) { return false; }
    chosen.store(narrow);
    return true;
}

bool isNarrow() { return chosen.load(std::memory_order_relaxed) && narrowTable() != nullptr; }

void narrowGemm(const Gemm& g, int64_t row0, int64_t row1, int64_t columns) {
    const NarrowTable& t = *narrowTable();
    const int64_t rows = row1 - row0, k = (g.k + 1) / 2;
    Gemm n = g;
    n.k = k;
    float* a = threadScratch(WordsOfA, rows * k);
    n.a = a;
    if (g.transposedA) {
        t.pairs(g.a + row0, g.rowStrideA, g.k, rows, a);
        n.rowStrideA = rows;
    } else {
        t.words(g.a + row0 * g.rowStrideA, g.rowStrideA, rows, g.k, a);
        n.rowStrideA = k;
    }
    n.c = g.c + row0 * g.rowStrideC;
    if (!g.packedB) {
        float* b = threadScratch(WordsOfB, k * columns);
        t.pairs(g.b, g.rowStrideB, g.k, columns, b);
        n.b = b;
        n.rowStrideB = columns;
    }
    t.gemm(n, 0, rows, 0, columns);
}

void packNarrow(const float* w, int64_t ldw, int64_t n, int64_t k, float* panels, int64_t panelCount) {
    const int64_t wordsOfRow = (k + 1) / 2;
    float* rows = threadScratch(WordsOfB, n * wordsOfRow);
    narrowTable()->words(w, ldw, n, k, rows);
    table().packTransposed(rows, wordsOfRow, n, wordsOfRow, panels, 0, panelCount);
}

}  // namespace roboirl::kernels
