// Passes over parameters: one read and one write per array. Included inside the namespace of an instruction set.

template <bool Amsgrad>
static inline void adamVector(const Adam& a, V& p, V g, V& m, V& v, V& vMax) {
    g = fma(set1(a.gradientDecay), p, mul(set1(a.gradientSign), g));
    p = mul(p, set1(a.weightFactor));
    m = fma(set1(a.oneMinusBeta1), g, mul(m, set1(a.beta1)));
    v = fma(mul(set1(a.oneMinusBeta2), g), g, mul(v, set1(a.beta2)));
    V second = v;
    if (Amsgrad) { second = vMax = max(vMax, v); }
    V denominator = fma(sqrt(second), set1(a.inverseSqrtBias2), set1(a.epsilon));
    p = fma(set1(-a.stepSize), div(m, denominator), p);
}

template <bool Amsgrad>
static void adamLoop(const Adam& a, int64_t n, float* p, const float* g, float* m, float* v, float* vMax) {
    int64_t i = 0;
    for (; i + 16 <= n; i += 16) {
        V pv = load(p + i), mv = load(m + i), vv = load(v + i), xv = Amsgrad ? load(vMax + i) : zero();
        adamVector<Amsgrad>(a, pv, load(g + i), mv, vv, xv);
        store(p + i, pv);
        store(m + i, mv);
        store(v + i, vv);
        if (Amsgrad) { store(vMax + i, xv); }
    }
    if (i < n) {
        const Mask k = first(static_cast<int>(n - i));
        V pv = loadMasked(p + i, k), mv = loadMasked(m + i, k), vv = loadMasked(v + i, k), xv = Amsgrad ? loadMasked(vMax + i, k) : zero();
        adamVector<Amsgrad>(a, pv, loadMasked(g + i, k), mv, vv, xv);
        storeMasked(p + i, k, pv);
        storeMasked(m + i, k, mv);
        storeMasked(v + i, k, vv);
        if (Amsgrad) { storeMasked(vMax + i, k, xv); }
    }
}

static void adam(const Adam& a, int64_t n, float* p, const float* g, float* m, float* v, float* vMax) {
    if (vMax != nullptr) { adamLoop<true>(a, n, p, g, m, v, vMax); } else { adamLoop<false>(a, n, p, g, m, v, vMax); }
}

static void polyak(float tau, int64_t n, float* target, const float* source) {
    const V keepPart = set1(1.0f - tau), take = set1(tau);
    int64_t i = 0;
    for (; i + 16 <= n; i += 16) { store(target + i, fma(take, load(source + i), mul(keepPart, load(target + i)))); }
    if (i < n) {
        const Mask k = first(static_cast<int>(n - i));
        storeMasked(target + i, k, fma(take, loadMasked(source + i, k), mul(keepPart, loadMasked(target + i, k))));
    }
}

// Float sums of 1,024 elements, added in double: exact enough for a norm, and fixed in order.
static double squaredNorm(int64_t n, const float* x) {
    double total = 0;
    for (int64_t start = 0; start < n; start += 1024) {
        const int64_t end = start + 1024 < n ? start + 1024 : n;
        V a = zero(), b = zero(), c = zero(), d = zero();
        int64_t i = start;
        for (; i + 64 <= end; i += 64) {
            V p = load(x + i), q = load(x + i + 16), r = load(x + i + 32), s = load(x + i + 48);
            a = fma(p, p, a);
            b = fma(q, q, b);
            c = fma(r, r, c);
            d = fma(s, s, d);
        }
        for (; i < end; i += 16) {
            V p = loadMasked(x + i, first(static_cast<int>(end - i < 16 ? end - i : 16)));
            a = fma(p, p, a);
        }
        total += sumLanes(add(add(a, b), add(c, d)));
    }
    return total;
}

static void scale(float factor, int64_t n, float* x) {
    const V f = set1(factor);
    int64_t i = 0;
    for (; i + 16 <= n; i += 16) { store(x + i, mul(f, load(x + i))); }
    if (i < n) {
        const Mask k = first(static_cast<int>(n - i));
        storeMasked(x + i, k, mul(f, loadMasked(x + i, k)));
    }
}

#define ROBOIRL_MAP(name, function)                                                          \
    static void name(int64_t n, const float* x, float* y) {                                  \
        int64_t i = 0;                                                                       \
        for (; i + 16 <= n; i += 16) { store(y + i, function(load(x + i))); }                \
        if (i < n) {                                                                         \
            const Mask k = first(static_cast<int>(n - i));                                   \
            storeMasked(y + i, k, function(loadMasked(x + i, k)));                           \
        }                                                                                    \
    }
ROBOIRL_MAP(mapTanh, vtanh)
ROBOIRL_MAP(mapExp, vexp)
ROBOIRL_MAP(mapLog, vlog)
#undef ROBOIRL_MAP

// 1 - tanh(u)^2 = 4 t / (1 + t)^2 with t = exp(-2 |u|): exact where tanh itself has rounded to one.
static inline V tanhSlope(V u) {
    V t = vexp(mul(set1(-2.0f), floats(iand(bits(u), iset1(0x7FFFFFFF)))));
    V d = add(set1(1.0f), t);
    return div(mul(set1(4.0f), t), mul(d, d));
}

static float squashedForward(const SquashedRow& s, const float* head, const float* noise, float* action, float* kept) {
    const int64_t n = s.actions;
    const V half = set1(0.5f * (s.logStdMax - s.logStdMin)), low = set1(s.logStdMin), one = set1(1.0f);
    V logProb = zero();
    for (int64_t j = 0; j < n; j += 16) {
        const Mask k = first(static_cast<int>(n - j < 16 ? n - j : 16));
        V t = vtanh(loadMasked(head + n + j, k));
        V logStd = fma(half, add(t, one), low);
        V e = loadMasked(noise + j, k);
        V spread = mul(vexp(logStd), e);
        V u = add(loadMasked(head + j, k), spread);
        V y = vtanh(u);
        V scaleOf = loadMasked(s.scale + j, k);
        storeMasked(action + j, k, fma(y, scaleOf, loadMasked(s.bias + j, k)));
        V slope = mul(scaleOf, tanhSlope(u));
        V term = sub(sub(fma(mul(set1(-0.5f), e), e, set1(-0.918938533204672742f)), logStd), vlog(add(slope, set1(1e-6f))));
        logProb = add(logProb, keep(term, k));
        storeMasked(kept + j, k, t);
        storeMasked(kept + n + j, k, spread);
        storeMasked(kept + 2 * n + j, k, y);
        storeMasked(kept + 3 * n + j, k, slope);
    }
    return sumLanes(logProb);
}

static void squashedBackward(const SquashedRow& s, const float* kept, const float* gradAction, float gradLogProb, float* gradHead) {
    const int64_t n = s.actions;
    const V half = set1(0.5f * (s.logStdMax - s.logStdMin)), one = set1(1.0f), gl = set1(gradLogProb);
    for (int64_t j = 0; j < n; j += 16) {
        const Mask k = first(static_cast<int>(n - j < 16 ? n - j : 16));
        V t = loadMasked(kept + j, k), spread = loadMasked(kept + n + j, k), y = loadMasked(kept + 2 * n + j, k);
        V slope = loadMasked(kept + 3 * n + j, k);
        V correction = div(mul(mul(set1(2.0f), y), slope), add(slope, set1(1e-6f)));
        V ga = gradAction != nullptr ? loadMasked(gradAction + j, k) : zero();
        V gu = fma(gl, correction, mul(ga, slope));
        V gLogStd = sub(mul(gu, spread), gl);
        storeMasked(gradHead + j, k, gu);
        storeMasked(gradHead + n + j, k, mul(mul(gLogStd, half), sub(one, mul(t, t))));
    }
}
