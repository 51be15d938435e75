// Matrix product of small and medium float matrices. Included inside the namespace of an instruction set, which defines
// TileRows, TileVectors (the accumulators of one tile fill the register file) and accumulate, one term of the sums. The
// whole of k is summed in registers, so each output is written once and its bits do not depend on how the outputs are cut
// into tiles or over threads.

constexpr int PanelWidth = 16 * TileVectors;

template <Epilogue E>
static inline V finishAs(V x, V bias, V other) {
    if (E == Epilogue::Bias) { return add(x, bias); }
    // max gives its second operand where one is NaN, so a NaN stays one; adding zero then turns a -0 into 0.
    if (E == Epilogue::BiasRelu) { return add(max(zero(), add(x, bias)), zero()); }
    if (E == Epilogue::BiasTanh) { return vtanh(add(x, bias)); }
    if (E == Epilogue::TimesReluSlope) { return selectGreater(other, zero(), x, zero()); }
    if (E == Epilogue::TimesTanhSlope) { return mul(x, sub(set1(1.0f), mul(other, other))); }
    if (E == Epilogue::Accumulate) { return add(other, x); }
    return x;
}

template <Epilogue E>
constexpr bool HasBias = E == Epilogue::Bias || E == Epilogue::BiasRelu || E == Epilogue::BiasTanh;

template <Epilogue E>
constexpr bool HasOther = E == Epilogue::TimesReluSlope || E == Epilogue::TimesTanhSlope || E == Epilogue::Accumulate;

// What finishes a tile on its way out: the bias of its columns, and its first element of the activations or the old result.
struct Finish {
    const float* bias = nullptr;
    const float* other = nullptr;
    int64_t strideOther = 0;
};

template <int Rows, int Vectors, bool Masked, bool Transposed, Epilogue E = Epilogue::Store>
static void tileProduct(int64_t k, const float* a, int64_t stride, const float* b, int64_t strideB, Mask mask, float* c, int64_t strideC, [[maybe_unused]] const Finish& finish) {
    V acc[Rows][Vectors];
#pragma GCC unroll 16
    for (int r = 0; r < Rows; r++) {
#pragma GCC unroll 4
        for (int v = 0; v < Vectors; v++) { acc[r][v] = zero(); }
    }
    // One pointer for three rows (base, base + stride, base + 2 stride are one address each): fourteen row pointers do not
    // fit the registers. The empty statement keeps the compiler from deriving them from each other again.
    constexpr int Groups = (Rows + 2) / 3;
    const float* group[Groups];
#pragma GCC unroll 16
    for (int i = 0; i < Groups; i++) {
        group[i] = a + (Transposed ? 3 * i : 3 * i * stride);
        if (!Transposed) { asm("" : "+r"(group[i])); }
    }
    for (int64_t p = 0; p < k; p++) {
        V row[Vectors];
#pragma GCC unroll 4
        for (int v = 0; v < Vectors; v++) { row[v] = Masked && v == Vectors - 1 ? loadMasked(b + 16 * v, mask) : load(b + 16 * v); }
#pragma GCC unroll 16
        for (int r = 0; r < Rows; r++) {
            V x = set1(Transposed ? a[r] : group[r / 3][r % 3 * stride]);
#pragma GCC unroll 4
            for (int v = 0; v < Vectors; v++) { acc[r][v] = accumulate(x, row[v], acc[r][v]); }
        }
        if (Transposed) {
            a += stride;
        } else {
#pragma GCC unroll 16
            for (int i = 0; i < Groups; i++) { group[i]++; }
        }
        b += strideB;
    }
#pragma GCC unroll 16
    for (int r = 0; r < Rows; r++) {
#pragma GCC unroll 4
        for (int v = 0; v < Vectors; v++) {
            const V bias = HasBias<E> ? load(finish.bias + 16 * v) : zero();
            const V other = HasOther<E> ? load(finish.other + r * finish.strideOther + 16 * v) : zero();
            store(c + r * strideC + 16 * v, finishAs<E>(acc[r][v], bias, other));
        }
    }
}

using TileFunction = void (*)(int64_t, const float*, int64_t, const float*, int64_t, Mask, float*, int64_t, const Finish&);

template <int Vectors, bool Masked, bool Transposed>
static TileFunction tileFor(int rows) {
    switch (rows) {
        case 1: return tileProduct<1, Vectors, Masked, Transposed>;
        case 2: return tileProduct<2, Vectors, Masked, Transposed>;
        case 3: return tileProduct<3, Vectors, Masked, Transposed>;
        case 4: return tileProduct<4, Vectors, Masked, Transposed>;
#if ROBOIRL_TILE_ROWS > 4
        case 5: return tileProduct<5, Vectors, Masked, Transposed>;
        case 6: return tileProduct<6, Vectors, Masked, Transposed>;
#endif
#if ROBOIRL_TILE_ROWS > 6
        case 7: return tileProduct<7, Vectors, Masked, Transposed>;
        case 8: return tileProduct<8, Vectors, Masked, Transposed>;
        case 9: return tileProduct<9, Vectors, Masked, Transposed>;
        case 10: return tileProduct<10, Vectors, Masked, Transposed>;
        case 11: return tileProduct<11, Vectors, Masked, Transposed>;
        case 12: return tileProduct<12, Vectors, Masked, Transposed>;
        case 13: return tileProduct<13, Vectors, Masked, Transposed>;
        case 14: return tileProduct<14, Vectors, Masked, Transposed>;
#endif
        default: return nullptr;
    }
}

static TileFunction tileOf(int rows, [[maybe_unused]] int vectors, bool masked, bool transposed) {
#if ROBOIRL_TILE_VECTORS > 1
    if (vectors == 2) {
        return masked ? (transposed ? tileFor<2, true, true>(rows) : tileFor<2, true, false>(rows))
                      : (transposed ? tileFor<2, false, true>(rows) : tileFor<2, false, false>(rows));
    }
#endif
    return masked ? (transposed ? tileFor<1, true, true>(rows) : tileFor<1, true, false>(rows))
                  : (transposed ? tileFor<1, false, true>(rows) : tileFor<1, false, false>(rows));
}

// What the epilogue reads beside the product in row `row` of the result: activations, the old result, or nothing.
template <Epilogue E>
static inline const float* otherRow(const Gemm& g, int64_t row, const float* out, int64_t j) {
    if (E != Epilogue::TimesReluSlope && E != Epilogue::TimesTanhSlope) { return out; }
    const int64_t source = g.activationRows != nullptr ? g.activationRows[row] : row;
    return g.activation + source * g.rowStrideActivation + j;
}

// Moves a finished tile to C through the epilogue E.
template <Epilogue E>
static void writeTile(const Gemm& g, const float* tile, int64_t i0, int rows, int64_t j0, int columns) {
    const int whole = columns / 16;
    const Mask mask = first(columns - 16 * whole);
    V bias[TileVectors + 1];
    for (int v = 0; v <= TileVectors; v++) {
        bias[v] = !HasBias<E> || 16 * v >= columns ? zero() : v < whole ? load(g.bias + j0 + 16 * v) : loadMasked(g.bias + j0 + 16 * v, mask);
    }
    for (int r = 0; r < rows; r++) {
        float* out = g.c + (g.outputRows != nullptr ? g.outputRows[i0 + r] : i0 + r) * g.rowStrideC + j0;
        const float* other = otherRow<E>(g, i0 + r, out, j0);
        const float* from = tile + r * PanelWidth;
        if (whole == TileVectors) {
#pragma GCC unroll 4
            for (int v = 0; v < TileVectors; v++) {
                store(out + 16 * v, finishAs<E>(load(from + 16 * v), bias[v], HasOther<E> ? load(other + 16 * v) : zero()));
            }
            continue;
        }
        int v = 0;
        for (; v < whole; v++) { store(out + 16 * v, finishAs<E>(load(from + 16 * v), bias[v], HasOther<E> ? load(other + 16 * v) : zero())); }
        storeMasked(out + 16 * v, mask, finishAs<E>(load(from + 16 * v), bias[v], HasOther<E> ? loadMasked(other + 16 * v, mask) : zero()));
    }
}

using WriteFunction = void (*)(const Gemm&, const float*, int64_t, int, int64_t, int);

static WriteFunction writerOf(Epilogue e) {
    switch (e) {
        case Epilogue::Bias: return writeTile<Epilogue::Bias>;
        case Epilogue::BiasRelu: return writeTile<Epilogue::BiasRelu>;
        case Epilogue::BiasTanh: return writeTile<Epilogue::BiasTanh>;
        case Epilogue::TimesReluSlope: return writeTile<Epilogue::TimesReluSlope>;
        case Epilogue::TimesTanhSlope: return writeTile<Epilogue::TimesTanhSlope>;
        case Epilogue::Accumulate: return writeTile<Epilogue::Accumulate>;
        default: return writeTile<Epilogue::Store>;
    }
}

// The product that finishes a whole tile in its registers; null for what is too rare to have a variant of its own.
template <bool Transposed>
static TileFunction finishingTile(Epilogue e) {
    switch (e) {
        case Epilogue::Store: return tileProduct<TileRows, TileVectors, false, Transposed, Epilogue::Store>;
        case Epilogue::BiasRelu: return Transposed ? nullptr : tileProduct<TileRows, TileVectors, false, false, Epilogue::BiasRelu>;
        case Epilogue::TimesReluSlope: return Transposed ? nullptr : tileProduct<TileRows, TileVectors, false, false, Epilogue::TimesReluSlope>;
        default: return nullptr;
    }
}

// What an epilogue does not read is null and stays so.
inline const float* offset(const float* values, int64_t by) { return values == nullptr ? nullptr : values + by; }

// Columns are cut at multiples of PanelWidth from column 0, so column0 must be one.
static void gemm(const Gemm& g, int64_t row0, int64_t row1, int64_t column0, int64_t column1) {
    alignas(64) float tile[TileRows * PanelWidth];
    const WriteFunction write = writerOf(g.epilogue);
    for (int64_t j = column0; j < column1; j += PanelWidth) {
        const int columns = static_cast<int>(column1 - j < PanelWidth ? column1 - j : PanelWidth);
        const int vectors = (columns + 15) / 16;
        const float* b = g.packedB ? g.b + j * g.k : g.b + j;
        const int64_t strideB = g.packedB ? PanelWidth : g.rowStrideB;
        const bool masked = !g.packedB && columns % 16 != 0;
        const Mask mask = first(columns - 16 * (vectors - 1));
        const bool inPlace = columns == PanelWidth && g.outputRows == nullptr && g.activationRows == nullptr;
        const TileFunction finishing = !inPlace ? nullptr : g.transposedA ? finishingTile<true>(g.epilogue) : finishingTile<false>(g.epilogue);
        for (int64_t i = row0; i < row1; i += TileRows) {
            const int rows = static_cast<int>(row1 - i < TileRows ? row1 - i : TileRows);
            const float* a = g.transposedA ? g.a + i : g.a + i * g.rowStrideA;
            if (finishing != nullptr && rows == TileRows) {
                float* out = g.c + i * g.rowStrideC + j;
                finishing(g.k, a, g.rowStrideA, b, strideB, mask, out, g.rowStrideC, {offset(g.bias, j), offset(g.activation, i * g.rowStrideActivation + j), g.rowStrideActivation});
            } else {
                tileOf(rows, vectors, masked, g.transposedA)(g.k, a, g.rowStrideA, b, strideB, mask, tile, PanelWidth, {});
                write(g, tile, i, rows, j, columns);
            }
        }
    }
}
