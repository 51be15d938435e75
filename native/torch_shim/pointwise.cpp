// Element-wise arithmetic, comparison and logic.
#include "shim.h"

using rt::Borrow;

// out of place: at::name(t)
#define RT_UNARY(name)                          \
    RT_EXPORT Handle rt_##name(Handle self) noexcept { \
        return rt::tensor([&] {                 \
            Borrow t(self);                     \
            return at::name(*t);                \
        });                                     \
    }

// in place: t.name_()
#define RT_UNARY_INPLACE(name)                  \
    RT_EXPORT int rt_##name##_(Handle self) noexcept { \
        return rt::status([&] {                 \
            Borrow t(self);                     \
            t->name##_();                       \
        });                                     \
    }

#define RT_UNARY_BOTH(name) \
    RT_UNARY(name)          \
    RT_UNARY_INPLACE(name)

RT_UNARY_BOTH(exp)
RT_UNARY_BOTH(exp2)
RT_UNARY_BOTH(log)
RT_UNARY_BOTH(log1p)
RT_UNARY_BOTH(log2)
RT_UNARY_BOTH(log10)
RT_UNARY_BOTH(expm1)
RT_UNARY_BOTH(sqrt)
RT_UNARY_BOTH(rsqrt)
RT_UNARY_BOTH(square)
RT_UNARY_BOTH(abs)
RT_UNARY_BOTH(neg)
RT_UNARY_BOTH(sign)
RT_UNARY_BOTH(tanh)
RT_UNARY_BOTH(sigmoid)
RT_UNARY_BOTH(relu)
RT_UNARY_BOTH(sin)
RT_UNARY_BOTH(cos)
RT_UNARY_BOTH(tan)
RT_UNARY_BOTH(asin)
RT_UNARY_BOTH(acos)
RT_UNARY_BOTH(atan)
RT_UNARY_BOTH(sinh)
RT_UNARY_BOTH(cosh)
RT_UNARY_BOTH(asinh)
RT_UNARY_BOTH(acosh)
RT_UNARY_BOTH(atanh)
RT_UNARY_BOTH(erf)
RT_UNARY_BOTH(erfc)
RT_UNARY_BOTH(erfinv)
RT_UNARY_BOTH(lgamma)
RT_UNARY_BOTH(digamma)
RT_UNARY_BOTH(floor)
RT_UNARY_BOTH(ceil)
RT_UNARY_BOTH(trunc)
RT_UNARY_BOTH(frac)
RT_UNARY_BOTH(reciprocal)
RT_UNARY_BOTH(logical_not)
RT_UNARY_BOTH(bitwise_not)
RT_UNARY(isnan)
RT_UNARY(isfinite)
RT_UNARY(isinf)
RT_UNARY(log_sigmoid)

#define RT_BINARY(name)                                            \
    RT_EXPORT Handle rt_##name(Handle self, Handle other) noexcept { \
        return rt::tensor([&] {                                    \
            Borrow a(self);                                        \
            Borrow b(other);                                       \
            return at::name(*a, *b);                               \
        });                                                        \
    }

#define RT_BINARY_INPLACE(name)                                    \
    RT_EXPORT int rt_##name##_(Handle self, Handle other) noexcept { \
        return rt::status([&] {                                    \
            Borrow a(self);                                        \
            Borrow b(other);                                       \
            a->name##_(*b);                                        \
        });                                                        \
    }

#define RT_SCALAR(name)                                                      \
    RT_EXPORT Handle rt_##name##_scalar(Handle self, RtScalar other) noexcept { \
        return rt::tensor([&] {                                              \
            Borrow a(self);                                                  \
            return at::name(*a, rt::scalar(other));                          \
        });                                                                  \
    }

#define RT_SCALAR_INPLACE(name)                                              \
    RT_EXPORT int rt_##name##_scalar_(Handle self, RtScalar other) noexcept { \
        return rt::status([&] {                                              \
            Borrow a(self);                                                  \
            a->name##_(rt::scalar(other));                                   \
        });                                                                  \
    }

#define RT_BINARY_ALL(name)  \
    RT_BINARY(name)          \
    RT_BINARY_INPLACE(name)  \
    RT_SCALAR(name)          \
    RT_SCALAR_INPLACE(name)

RT_BINARY_ALL(mul)
RT_BINARY_ALL(pow)
RT_BINARY_ALL(fmod)
RT_BINARY_ALL(remainder)
RT_BINARY_ALL(eq)
RT_BINARY_ALL(ne)
RT_BINARY_ALL(lt)
RT_BINARY_ALL(le)
RT_BINARY_ALL(gt)
RT_BINARY_ALL(ge)
RT_BINARY_ALL(bitwise_and)
RT_BINARY_ALL(bitwise_or)
RT_BINARY_ALL(bitwise_xor)
RT_BINARY(logical_and)
RT_BINARY_INPLACE(logical_and)
RT_BINARY(logical_or)
RT_BINARY_INPLACE(logical_or)
RT_BINARY(logical_xor)
RT_BINARY_INPLACE(logical_xor)
RT_BINARY(minimum)
RT_BINARY(maximum)
RT_BINARY(atan2)
RT_BINARY(isclose)

RT_EXPORT Handle rt_add(Handle self, Handle other, RtScalar alpha) noexcept {
    return rt::tensor([&] {
        Borrow a(self);
        Borrow b(other);
        return at::add(*a, *b, rt::scalar(alpha));
    });
}
RT_EXPORT int rt_add_(Handle self, Handle other, RtScalar alpha) noexcept {
    return rt::status([&] {
        Borrow a(self);
        Borrow b(other);
        a->add_(*b, rt::scalar(alpha));
    });
}
RT_EXPORT Handle rt_add_scalar(Handle self, RtScalar other, RtScalar alpha) noexcept {
    return rt::tensor([&] {
        Borrow a(self);
        return at::add(*a, rt::scalar(other), rt::scalar(alpha));
    });
}
RT_EXPORT int rt_add_scalar_(Handle self, RtScalar other, RtScalar alpha) noexcept {
    return rt::status([&] {
        Borrow a(self);
        a->add_(rt::scalar(other), rt::scalar(alpha));
    });
}
RT_EXPORT Handle rt_sub(Handle self, Handle other, RtScalar alpha) noexcept {
    return rt::tensor([&] {
        Borrow a(self);
        Borrow b(other);
        return at::sub(*a, *b, rt::scalar(alpha));
    });
}
RT_EXPORT int rt_sub_(Handle self, Handle other, RtScalar alpha) noexcept {
    return rt::status([&] {
        Borrow a(self);
        Borrow b(other);
        a->sub_(*b, rt::scalar(alpha));
    });
}
RT_EXPORT Handle rt_sub_scalar(Handle self, RtScalar other, RtScalar alpha) noexcept {
    return rt::tensor([&] {
        Borrow a(self);
        return at::sub(*a, rt::scalar(other), rt::scalar(alpha));
    });
}
RT_EXPORT int rt_sub_scalar_(Handle self, RtScalar other, RtScalar alpha) noexcept {
    return rt::status([&] {
        Borrow a(self);
        a->sub_(rt::scalar(other), rt::scalar(alpha));
    });
}
// other - self
RT_EXPORT Handle rt_rsub_scalar(Handle self, RtScalar other) noexcept {
    return rt::tensor([&] {
        Borrow a(self);
        return at::rsub(*a, rt::scalar(other));
    });
}
// other / self
RT_EXPORT Handle rt_rdiv_scalar(Handle self, RtScalar other) noexcept {
    return rt::tensor([&] {
        Borrow a(self);
        return at::mul(at::reciprocal(*a), rt::scalar(other));
    });
}

static c10::optional<c10::string_view> rounding(int mode) {
    switch (mode) {
    case 1:
        return c10::string_view("trunc");
    case 2:
        return c10::string_view("floor");
    default:
        return c10::nullopt;
    }
}
RT_EXPORT Handle rt_div(Handle self, Handle other, int mode) noexcept {
    return rt::tensor([&] {
        Borrow a(self);
        Borrow b(other);
        return at::div(*a, *b, rounding(mode));
    });
}
RT_EXPORT int rt_div_(Handle self, Handle other, int mode) noexcept {
    return rt::status([&] {
        Borrow a(self);
        Borrow b(other);
        a->div_(*b, rounding(mode));
    });
}
RT_EXPORT Handle rt_div_scalar(Handle self, RtScalar other, int mode) noexcept {
    return rt::tensor([&] {
        Borrow a(self);
        return at::div(*a, rt::scalar(other), rounding(mode));
    });
}
RT_EXPORT int rt_div_scalar_(Handle self, RtScalar other, int mode) noexcept {
    return rt::status([&] {
        Borrow a(self);
        a->div_(rt::scalar(other), rounding(mode));
    });
}

RT_EXPORT Handle rt_round(Handle self, int64_t decimals) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::round(*t, decimals);
    });
}
RT_EXPORT int rt_round_(Handle self, int64_t decimals) noexcept {
    return rt::status([&] {
        Borrow t(self);
        t->round_(decimals);
    });
}
RT_EXPORT Handle rt_clamp(Handle self, RtScalar low, RtScalar high) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::clamp(*t, rt::optional_scalar(low), rt::optional_scalar(high));
    });
}
RT_EXPORT int rt_clamp_(Handle self, RtScalar low, RtScalar high) noexcept {
    return rt::status([&] {
        Borrow t(self);
        t->clamp_(rt::optional_scalar(low), rt::optional_scalar(high));
    });
}
RT_EXPORT Handle rt_clamp_tensor(Handle self, Handle low, Handle high) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        Borrow a(low);
        Borrow b(high);
        return at::clamp(*t, a.optional(), b.optional());
    });
}
RT_EXPORT int rt_clamp_tensor_(Handle self, Handle low, Handle high) noexcept {
    return rt::status([&] {
        Borrow t(self);
        Borrow a(low);
        Borrow b(high);
        t->clamp_(a.optional(), b.optional());
    });
}
RT_EXPORT Handle rt_lerp(Handle self, Handle end, Handle weight) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        Borrow e(end);
        Borrow w(weight);
        return at::lerp(*t, *e, *w);
    });
}
RT_EXPORT int rt_lerp_(Handle self, Handle end, Handle weight) noexcept {
    return rt::status([&] {
        Borrow t(self);
        Borrow e(end);
        Borrow w(weight);
        t->lerp_(*e, *w);
    });
}
RT_EXPORT Handle rt_addcmul(Handle self, Handle first, Handle second, RtScalar value) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        Borrow a(first);
        Borrow b(second);
        return at::addcmul(*t, *a, *b, rt::scalar(value));
    });
}
RT_EXPORT int rt_addcmul_(Handle self, Handle first, Handle second, RtScalar value) noexcept {
    return rt::status([&] {
        Borrow t(self);
        Borrow a(first);
        Borrow b(second);
        t->addcmul_(*a, *b, rt::scalar(value));
    });
}
RT_EXPORT Handle rt_addcdiv(Handle self, Handle first, Handle second, RtScalar value) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        Borrow a(first);
        Borrow b(second);
        return at::addcdiv(*t, *a, *b, rt::scalar(value));
    });
}
RT_EXPORT int rt_addcdiv_(Handle self, Handle first, Handle second, RtScalar value) noexcept {
    return rt::status([&] {
        Borrow t(self);
        Borrow a(first);
        Borrow b(second);
        t->addcdiv_(*a, *b, rt::scalar(value));
    });
}
RT_EXPORT Handle rt_masked_fill(Handle self, Handle mask, RtScalar value) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        Borrow m(mask);
        return at::masked_fill(*t, *m, rt::scalar(value));
    });
}
RT_EXPORT int rt_masked_fill_(Handle self, Handle mask, RtScalar value) noexcept {
    return rt::status([&] {
        Borrow t(self);
        Borrow m(mask);
        t->masked_fill_(*m, rt::scalar(value));
    });
}
RT_EXPORT Handle rt_where(Handle condition, Handle x, Handle y) noexcept {
    return rt::tensor([&] {
        Borrow c(condition);
        Borrow a(x);
        Borrow b(y);
        return at::where(*c, *a, *b);
    });
}
RT_EXPORT Handle rt_nan_to_num(Handle self, double nan, double positive, double negative) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::nan_to_num(*t, nan, positive, negative);
    });
}
RT_EXPORT int rt_allclose(Handle self, Handle other, double rtol, double atol, int equal_nan, int* result) noexcept {
    return rt::status([&] {
        Borrow a(self);
        Borrow b(other);
        *result = at::allclose(*a, *b, rtol, atol, equal_nan != 0) ? 1 : 0;
    });
}
RT_EXPORT int rt_equal(Handle self, Handle other, int* result) noexcept {
    return rt::status([&] {
        Borrow a(self);
        Borrow b(other);
        *result = at::equal(*a, *b) ? 1 : 0;
    });
}
