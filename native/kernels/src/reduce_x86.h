// Sums over the sixteen lanes, always by the same tree: (l, l+8), (l, l+4), (l, l+2), (l, l+1).
// Included inside the namespace of an instruction set.

inline __m128 foldTo4(V v) {
    __m256 h = fold(v);
    return _mm_add_ps(_mm256_castps256_ps128(h), _mm256_extractf128_ps(h, 1));
}

inline float sumLanes(V v) {
    __m128 q = foldTo4(v);
    __m128 d = _mm_add_ps(q, _mm_movehl_ps(q, q));
    return _mm_cvtss_f32(_mm_add_ss(d, _mm_shuffle_ps(d, d, 1)));
}

// The sums of four vectors, side by side.
inline void sumLanes4(V a, V b, V c, V d, float* out) {
    __m128 p = foldTo4(a), q = foldTo4(b), r = foldTo4(c), s = foldTo4(d);
    _MM_TRANSPOSE4_PS(p, q, r, s);
    _mm_storeu_ps(out, _mm_add_ps(_mm_add_ps(p, r), _mm_add_ps(q, s)));
}
