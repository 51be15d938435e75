#include "guard.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_SIZE = 2048 };

// Exported by the engine for its own bindings: per thread, and ahead of mju_user_error. Weak, because a later
// engine may drop them; the process-wide handlers below then do the work.
extern void _mjPRIVATE__set_tls_error_fn(void (*handler)(const char*)) __attribute__((weak));
extern void _mjPRIVATE__set_tls_warning_fn(void (*handler)(const char*)) __attribute__((weak));

static _Thread_local rm_frame* innermost = NULL;
static _Thread_local int installed = 0;
static _Thread_local char error_text[TEXT_SIZE];
static _Thread_local char warning_text[TEXT_SIZE];
static _Thread_local int64_t warning_count = 0;

static void copy_text(char* into, const char* text) {
  size_t length = text ? strlen(text) : 0;
  if (length >= TEXT_SIZE) {
    length = TEXT_SIZE - 1;
  }
  memcpy(into, text ? text : "", length);
  into[length] = 0;
}

static void on_error(const char* text) {
  copy_text(error_text, text);
  if (innermost) {
    _longjmp(innermost->target, 1);
  }
  // Returning would let the engine run on behind its fault, with memory in an unknown state.
  fprintf(stderr, "MuJoCo error outside a guarded call: %s\n", error_text);
  abort();
}

static void on_warning(const char* text) {
  copy_text(warning_text, text);
  warning_count++;
}

#if defined(__x86_64__)
__attribute__((target("avx"))) static void zero_upper_halves(void) {
  __builtin_ia32_vzeroupper();
}
#endif

// An engine compiled for every x86-64 has instructions that keep the upper halves of the vector registers. As long as a
// caller's vector code has left something there, each of them waits for the old value: the same step takes 1.6 times as long.
static void clean_vector_registers(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx")) {
    zero_upper_halves();
  }
#endif
}

void rm_arm(rm_frame* frame) {
  clean_vector_registers();
  if (!installed) {
    if (_mjPRIVATE__set_tls_error_fn) {
      _mjPRIVATE__set_tls_error_fn(on_error);
    }
    if (_mjPRIVATE__set_tls_warning_fn) {
      _mjPRIVATE__set_tls_warning_fn(on_warning);
    }
    installed = 1;
  }
  frame->outer = innermost;
  innermost = frame;
}

void rm_disarm(rm_frame* frame) {
  innermost = frame->outer;
}

void rm_set_error(const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(error_text, TEXT_SIZE, format, arguments);
  va_end(arguments);
}

// Takes over errors and warnings of the whole process, also of threads that never made a guarded call.
RM_API void rm_install(void) {
  mju_user_error = on_error;
  mju_user_warning = on_warning;
}

// Version of the headers that this library was compiled with, such as 222 for 2.2.2.
RM_API int rm_header_version(void) {
  return mjVERSION_HEADER;
}

// Version of the engine that this library is linked to.
RM_API int rm_engine_version(void) {
  return mj_version();
}

// Text of the last failed call on this thread; valid until the next one.
RM_API const char* rm_last_error(void) {
  return error_text;
}

// Text of the last warning on this thread, or an empty string.
RM_API const char* rm_last_warning(void) {
  return warning_text;
}

// Number of warnings that the engine has raised on this thread.
RM_API int64_t rm_warning_count(void) {
  return warning_count;
}

// Gives back the scratch stack that a fault left in use.
static void release_stack(mjData* d) {
  d->pstack = 0;
#if mjVERSION_HEADER >= 300
  d->pbase = 0;
#endif
}

// `count` steps with the controls held, then, where `rne` is not 0, the body forces that mj_step does not compute
// (cacc, cfrc_int, cfrc_ext). One transition for a whole environment step.
RM_API int rm_step(const mjModel* m, mjData* d, int count, int rne) {
  RM_GUARD({
    for (int i = 0; i < count; i++) {
      mj_step(m, d);
    }
    if (rne) {
      mj_rnePostConstraint(m, d);
    }
  });
  release_stack(d);
  return RM_ENGINE_ERROR;
}

// Everything that mj_step computes, without integrating.
RM_API int rm_forward(const mjModel* m, mjData* d) {
  RM_GUARD(mj_forward(m, d));
  release_stack(d);
  return RM_ENGINE_ERROR;
}

// The whole mjData as mj_makeData leaves it.
RM_API int rm_reset_data(const mjModel* m, mjData* d) {
  RM_GUARD(mj_resetData(m, d));
  return RM_ENGINE_ERROR;
}

// The whole mjData at keyframe `key`.
RM_API int rm_reset_keyframe(const mjModel* m, mjData* d, int key) {
  if (key < 0 || key >= (int)m->nkey) {
    rm_set_error("keyframe %d does not exist: the model has %d", key, (int)m->nkey);
    return RM_BAD_ARGUMENT;
  }
  RM_GUARD(mj_resetDataKeyframe(m, d, key));
  return RM_ENGINE_ERROR;
}

// A new mjData for `m` in `*out`.
RM_API int rm_make_data(const mjModel* m, mjData** out) {
  *out = NULL;
  RM_GUARD({
    mjData* made = mj_makeData(m);
    *out = made;
  });
  return RM_ENGINE_ERROR;
}

// Everything of `source` into `dest`, both of model `m`.
RM_API int rm_copy_data(mjData* dest, const mjModel* m, const mjData* source) {
  RM_GUARD(mj_copyData(dest, m, source));
  return RM_ENGINE_ERROR;
}

// Computes what the engine derives from the model's masses and inertias; leaves `d` in an undefined state.
RM_API int rm_set_const(mjModel* m, mjData* d) {
  RM_GUARD(mj_setConst(m, d));
  release_stack(d);
  return RM_ENGINE_ERROR;
}

// A copy of `m` in `*out`.
RM_API int rm_copy_model(const mjModel* m, mjModel** out) {
  *out = NULL;
  RM_GUARD({
    mjModel* made = mj_copyModel(NULL, m);
    *out = made;
  });
  return RM_ENGINE_ERROR;
}

typedef intptr_t (*rm_function)(intptr_t, intptr_t, intptr_t, intptr_t, intptr_t, intptr_t, intptr_t, intptr_t);

// Any engine function whose parameters are integers and pointers, eight at most; `d`, if not null, gets its
// scratch stack back after a fault. `*result`, if not null, receives the function's integer or pointer result.
RM_API int rm_call(void* function, mjData* d, const intptr_t* arguments, intptr_t* result) {
  RM_GUARD({
    const intptr_t* a = arguments;
    intptr_t value = ((rm_function)function)(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7]);
    if (result) {
      *result = value;
    }
  });
  if (d) {
    release_stack(d);
  }
  return RM_ENGINE_ERROR;
}
