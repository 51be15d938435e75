// Element-wise arithmetic, comparison and logic of two operands.
#include "shim.h"

using rt::Borrow;

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
