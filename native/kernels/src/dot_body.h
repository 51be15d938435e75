// Few rows or few outputs: dot products straight over the rows of W, without packing. Included inside the namespace of
// an instruction set, which defines DotRows. A result depends on its own row and output alone, never on its neighbours.

template <int Rows>
static void dotBlock(const float* x, int64_t ldx, const float* w, int64_t outputs, int64_t k, float* y, int64_t ldy) {
    const int64_t whole = k / 16 * 16;
    const Mask mask = first(static_cast<int>(k - whole));
    int64_t o = 0;
    for (; o + 4 <= outputs; o += 4) {
        V acc[Rows][4];
#pragma GCC unroll 4
        for (int r = 0; r < Rows; r++) {
#pragma GCC unroll 4
            for (int c = 0; c < 4; c++) { acc[r][c] = zero(); }
        }
        const float* wo = w + o * k;
        for (int64_t p = 0; p < whole; p += 16) {
            V column[4];
#pragma GCC unroll 4
            for (int c = 0; c < 4; c++) { column[c] = load(wo + c * k + p); }
#pragma GCC unroll 4
            for (int r = 0; r < Rows; r++) {
                V v = load(x + r * ldx + p);
#pragma GCC unroll 4
                for (int c = 0; c < 4; c++) { acc[r][c] = fma(v, column[c], acc[r][c]); }
            }
        }
        if (whole < k) {
#pragma GCC unroll 4
            for (int c = 0; c < 4; c++) {
                V column = loadMasked(wo + c * k + whole, mask);
#pragma GCC unroll 4
                for (int r = 0; r < Rows; r++) { acc[r][c] = fma(loadMasked(x + r * ldx + whole, mask), column, acc[r][c]); }
            }
        }
#pragma GCC unroll 4
        for (int r = 0; r < Rows; r++) { sumLanes4(acc[r][0], acc[r][1], acc[r][2], acc[r][3], y + r * ldy + o); }
    }
    for (; o < outputs; o++) {
        const float* wo = w + o * k;
#pragma GCC unroll 4
        for (int r = 0; r < Rows; r++) {
            V acc = zero();
            for (int64_t p = 0; p < whole; p += 16) { acc = fma(load(x + r * ldx + p), load(wo + p), acc); }
            if (whole < k) { acc = fma(loadMasked(x + r * ldx + whole, mask), loadMasked(wo + whole, mask), acc); }
            y[r * ldy + o] = sumLanes(acc);
        }
    }
}

// Adds the bias and applies the activation in place.
template <Epilogue E>
static void finishRows(float* y, int64_t ldy, int64_t rows, const float* bias, int64_t outputs) {
    for (int64_t i = 0; i < rows; i++) {
        float* row = y + i * ldy;
        for (int64_t o = 0; o < outputs; o += 16) {
            const Mask mask = first(static_cast<int>(outputs - o < 16 ? outputs - o : 16));
            storeMasked(row + o, mask, finishAs<E>(loadMasked(row + o, mask), loadMasked(bias + o, mask), zero()));
        }
    }
}

static void dotRows(const float* x, int64_t ldx, int64_t rows, const float* w, const float* bias, int64_t outputs, int64_t k, Epilogue e, float* y, int64_t ldy) {
    int64_t i = 0;
    for (; i + DotRows <= rows; i += DotRows) { dotBlock<DotRows>(x + i * ldx, ldx, w, outputs, k, y + i * ldy, ldy); }
    for (; i < rows; i++) { dotBlock<1>(x + i * ldx, ldx, w, outputs, k, y + i * ldy, ldy); }
    switch (e) {
        case Epilogue::BiasRelu: finishRows<Epilogue::BiasRelu>(y, ldy, rows, bias, outputs); break;
        case Epilogue::BiasTanh: finishRows<Epilogue::BiasTanh>(y, ldy, rows, bias, outputs); break;
        default: finishRows<Epilogue::Bias>(y, ldy, rows, bias, outputs); break;
    }
}

// Sums over rows in ascending order, so a column's sum does not depend on the partition over columns.
static void columnSums(const float* x, int64_t ldx, int64_t rows, int64_t column0, int64_t column1, float* out) {
    int64_t j = column0;
    for (; j + 64 <= column1; j += 64) {
        V a = zero(), b = zero(), c = zero(), d = zero();
        for (int64_t i = 0; i < rows; i++) {
            const float* row = x + i * ldx + j;
            a = add(a, load(row));
            b = add(b, load(row + 16));
            c = add(c, load(row + 32));
            d = add(d, load(row + 48));
        }
        store(out + j, a);
        store(out + j + 16, b);
        store(out + j + 32, c);
        store(out + j + 48, d);
    }
    for (; j < column1; j += 16) {
        const Mask mask = first(static_cast<int>(column1 - j < 16 ? column1 - j : 16));
        V a = zero();
        for (int64_t i = 0; i < rows; i++) { a = add(a, loadMasked(x + i * ldx + j, mask)); }
        storeMasked(out + j, mask, a);
    }
}
