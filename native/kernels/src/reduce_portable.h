// As reduce_x86.h, the same tree. Included inside the namespace of an instruction set.

inline float sumLanes(V v) {
    for (int step = 8; step > 0; step /= 2) {
        for (int i = 0; i < step; i++) { v.x[i] += v.x[i + step]; }
    }
    return v.x[0];
}

inline void sumLanes4(V a, V b, V c, V d, float* out) {
    out[0] = sumLanes(a);
    out[1] = sumLanes(b);
    out[2] = sumLanes(c);
    out[3] = sumLanes(d);
}
