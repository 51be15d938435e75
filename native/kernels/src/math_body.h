// exp, log and tanh on sixteen floats, relative error about 1e-7. Included inside the namespace of an instruction set.
// Method: exp(x) = 2^n exp(r) with |r| <= ln2/2 and the Taylor series of exp(r) - 1 to the eighth power (remainder
// 5e-10); log by the atanh series of (m - 1)/(m + 1); tanh from exp(2x) - 1, which keeps small arguments exact.

// exp(r) - 1 for |r| <= ln2/2.
inline V expm1Reduced(V r) {
    V p = set1(1.0f / 40320.0f);
    p = fma(p, r, set1(1.0f / 5040.0f));
    p = fma(p, r, set1(1.0f / 720.0f));
    p = fma(p, r, set1(1.0f / 120.0f));
    p = fma(p, r, set1(1.0f / 24.0f));
    p = fma(p, r, set1(1.0f / 6.0f));
    p = fma(p, r, set1(0.5f));
    return fma(mul(p, r), r, r);
}

// n = round(x / ln2) left in the low bits of `shifted`; returns x - n ln2.
inline V reduceByLn2(V x, V& shifted) {
    const V magic = set1(12582912.0f);  // 1.5 * 2^23: adding it rounds to an integer
    shifted = fma(x, set1(1.44269504088896341f), magic);
    V n = sub(shifted, magic);
    V r = fma(n, set1(-0.693359375f), x);  // ln2 in two parts; the first has nine bits, so the product is exact
    return fma(n, set1(2.12194440054690583e-4f), r);
}

inline V powerOfTwo(V shifted) { return floats(shiftLeft23(iadd(isub(bits(shifted), iset1(0x4B400000)), iset1(127)))); }

inline V vexp(V x) {
    V clamped = min(max(x, set1(-87.3f)), set1(88.3f));
    V shifted;
    V r = reduceByLn2(clamped, shifted);
    V e = expm1Reduced(r);
    V scale = powerOfTwo(shifted);
    V y = fma(scale, e, scale);
    y = selectGreater(x, set1(88.72f), set1(__builtin_inff()), y);
    y = selectGreater(set1(-103.9f), x, zero(), y);
    return selectUnordered(x, x, y);
}

inline V vtanh(V x) {
    I sign = iand(bits(x), iset1(static_cast<int32_t>(0x80000000u)));
    V a = floats(iand(bits(x), iset1(0x7FFFFFFF)));
    V twice = min(add(a, a), set1(20.0f));
    V shifted;
    V r = reduceByLn2(twice, shifted);
    V e = expm1Reduced(r);
    V scale = powerOfTwo(shifted);
    V em1 = fma(scale, e, sub(scale, set1(1.0f)));
    V t = div(em1, add(em1, set1(2.0f)));
    t = floats(ior(bits(t), sign));
    return selectUnordered(x, x, t);
}

// Natural logarithm of a positive normal number.
inline V vlog(V x) {
    I b = bits(x);
    // Mantissa in [sqrt(1/2), sqrt(2)): subtract the bits of sqrt(1/2) before taking the exponent.
    I shiftedBits = isub(b, iset1(0x3F3504F3));
    I exponent = shiftRight23(shiftedBits);
    V m = floats(isub(b, shiftLeft23(exponent)));
    V n = toFloat(exponent);
    V f = sub(m, set1(1.0f));
    V s = div(f, add(m, set1(1.0f)));
    V z = mul(s, s);
    V p = set1(2.0f / 11.0f);
    p = fma(p, z, set1(2.0f / 9.0f));
    p = fma(p, z, set1(2.0f / 7.0f));
    p = fma(p, z, set1(2.0f / 5.0f));
    p = fma(p, z, set1(2.0f / 3.0f));
    // log m = 2s + s z p; 2s = f - s f exactly in the reals, which keeps the leading term unrounded.
    V tail = fma(mul(s, z), p, mul(n, set1(-2.12194440054690583e-4f)));
    V head = sub(f, sub(mul(s, f), tail));
    V y = fma(n, set1(0.693359375f), head);
    return selectUnordered(x, x, y);
}
