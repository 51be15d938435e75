// As pack_x86.h. Included inside the namespace of an instruction set.

static void packTransposed(const float* w, int64_t ldw, int64_t n, int64_t k, float* panels, int64_t firstPanel, int64_t lastPanel) {
    for (int64_t q = firstPanel; q < lastPanel; q++) {
        for (int64_t p = 0; p < k; p++) {
            for (int64_t d = 0; d < PanelWidth; d++) {
                const int64_t row = q * PanelWidth + d;
                panels[q * PanelWidth * k + p * PanelWidth + d] = row < n ? w[row * ldw + p] : 0.0f;
            }
        }
    }
}
