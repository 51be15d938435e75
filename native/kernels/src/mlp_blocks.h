// How the work of an MLP is cut into tasks.
#pragma once
#include <cstdint>

#include "mlp.h"

namespace roboirl::kernels {

// Multiply-adds of some ten microseconds: less is not worth handing to another thread.
constexpr int64_t MacsWorthATask = 500000;

// Rows of one task: a share for every thread, large enough to be worth its attention.
int64_t rowsPerTask(int64_t rows, int64_t members, int64_t macsPerRow);

// Multiply-adds of one row through one member.
int64_t macsPerRow(const MlpShape& s);

}  // namespace roboirl::kernels
