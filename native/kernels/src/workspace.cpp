#include "workspace.h"

#include <array>
#include <cstdlib>
#include <mutex>
#include <new>
#include <vector>

namespace roboirl::kernels {

namespace {

constexpr size_t SmallestShift = 10;
constexpr size_t Classes = 34;
constexpr size_t CachedBytesLimit = size_t{256} << 20;

struct Pool {
    std::mutex lock;
    std::array<std::vector<float*>, Classes> free;
    size_t cached = 0;
};

Pool& pool() {
    static Pool* instance = new Pool;  // buffers may be returned during static destruction
    return *instance;
}

size_t classOf(size_t bytes) {
    size_t shift = SmallestShift;
    while ((size_t{1} << shift) < bytes) { shift++; }
    return shift - SmallestShift;
}

float* acquire(size_t& bytes) {
    const size_t index = classOf(bytes);
    if (index >= Classes) { throw std::bad_alloc(); }
    bytes = size_t{1} << (index + SmallestShift);
    {
        Pool& p = pool();
        const std::lock_guard<std::mutex> guard(p.lock);
        if (!p.free[index].empty()) {
            float* block = p.free[index].back();
            p.free[index].pop_back();
            p.cached -= bytes;
            return block;
        }
    }
    void* block = std::aligned_alloc(64, bytes);
    if (block == nullptr) { throw std::bad_alloc(); }
    return static_cast<float*>(block);
}

void giveBack(float* block, size_t bytes) {
    Pool& p = pool();
    const std::lock_guard<std::mutex> guard(p.lock);
    if (p.cached + bytes > CachedBytesLimit) {
        std::free(block);
        return;
    }
    p.free[classOf(bytes)].push_back(block);
    p.cached += bytes;
}

struct Scratch {
    std::array<float*, 5> block{};
    std::array<size_t, 5> bytes{};
    ~Scratch() { for (float* b : block) { std::free(b); } }
};

}  // namespace

Buffer::Buffer(int64_t floats) : bytes_((static_cast<size_t>(floats < 0 ? 0 : floats) + 64) * sizeof(float)) { data_ = acquire(bytes_); }

Buffer::~Buffer() { release(); }

Buffer& Buffer::operator=(Buffer&& other) noexcept {
    if (this != &other) {
        release();
        data_ = other.data_;
        bytes_ = other.bytes_;
        other.data_ = nullptr;
    }
    return *this;
}

void Buffer::release() {
    if (data_ != nullptr) {
        giveBack(data_, bytes_);
        data_ = nullptr;
    }
}

float* threadScratch(int slot, int64_t floats) {
    thread_local Scratch scratch;
    const size_t wanted = (static_cast<size_t>(floats) + 64 + 15) / 16 * 64;
    if (scratch.bytes[slot] < wanted) {
        std::free(scratch.block[slot]);
        scratch.bytes[slot] = 0;
        scratch.block[slot] = static_cast<float*>(std::aligned_alloc(64, wanted));
        if (scratch.block[slot] == nullptr) { throw std::bad_alloc(); }
        scratch.bytes[slot] = wanted;
    }
    return scratch.block[slot];
}

}  // namespace roboirl::kernels
