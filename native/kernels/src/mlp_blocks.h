// How the work of an MLP is cut into tasks.
#pragma once
#include <cstdint>

#include "mlp.h"
#include "narrow.h"

namespace roboirl::kernels {

// Multiply-adds of some ten microseconds: less is not worth handing to another thread.
constexpr int64_t MacsWorthATask = 500000;

// Rows of one task: a share for every thread, large enough to be worth its attention.
int64_t rowsPerTask(int64_t rows, int64_t members, int64_t macsPerRow);

// Product of a layer, narrow or in float32. Columns start at 0, and so do rows unless A is transposed.
inline void product(bool narrow, const Gemm& g, int64_t row0, int64_t row1, int64_t columns) {
    if (narrow) {
        narrowGemm(g, row0, row1, columns);
    } else {
        table().gemm(g, row0, row1, 0, columns);
    }
}

// Multiply-adds of one row through one member.
int64_t macsPerRow(const MlpShape& s);

}  // namespace roboirl::kernels
