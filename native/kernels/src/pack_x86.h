// Panels of W^T: panel q holds columns [q P, q P + P) of W^T (rows of W) as [k][P], zeros beyond n.
// Included inside the namespace of an instruction set.

static inline void transpose8(const float* w, int64_t ldw, float* out, int64_t ldo) {
    __m256 r0 = _mm256_loadu_ps(w), r1 = _mm256_loadu_ps(w + ldw), r2 = _mm256_loadu_ps(w + 2 * ldw), r3 = _mm256_loadu_ps(w + 3 * ldw);
    __m256 r4 = _mm256_loadu_ps(w + 4 * ldw), r5 = _mm256_loadu_ps(w + 5 * ldw), r6 = _mm256_loadu_ps(w + 6 * ldw), r7 = _mm256_loadu_ps(w + 7 * ldw);
    __m256 a0 = _mm256_unpacklo_ps(r0, r1), a1 = _mm256_unpackhi_ps(r0, r1), a2 = _mm256_unpacklo_ps(r2, r3), a3 = _mm256_unpackhi_ps(r2, r3);
    __m256 a4 = _mm256_unpacklo_ps(r4, r5), a5 = _mm256_unpackhi_ps(r4, r5), a6 = _mm256_unpacklo_ps(r6, r7), a7 = _mm256_unpackhi_ps(r6, r7);
    __m256 b0 = _mm256_shuffle_ps(a0, a2, 0x44), b1 = _mm256_shuffle_ps(a0, a2, 0xEE), b2 = _mm256_shuffle_ps(a1, a3, 0x44), b3 = _mm256_shuffle_ps(a1, a3, 0xEE);
    __m256 b4 = _mm256_shuffle_ps(a4, a6, 0x44), b5 = _mm256_shuffle_ps(a4, a6, 0xEE), b6 = _mm256_shuffle_ps(a5, a7, 0x44), b7 = _mm256_shuffle_ps(a5, a7, 0xEE);
    _mm256_storeu_ps(out, _mm256_permute2f128_ps(b0, b4, 0x20));
    _mm256_storeu_ps(out + ldo, _mm256_permute2f128_ps(b1, b5, 0x20));
    _mm256_storeu_ps(out + 2 * ldo, _mm256_permute2f128_ps(b2, b6, 0x20));
    _mm256_storeu_ps(out + 3 * ldo, _mm256_permute2f128_ps(b3, b7, 0x20));
    _mm256_storeu_ps(out + 4 * ldo, _mm256_permute2f128_ps(b0, b4, 0x31));
    _mm256_storeu_ps(out + 5 * ldo, _mm256_permute2f128_ps(b1, b5, 0x31));
    _mm256_storeu_ps(out + 6 * ldo, _mm256_permute2f128_ps(b2, b6, 0x31));
    _mm256_storeu_ps(out + 7 * ldo, _mm256_permute2f128_ps(b3, b7, 0x31));
}

static void packTransposed(const float* w, int64_t ldw, int64_t n, int64_t k, float* panels, int64_t firstPanel, int64_t lastPanel) {
    for (int64_t q = firstPanel; q < lastPanel; q++) {
        const int64_t n0 = q * PanelWidth;
        const int64_t wide = n - n0 < PanelWidth ? n - n0 : PanelWidth;
        float* out = panels + n0 * k;
        const float* rows = w + n0 * ldw;
        const int64_t columns = wide / 8 * 8, eights = k / 8 * 8;
        // A cache line of every row at a time.
        for (int64_t p0 = 0; p0 < eights; p0 += 16) {
            for (int64_t c = 0; c < columns; c += 8) {
                for (int64_t p = p0; p < eights && p < p0 + 16; p += 8) { transpose8(rows + c * ldw + p, ldw, out + p * PanelWidth + c, PanelWidth); }
            }
        }
        for (int64_t p = 0; p < k; p++) {
            for (int64_t c = p < eights ? columns : 0; c < PanelWidth; c++) { out[p * PanelWidth + c] = c < wide ? rows[c * ldw + p] : 0.0f; }
        }
    }
}
