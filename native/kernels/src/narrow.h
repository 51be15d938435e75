// Matrix products in bfloat16: both operands are rounded to its eight significant bits, to nearest even, and every sum is
// kept in float32. A processor with AVX512_BF16 takes two such products where it takes one in float32.
#pragma once
#include "kernel_table.h"

namespace roboirl::kernels {

// Two neighbours along k, rounded, share one 32-bit word (the first in the lower half), so that the routines for float
// matrices work on words: every "float" that these functions write is such a word. An odd k is filled up with a zero.
struct NarrowTable {
    // x [rows, k] -> words [rows, (k + 1) / 2].
    void (*words)(const float* x, int64_t ldx, int64_t rows, int64_t k, float* words);
    // x [k, columns], neighbours one row apart -> words [(k + 1) / 2, columns].
    void (*pairs)(const float* x, int64_t ldx, int64_t k, int64_t columns, float* words);
    // As KernelTable::gemm over words: g.k counts them.
    void (*gemm)(const Gemm& g, int64_t row0, int64_t row1, int64_t column0, int64_t column1);
};

// Null where the processor, or the instruction set that was chosen, has no such products.
const NarrowTable* narrowTable();

// Whether the products between hidden layers are narrow from now on; false if that is not to be had here.
bool setNarrow(bool narrow);
bool isNarrow();

// g.a, g.b and g.k in floats, packed panels of B in words (see packNarrow). Rows and columns start at 0 unless A is transposed.
void narrowGemm(const Gemm& g, int64_t row0, int64_t row1, int64_t columns);

// As KernelTable::packTransposed for narrowGemm; a panel takes half the room, rounded up.
void packNarrow(const float* w, int64_t ldw, int64_t n, int64_t k, float* panels, int64_t panelCount);

}  // namespace roboirl::kernels
