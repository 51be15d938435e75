// How the work of an MLP is cut into tasks.
#pragma once
#include <cstdint>

#include "mlp.h"

namespace roboirl::kernels {

// Rows of one task: a multiple of the tile's rows, large enough to be worth a thread's attention.
int64_t rowsPerTask(int64_t rows, int64_t members, int64_t macsPerRow);

// Multiply-adds of one row through one member.
int64_t macsPerRow(const MlpShape& s);

}  // namespace roboirl::kernels
