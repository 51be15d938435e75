// Index expressions, gathers and scatters.
#include "shim.h"

using at::indexing::TensorIndex;
using rt::Borrow;

static constexpr int64_t kAbsent = INT64_MIN;

#if TORCH_VERSION_MAJOR >= 2
using SliceBound = c10::SymInt;
#else
using SliceBound = int64_t;
#endif

static std::vector<TensorIndex> indices(const RtIndex* entries, int64_t count) {
    std::vector<TensorIndex> list;
    list.reserve(static_cast<size_t>(count));
    auto part = [](int64_t value) { return value == kAbsent ? c10::optional<SliceBound>() : c10::optional<SliceBound>(value); };
    for (int64_t i = 0; i < count; i++) {
        const RtIndex& e = entries[i];
        switch (e.kind) {
        case 0:
            list.emplace_back(at::indexing::None);
            break;
        case 1:
            list.emplace_back(at::indexing::Ellipsis);
            break;
        case 2:
            list.emplace_back(e.start);
            break;
        case 3:
            list.emplace_back(e.start != 0);
            break;
        case 4:
            list.emplace_back(at::indexing::Slice(part(e.start), part(e.stop), part(e.step)));
            break;
        default: {
            Borrow t(e.tensor);
            list.emplace_back(at::Tensor(*t));
            break;
        }
        }
    }
    return list;
}

RT_EXPORT Handle rt_index(Handle self, const RtIndex* entries, int64_t count) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return t->index(at::ArrayRef<TensorIndex>(indices(entries, count)));
    });
}
RT_EXPORT int rt_index_put_(Handle self, const RtIndex* entries, int64_t count, Handle value) noexcept {
    return rt::status([&] {
        Borrow t(self);
        Borrow v(value);
        at::Tensor target = *t;
        target.index_put_(at::ArrayRef<TensorIndex>(indices(entries, count)), *v);
    });
}
RT_EXPORT Handle rt_gather(Handle self, int64_t dim, Handle index) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        Borrow i(index);
        return at::gather(*t, dim, *i);
    });
}
RT_EXPORT Handle rt_scatter(Handle self, int64_t dim, Handle index, Handle source) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        Borrow i(index);
        Borrow s(source);
        return at::scatter(*t, dim, *i, *s);
    });
}
RT_EXPORT int rt_scatter_(Handle self, int64_t dim, Handle index, Handle source) noexcept {
    return rt::status([&] {
        Borrow t(self);
        Borrow i(index);
        Borrow s(source);
        t->scatter_(dim, *i, *s);
    });
}
RT_EXPORT int rt_scatter_scalar_(Handle self, int64_t dim, Handle index, RtScalar value) noexcept {
    return rt::status([&] {
        Borrow t(self);
        Borrow i(index);
        t->scatter_(dim, *i, rt::scalar(value));
    });
}
RT_EXPORT Handle rt_scatter_add(Handle self, int64_t dim, Handle index, Handle source) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        Borrow i(index);
        Borrow s(source);
        return at::scatter_add(*t, dim, *i, *s);
    });
}
RT_EXPORT int rt_scatter_add_(Handle self, int64_t dim, Handle index, Handle source) noexcept {
    return rt::status([&] {
        Borrow t(self);
        Borrow i(index);
        Borrow s(source);
        t->scatter_add_(dim, *i, *s);
    });
}
RT_EXPORT Handle rt_index_select(Handle self, int64_t dim, Handle index) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        Borrow i(index);
        return at::index_select(*t, dim, *i);
    });
}
RT_EXPORT int rt_index_add_(Handle self, int64_t dim, Handle index, Handle source, RtScalar alpha) noexcept {
    return rt::status([&] {
        Borrow t(self);
        Borrow i(index);
        Borrow s(source);
        t->index_add_(dim, *i, *s, rt::scalar(alpha));
    });
}
RT_EXPORT int rt_index_copy_(Handle self, int64_t dim, Handle index, Handle source) noexcept {
    return rt::status([&] {
        Borrow t(self);
        Borrow i(index);
        Borrow s(source);
        t->index_copy_(dim, *i, *s);
    });
}
RT_EXPORT int rt_index_fill_(Handle self, int64_t dim, Handle index, RtScalar value) noexcept {
    return rt::status([&] {
        Borrow t(self);
        Borrow i(index);
        t->index_fill_(dim, *i, rt::scalar(value));
    });
}
RT_EXPORT Handle rt_masked_select(Handle self, Handle mask) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        Borrow m(mask);
        return at::masked_select(*t, *m);
    });
}
RT_EXPORT Handle rt_take_along_dim(Handle self, Handle index, int64_t dim) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        Borrow i(index);
        return at::take_along_dim(*t, *i, dim);
    });
}
RT_EXPORT Handle rt_nonzero(Handle self) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::nonzero(*t);
    });
}
RT_EXPORT Handle rt_searchsorted(Handle sorted, Handle values, int right) noexcept {
    return rt::tensor([&] {
        Borrow s(sorted);
        Borrow v(values);
        return at::searchsorted(*s, *v, false, right != 0);
    });
}
