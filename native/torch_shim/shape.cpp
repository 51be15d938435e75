// Views, joins and splits.
#include "shim.h"

using rt::Borrow;

#define RT_SIZES(name)                                                              \
    RT_EXPORT Handle rt_##name(Handle self, const int64_t* sizes, int64_t count) noexcept { \
        return rt::tensor([&] {                                                     \
            Borrow t(self);                                                         \
            return t->name(rt::ints(sizes, count));                                 \
        });                                                                         \
    }

RT_SIZES(view)
RT_SIZES(reshape)
RT_SIZES(permute)
RT_SIZES(repeat)

RT_EXPORT Handle rt_expand(Handle self, const int64_t* sizes, int64_t count, int implicit) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return t->expand(rt::ints(sizes, count), implicit != 0);
    });
}
RT_EXPORT Handle rt_flatten(Handle self, int64_t start, int64_t end) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::flatten(*t, start, end);
    });
}
RT_EXPORT Handle rt_squeeze(Handle self, int whole, int64_t dim) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return whole != 0 ? at::squeeze(*t) : at::squeeze(*t, dim);
    });
}
RT_EXPORT int rt_squeeze_(Handle self, int whole, int64_t dim) noexcept {
    return rt::status([&] {
        Borrow t(self);
        if (whole != 0) {
            t->squeeze_();
        } else {
            t->squeeze_(dim);
        }
    });
}
RT_EXPORT Handle rt_unsqueeze(Handle self, int64_t dim) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::unsqueeze(*t, dim);
    });
}
RT_EXPORT int rt_unsqueeze_(Handle self, int64_t dim) noexcept {
    return rt::status([&] {
        Borrow t(self);
        t->unsqueeze_(dim);
    });
}
RT_EXPORT Handle rt_transpose(Handle self, int64_t first, int64_t second) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::transpose(*t, first, second);
    });
}
RT_EXPORT Handle rt_t(Handle self) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::t(*t);
    });
}
RT_EXPORT Handle rt_numpy_T(Handle self) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return t->numpy_T();
    });
}
RT_EXPORT Handle rt_narrow(Handle self, int64_t dim, int64_t start, int64_t length) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::narrow(*t, dim, start, length);
    });
}
RT_EXPORT Handle rt_slice(Handle self, int64_t dim, int64_t start, int64_t finish, int64_t step) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::slice(*t, dim, start, finish, step);
    });
}
RT_EXPORT Handle rt_select(Handle self, int64_t dim, int64_t index) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::select(*t, dim, index);
    });
}
RT_EXPORT Handle rt_diagonal(Handle self, int64_t offset, int64_t first, int64_t second) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::diagonal(*t, offset, first, second);
    });
}
RT_EXPORT Handle rt_diag(Handle self, int64_t diagonal) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::diag(*t, diagonal);
    });
}
RT_EXPORT Handle rt_tril(Handle self, int64_t diagonal) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::tril(*t, diagonal);
    });
}
RT_EXPORT Handle rt_triu(Handle self, int64_t diagonal) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::triu(*t, diagonal);
    });
}
RT_EXPORT Handle rt_roll(Handle self, const int64_t* shifts, int64_t shift_count, const int64_t* dims, int64_t dim_count) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::roll(*t, rt::ints(shifts, shift_count), rt::ints(dims, dim_count));
    });
}
RT_EXPORT Handle rt_flip(Handle self, const int64_t* dims, int64_t count) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::flip(*t, rt::ints(dims, count));
    });
}
RT_EXPORT int rt_resize_(Handle self, const int64_t* sizes, int64_t count) noexcept {
    return rt::status([&] {
        Borrow t(self);
        t->resize_(rt::ints(sizes, count));
    });
}
RT_EXPORT Handle rt_repeat_interleave(Handle self, int64_t repeats, int whole, int64_t dim) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::repeat_interleave(*t, repeats, whole != 0 ? c10::nullopt : c10::optional<int64_t>(dim));
    });
}
RT_EXPORT Handle rt_cat(const Handle* tensors, int64_t count, int64_t dim) noexcept {
    return rt::tensor([&] { return at::cat(rt::borrow_list(tensors, count), dim); });
}
RT_EXPORT Handle rt_stack(const Handle* tensors, int64_t count, int64_t dim) noexcept {
    return rt::tensor([&] { return at::stack(rt::borrow_list(tensors, count), dim); });
}

// Lists that come back are arrays for rt_free_array; null is a failure.
template <typename F>
static Handle* list(int64_t* count, F&& f) noexcept {
    try {
        return rt::release_list(f(), count);
    } catch (...) {
        rt::store_current_exception();
        return nullptr;
    }
}
RT_EXPORT Handle* rt_chunk(Handle self, int64_t chunks, int64_t dim, int64_t* count) noexcept {
    return list(count, [&] {
        Borrow t(self);
        return at::chunk(*t, chunks, dim);
    });
}
RT_EXPORT Handle* rt_split(Handle self, int64_t size, int64_t dim, int64_t* count) noexcept {
    return list(count, [&] {
        Borrow t(self);
        return at::split(*t, size, dim);
    });
}
RT_EXPORT Handle* rt_split_sizes(Handle self, const int64_t* sizes, int64_t size_count, int64_t dim, int64_t* count) noexcept {
    return list(count, [&] {
        Borrow t(self);
        return at::split_with_sizes(*t, rt::ints(sizes, size_count), dim);
    });
}
RT_EXPORT Handle* rt_unbind(Handle self, int64_t dim, int64_t* count) noexcept {
    return list(count, [&] {
        Borrow t(self);
        return at::unbind(*t, dim);
    });
}
RT_EXPORT Handle* rt_where_list(Handle condition, int64_t* count) noexcept {
    return list(count, [&] {
        Borrow t(condition);
        return at::where(*t);
    });
}
RT_EXPORT Handle* rt_meshgrid(const Handle* tensors, int64_t tensor_count, int xy, int64_t* count) noexcept {
    return list(count, [&] { return at::meshgrid(rt::borrow_list(tensors, tensor_count), xy != 0 ? "xy" : "ij"); });
}
RT_EXPORT Handle* rt_broadcast_tensors(const Handle* tensors, int64_t tensor_count, int64_t* count) noexcept {
    return list(count, [&] { return at::broadcast_tensors(rt::borrow_list(tensors, tensor_count)); });
}
