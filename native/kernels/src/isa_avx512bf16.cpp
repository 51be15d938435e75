// The products of bfloat16 operands (see narrow.h); compiled with its flags like the other isa_*.cpp.
#include "kernel_table.h"
#include "narrow.h"
#include "vec_avx512.h"

#define ROBOIRL_TILE_ROWS 14
#define ROBOIRL_TILE_VECTORS 2

namespace roboirl::kernels::isa_avx512bf16 {

using namespace isa_avx512;

constexpr int TileRows = ROBOIRL_TILE_ROWS;
constexpr int TileVectors = ROBOIRL_TILE_VECTORS;

// Both products of each word's halves, added to the lane's sum. The one that is the same in all lanes comes last, where
// the instruction can take it from memory. Hides the float32 version.
static inline V accumulate(V same, V row, V sum) { return _mm512_dpbf16_ps(sum, (__m512bh)row, (__m512bh)same); }

#include "math_body.h"
#include "gemm_body.h"

static inline I roundBoth(V low, V high) { return (I)_mm512_cvtne2ps_pbh(high, low); }

static void words(const float* x, int64_t ldx, int64_t rows, int64_t k, float* out) {
    const int64_t wordsOfRow = (k + 1) / 2, whole = k / 32;
    const int rest = static_cast<int>(k - 32 * whole);
    const Mask low = first(rest), high = rest > 16 ? first(rest - 16) : Mask{0}, kept = first((rest + 1) / 2);
    for (int64_t r = 0; r < rows; r++) {
        const float* from = x + r * ldx;
        float* to = out + r * wordsOfRow;
        for (int64_t i = 0; i < whole; i++) { store(to + 16 * i, floats(roundBoth(load(from + 32 * i), load(from + 32 * i + 16)))); }
        if (rest > 0) {
            const float* tail = from + 32 * whole;
            storeMasked(to + 16 * whole, kept, floats(roundBoth(loadMasked(tail, low), high != 0 ? loadMasked(tail + 16, high) : zero())));
        }
    }
}

static void pairs(const float* x, int64_t ldx, int64_t k, int64_t columns, float* out) {
    // From sixteen of one row, then sixteen of the next, to sixteen words of both.
    const I order = _mm512_set_epi16(31, 15, 30, 14, 29, 13, 28, 12, 27, 11, 26, 10, 25, 9, 24, 8, 23, 7, 22, 6, 21, 5, 20, 4, 19, 3, 18, 2, 17, 1, 16, 0);
    const int64_t whole = columns / 16;
    const Mask mask = first(static_cast<int>(columns - 16 * whole));
    for (int64_t p = 0; p < k; p += 2) {
        const float* even = x + p * ldx;
        const bool last = p + 1 == k;
        const float* odd = last ? even : even + ldx;
        float* to = out + p / 2 * columns;
        for (int64_t i = 0; i < whole; i++) {
            const I both = roundBoth(load(even + 16 * i), last ? zero() : load(odd + 16 * i));
            store(to + 16 * i, floats(_mm512_permutexvar_epi16(order, both)));
        }
        if (mask != 0) {
            const I both = roundBoth(loadMasked(even + 16 * whole, mask), last ? zero() : loadMasked(odd + 16 * whole, mask));
            storeMasked(to + 16 * whole, mask, floats(_mm512_permutexvar_epi16(order, both)));
        }
    }
}

static const NarrowTable kTable = {words, pairs, gemm};

const NarrowTable* narrowTableOf() { return &kTable; }

}  // namespace roboirl::kernels::isa_avx512bf16
