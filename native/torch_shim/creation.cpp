// Making tensors, and random numbers.
#include "shim.h"

#include <mutex>

using rt::Borrow;

namespace {

at::TensorOptions options(int dtype, int device) {
    at::TensorOptions result;
    if (dtype >= 0) {
        result = result.dtype(static_cast<at::ScalarType>(dtype));
    }
    return device >= 0 ? result.device(rt::device(device)) : result;
}

// Runs f() -> at::Tensor with gradients off (creation is no operation to differentiate) and marks the leaf.
template <typename F>
Handle make(int requires_grad, F&& f) noexcept {
    return rt::tensor([&] {
        at::Tensor t = f();
        return requires_grad != 0 ? t.set_requires_grad(true) : t;
    });
}

c10::optional<at::Generator> generator(const at::Generator* g) {
    return g == nullptr ? c10::nullopt : c10::optional<at::Generator>(*g);
}

}  // namespace

#define RT_SIZED(name)                                                                                            \
    RT_EXPORT Handle rt_##name(const int64_t* sizes, int64_t count, int dtype, int device, int requires_grad) noexcept { \
        return make(requires_grad, [&] { return at::name(rt::ints(sizes, count), options(dtype, device)); });     \
    }

RT_SIZED(zeros)
RT_SIZED(ones)
RT_SIZED(empty)

RT_EXPORT Handle rt_full(const int64_t* sizes, int64_t count, RtScalar value, int dtype, int device, int requires_grad) noexcept {
    return make(requires_grad, [&] { return at::full(rt::ints(sizes, count), rt::scalar(value), options(dtype, device)); });
}
RT_EXPORT Handle rt_rand(const int64_t* sizes, int64_t count, int dtype, int device, int requires_grad, const at::Generator* g) noexcept {
    return make(requires_grad, [&] { return at::rand(rt::ints(sizes, count), generator(g), options(dtype, device)); });
}
RT_EXPORT Handle rt_randn(const int64_t* sizes, int64_t count, int dtype, int device, int requires_grad, const at::Generator* g) noexcept {
    return make(requires_grad, [&] { return at::randn(rt::ints(sizes, count), generator(g), options(dtype, device)); });
}
RT_EXPORT Handle rt_randint(int64_t low, int64_t high, const int64_t* sizes, int64_t count, int dtype, int device, int requires_grad,
                            const at::Generator* g) noexcept {
    return make(requires_grad, [&] { return at::randint(low, high, rt::ints(sizes, count), generator(g), options(dtype < 0 ? 4 : dtype, device)); });
}
RT_EXPORT Handle rt_randperm(int64_t n, int dtype, int device, int requires_grad, const at::Generator* g) noexcept {
    return make(requires_grad, [&] { return at::randperm(n, generator(g), options(dtype < 0 ? 4 : dtype, device)); });
}
RT_EXPORT Handle rt_arange(RtScalar start, RtScalar stop, RtScalar step, int dtype, int device, int requires_grad) noexcept {
    return make(requires_grad, [&] { return at::arange(rt::scalar(start), rt::scalar(stop), rt::scalar(step), options(dtype, device)); });
}
RT_EXPORT Handle rt_linspace(double start, double end, int64_t steps, int dtype, int device, int requires_grad) noexcept {
    return make(requires_grad, [&] { return at::linspace(start, end, steps, options(dtype, device)); });
}
RT_EXPORT Handle rt_logspace(double start, double end, int64_t steps, double base, int dtype, int device, int requires_grad) noexcept {
    return make(requires_grad, [&] { return at::logspace(start, end, steps, base, options(dtype, device)); });
}
RT_EXPORT Handle rt_eye(int64_t rows, int64_t columns, int dtype, int device, int requires_grad) noexcept {
    return make(requires_grad, [&] { return at::eye(rows, columns, options(dtype, device)); });
}

#define RT_LIKE(name)                                                                              \
    RT_EXPORT Handle rt_##name(Handle input, int dtype, int device, int requires_grad) noexcept {   \
        return make(requires_grad, [&] {                                                           \
            Borrow t(input);                                                                       \
            return at::name(*t, options(dtype, device));                                           \
        });                                                                                        \
    }

RT_LIKE(zeros_like)
RT_LIKE(ones_like)
RT_LIKE(empty_like)
RT_LIKE(rand_like)
RT_LIKE(randn_like)

RT_EXPORT Handle rt_full_like(Handle input, RtScalar value, int dtype, int device, int requires_grad) noexcept {
    return make(requires_grad, [&] {
        Borrow t(input);
        return at::full_like(*t, rt::scalar(value), options(dtype, device));
    });
}
RT_EXPORT Handle rt_scalar_tensor(RtScalar value, int dtype, int device, int requires_grad) noexcept {
    return make(requires_grad, [&] { return at::scalar_tensor(rt::scalar(value), options(dtype, device)); });
}

// Copies `bytes` bytes of elements of type `source`, row-major, and converts where dtype or device differ.
RT_EXPORT Handle rt_from_data(const void* data, int64_t bytes, int source, const int64_t* sizes, int64_t count, int dtype, int device,
                              int requires_grad) noexcept {
    return make(requires_grad, [&] {
        at::Tensor t = at::empty(rt::ints(sizes, count), at::TensorOptions(static_cast<at::ScalarType>(source)));
        TORCH_CHECK(static_cast<int64_t>(t.nbytes()) == bytes, "the data has ", bytes, " bytes, the sizes need ", t.nbytes());
        if (bytes > 0) {
            __builtin_memcpy(t.data_ptr(), data, static_cast<size_t>(bytes));
        }
        bool same = (dtype < 0 || dtype == source) && (device < 0 || rt::device(device).is_cpu());
        return same ? t : t.to(options(dtype < 0 ? source : dtype, device));
    });
}

// A tensor over the caller's memory; release(context) runs when the last view is gone.
RT_EXPORT Handle rt_from_blob(void* data, int source, const int64_t* sizes, int64_t count, void (*release)(void*), void* context, int dtype,
                              int device, int requires_grad) noexcept {
    return make(requires_grad, [&] {
        at::Tensor t = at::from_blob(
            data, rt::ints(sizes, count), [release, context](void*) { release(context); },
            at::TensorOptions(static_cast<at::ScalarType>(source)));
        bool same = (dtype < 0 || dtype == source) && (device < 0 || rt::device(device).is_cpu());
        return same ? t : t.to(options(dtype < 0 ? source : dtype, device));
    });
}

// ---- random numbers in place

RT_EXPORT int rt_normal_(Handle self, double mean, double std, const at::Generator* g) noexcept {
    return rt::status([&] {
        Borrow t(self);
        t->normal_(mean, std, generator(g));
    });
}
RT_EXPORT int rt_uniform_(Handle self, double from, double to, const at::Generator* g) noexcept {
    return rt::status([&] {
        Borrow t(self);
        t->uniform_(from, to, generator(g));
    });
}
RT_EXPORT int rt_exponential_(Handle self, double lambda, const at::Generator* g) noexcept {
    return rt::status([&] {
        Borrow t(self);
        t->exponential_(lambda, generator(g));
    });
}
RT_EXPORT int rt_bernoulli_(Handle self, double p, const at::Generator* g) noexcept {
    return rt::status([&] {
        Borrow t(self);
        t->bernoulli_(p, generator(g));
    });
}
RT_EXPORT Handle rt_bernoulli(Handle self, const at::Generator* g) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::bernoulli(*t, generator(g));
    });
}
// to == INT64_MIN: up to the type's largest number.
RT_EXPORT int rt_random_(Handle self, int64_t from, int64_t to, const at::Generator* g) noexcept {
    return rt::status([&] {
        Borrow t(self);
        if (to == INT64_MIN) {
            t->random_(generator(g));
        } else {
            t->random_(from, to, generator(g));
        }
    });
}
RT_EXPORT Handle rt_multinomial(Handle self, int64_t samples, int replacement, const at::Generator* g) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::multinomial(*t, samples, replacement != 0, generator(g));
    });
}
RT_EXPORT Handle rt_standard_gamma(Handle self, const at::Generator* g) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::_standard_gamma(*t, generator(g));
    });
}
RT_EXPORT Handle rt_sample_dirichlet(Handle self, const at::Generator* g) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::_sample_dirichlet(*t, generator(g));
    });
}
RT_EXPORT Handle rt_poisson(Handle self, const at::Generator* g) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::poisson(*t, generator(g));
    });
}
RT_EXPORT int rt_zero_(Handle self) noexcept {
    return rt::status([&] {
        Borrow t(self);
        t->zero_();
    });
}
RT_EXPORT int rt_fill_(Handle self, RtScalar value) noexcept {
    return rt::status([&] {
        Borrow t(self);
        t->fill_(rt::scalar(value));
    });
}

// ---- generators: heap objects, freed by rt_generator_free

RT_EXPORT at::Generator* rt_generator_new(uint64_t seed, int device) noexcept {
    try {
        at::Device where = rt::device(device);
        if (where.is_cpu()) {
            return new at::Generator(at::detail::createCPUGenerator(seed));
        }
        at::Generator g = at::globalContext().defaultGenerator(where).clone();
        g.set_current_seed(seed);
        return new at::Generator(g);
    } catch (...) {
        rt::store_current_exception();
        return nullptr;
    }
}
RT_EXPORT at::Generator* rt_generator_default(int device) noexcept {
    try {
        return new at::Generator(at::globalContext().defaultGenerator(rt::device(device)));
    } catch (...) {
        rt::store_current_exception();
        return nullptr;
    }
}
RT_EXPORT void rt_generator_free(at::Generator* g) noexcept { delete g; }
RT_EXPORT int rt_generator_set_seed(at::Generator* g, uint64_t seed) noexcept {
    return rt::status([&] {
        std::lock_guard<std::mutex> lock(g->mutex());
        g->set_current_seed(seed);
    });
}
RT_EXPORT uint64_t rt_generator_initial_seed(at::Generator* g) noexcept {
    std::lock_guard<std::mutex> lock(g->mutex());
    return g->current_seed();
}
RT_EXPORT uint64_t rt_generator_seed(at::Generator* g) noexcept {
    std::lock_guard<std::mutex> lock(g->mutex());
    return g->seed();
}
RT_EXPORT Handle rt_generator_get_state(at::Generator* g) noexcept {
    return rt::tensor([&] {
        std::lock_guard<std::mutex> lock(g->mutex());
        return g->get_state();
    });
}
RT_EXPORT int rt_generator_set_state(at::Generator* g, Handle state) noexcept {
    return rt::status([&] {
        Borrow s(state);
        std::lock_guard<std::mutex> lock(g->mutex());
        g->set_state(*s);
    });
}
// Seeds the default generators of every device.
RT_EXPORT int rt_manual_seed(uint64_t seed) noexcept {
    return rt::status([&] { at::manual_seed(seed); });
}
