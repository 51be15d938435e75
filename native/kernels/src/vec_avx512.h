// Sixteen floats in one AVX-512 register. The three vec_*.h files offer the same functions with the same rounding,
// so that a kernel written once gives the same bits on every instruction set with FMA.
#pragma once
#include <immintrin.h>

#include <cstdint>

namespace roboirl::kernels::isa_avx512 {

using V = __m512;
using I = __m512i;
using Mask = __mmask16;

inline V zero() { return _mm512_setzero_ps(); }
inline V set1(float x) { return _mm512_set1_ps(x); }
inline V load(const float* p) { return _mm512_loadu_ps(p); }
inline void store(float* p, V v) { _mm512_storeu_ps(p, v); }
inline Mask first(int n) { return static_cast<Mask>(n >= 16 ? 0xFFFFu : (1u << n) - 1u); }
inline V loadMasked(const float* p, Mask m) { return _mm512_maskz_loadu_ps(m, p); }
inline void storeMasked(float* p, Mask m, V v) { _mm512_mask_storeu_ps(p, m, v); }
inline V keep(V v, Mask m) { return _mm512_maskz_mov_ps(m, v); }

inline V add(V a, V b) { return _mm512_add_ps(a, b); }
inline V sub(V a, V b) { return _mm512_sub_ps(a, b); }
inline V mul(V a, V b) { return _mm512_mul_ps(a, b); }
inline V div(V a, V b) { return _mm512_div_ps(a, b); }
inline V fma(V a, V b, V c) { return _mm512_fmadd_ps(a, b, c); }
inline V accumulate(V x, V row, V sum) { return fma(x, row, sum); }
inline V sqrt(V a) { return _mm512_sqrt_ps(a); }
inline V min(V a, V b) { return _mm512_min_ps(a, b); }
inline V max(V a, V b) { return _mm512_max_ps(a, b); }
inline V selectGreater(V a, V b, V x, V y) { return _mm512_mask_blend_ps(_mm512_cmp_ps_mask(a, b, _CMP_GT_OQ), y, x); }
inline V selectUnordered(V a, V x, V y) { return _mm512_mask_blend_ps(_mm512_cmp_ps_mask(a, a, _CMP_UNORD_Q), y, x); }

inline I bits(V v) { return _mm512_castps_si512(v); }
inline V floats(I v) { return _mm512_castsi512_ps(v); }
inline I iset1(int32_t x) { return _mm512_set1_epi32(x); }
inline I iadd(I a, I b) { return _mm512_add_epi32(a, b); }
inline I isub(I a, I b) { return _mm512_sub_epi32(a, b); }
inline I iand(I a, I b) { return _mm512_and_si512(a, b); }
inline I ior(I a, I b) { return _mm512_or_si512(a, b); }
inline I shiftLeft23(I a) { return _mm512_slli_epi32(a, 23); }
inline I shiftRight23(I a) { return _mm512_srai_epi32(a, 23); }
inline V toFloat(I a) { return _mm512_cvtepi32_ps(a); }

// Lanes l and l + 8 added: the first level of the fixed summation tree.
inline __m256 fold(V v) {
    return _mm256_add_ps(_mm512_castps512_ps256(v), _mm512_extractf32x8_ps(v, 1));
}

}  // namespace roboirl::kernels::isa_avx512
