// Sixteen floats in an array, for processors without AVX2. A multiply-add is rounded twice here: without FMA hardware
// an exact one is fifty times slower. See vec_avx512.h.
#pragma once
#include <cstdint>
#include <cstring>

namespace roboirl::kernels::isa_portable {

struct V { float x[16]; };
struct I { int32_t x[16]; };
struct Mask { int n; };

#define ROBOIRL_EACH(type, expression) type r; for (int i = 0; i < 16; i++) { r.x[i] = (expression); } return r
inline V zero() { ROBOIRL_EACH(V, 0.0f); }
inline V set1(float v) { ROBOIRL_EACH(V, v); }
inline V load(const float* p) { V r; std::memcpy(r.x, p, sizeof r.x); return r; }
inline void store(float* p, V v) { std::memcpy(p, v.x, sizeof v.x); }
inline Mask first(int n) { return {n < 0 ? 0 : n > 16 ? 16 : n}; }
inline V loadMasked(const float* p, Mask m) { V r = zero(); for (int i = 0; i < m.n; i++) { r.x[i] = p[i]; } return r; }
inline void storeMasked(float* p, Mask m, V v) { for (int i = 0; i < m.n; i++) { p[i] = v.x[i]; } }
inline V keep(V v, Mask m) { ROBOIRL_EACH(V, i < m.n ? v.x[i] : 0.0f); }
inline V add(V a, V b) { ROBOIRL_EACH(V, a.x[i] + b.x[i]); }
inline V sub(V a, V b) { ROBOIRL_EACH(V, a.x[i] - b.x[i]); }
inline V mul(V a, V b) { ROBOIRL_EACH(V, a.x[i] * b.x[i]); }
inline V div(V a, V b) { ROBOIRL_EACH(V, a.x[i] / b.x[i]); }
inline V fma(V a, V b, V c) { ROBOIRL_EACH(V, a.x[i] * b.x[i] + c.x[i]); }
inline V accumulate(V x, V row, V sum) { return fma(x, row, sum); }
inline V sqrt(V a) { ROBOIRL_EACH(V, __builtin_sqrtf(a.x[i])); }
inline V min(V a, V b) { ROBOIRL_EACH(V, a.x[i] < b.x[i] ? a.x[i] : b.x[i]); }
inline V max(V a, V b) { ROBOIRL_EACH(V, a.x[i] > b.x[i] ? a.x[i] : b.x[i]); }
inline V selectGreater(V a, V b, V x, V y) { ROBOIRL_EACH(V, a.x[i] > b.x[i] ? x.x[i] : y.x[i]); }
inline V selectUnordered(V a, V x, V y) { ROBOIRL_EACH(V, a.x[i] != a.x[i] ? x.x[i] : y.x[i]); }
inline I bits(V v) { I r; std::memcpy(r.x, v.x, sizeof r.x); return r; }
inline V floats(I v) { V r; std::memcpy(r.x, v.x, sizeof r.x); return r; }
inline I iset1(int32_t v) { ROBOIRL_EACH(I, v); }
inline I iadd(I a, I b) { ROBOIRL_EACH(I, a.x[i] + b.x[i]); }
inline I isub(I a, I b) { ROBOIRL_EACH(I, a.x[i] - b.x[i]); }
inline I iand(I a, I b) { ROBOIRL_EACH(I, a.x[i] & b.x[i]); }
inline I ior(I a, I b) { ROBOIRL_EACH(I, a.x[i] | b.x[i]); }
inline I shiftLeft23(I a) { ROBOIRL_EACH(I, static_cast<int32_t>(static_cast<uint32_t>(a.x[i]) << 23)); }
inline I shiftRight23(I a) { ROBOIRL_EACH(I, a.x[i] >> 23); }
inline V toFloat(I a) { ROBOIRL_EACH(V, static_cast<float>(a.x[i])); }
#undef ROBOIRL_EACH

}  // namespace roboirl::kernels::isa_portable
