// Guarded calls into MuJoCo.
//
// The engine reports a fault by calling an error function that must not return: by default it ends the process.
// Every function here arms a thread-local jump target, so that a fault inside the engine comes back as a status
// with the engine's text. All functions may be called from any thread; one mjData belongs to one thread at a time.
#ifndef ROBOIRL_MUJOCO_GUARD_H_
#define ROBOIRL_MUJOCO_GUARD_H_

#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <mujoco/mujoco.h>

#define RM_API __attribute__((visibility("default")))

// Status of every guarded call.
enum {
  RM_OK = 0,
  RM_ENGINE_ERROR = 1,  // the engine called its error function; rm_last_error() has its text
  RM_LOAD_ERROR = 2,    // the model does not load; rm_last_error() has the parser's or compiler's text
  RM_BAD_ARGUMENT = 3   // the guard refused the call; rm_last_error() says why
};

// One armed jump target. Targets nest: the innermost is on top.
typedef struct rm_frame_ {
  jmp_buf target;
  struct rm_frame_* outer;
} rm_frame;

// Installs the handlers on this thread and makes `frame` the innermost target.
void rm_arm(rm_frame* frame);

// Takes `frame` off again; to be called on success and on failure.
void rm_disarm(rm_frame* frame);

// Stores the text of a fault for rm_last_error().
void rm_set_error(const char* format, ...) __attribute__((format(printf, 1, 2)));

// Runs `statement` guarded; evaluates to the status. _setjmp does not save the signal mask: no system call.
#define RM_GUARD(statement)                \
  do {                                     \
    rm_frame frame_;                       \
    rm_arm(&frame_);                       \
    if (_setjmp(frame_.target) == 0) {     \
      statement;                           \
      rm_disarm(&frame_);                  \
      return RM_OK;                        \
    }                                      \
    rm_disarm(&frame_);                    \
  } while (0)

#endif  // ROBOIRL_MUJOCO_GUARD_H_
