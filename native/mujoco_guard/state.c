// Fast resets, and the state that a simulation continues from bit by bit.
#include "guard.h"

#include <string.h>

#if mjVERSION_HEADER < 300

static void clear(mjtNum* array, size_t count) {
  if (count) {
    memset(array, 0, count * sizeof(mjtNum));
  }
}

// Puts mocap bodies where the model has them.
static void reset_mocap(const mjModel* m, mjData* d) {
  for (int i = 0; i < (int)m->nbody; i++) {
    int id = m->body_mocapid[i];
    if (id >= 0) {
      memcpy(d->mocap_pos + 3 * id, m->body_pos + 3 * i, 3 * sizeof(mjtNum));
      memcpy(d->mocap_quat + 4 * id, m->body_quat + 4 * i, 4 * sizeof(mjtNum));
      mju_normalize4(d->mocap_quat + 4 * id);
    }
  }
}

#endif

// Resets what mj_forward reads, and the results that it does not overwrite. Followed by mj_forward this leaves the
// same numbers as mj_resetData and mj_forward, without clearing megabytes of scratch memory.
RM_API int rm_reset_inputs(const mjModel* m, mjData* d) {
#if mjVERSION_HEADER >= 300
  // Arrays that newer engines add (islands, sleeping trees, plugins, delays) have no documented partial reset.
  RM_GUARD(mj_resetData(m, d));
  return RM_ENGINE_ERROR;
#else
  size_t nv = (size_t)m->nv, na = (size_t)m->na, nu = (size_t)m->nu, nbody = (size_t)m->nbody;

  d->time = 0;
  memcpy(d->qpos, m->qpos0, (size_t)m->nq * sizeof(mjtNum));
  clear(d->qvel, nv);
  clear(d->act, na);
  clear(d->qacc_warmstart, nv);
  clear(d->ctrl, nu);
  clear(d->qfrc_applied, nv);
  clear(d->xfrc_applied, 6 * nbody);
  reset_mocap(m, d);
  clear(d->userdata, (size_t)m->nuserdata);

  // Results that only some models, flags or further calls compute; zero until then.
  clear(d->qacc, nv);
  clear(d->act_dot, na);
  clear(d->sensordata, (size_t)m->nsensordata);
  clear(d->cacc, 6 * nbody);
  clear(d->cfrc_int, 6 * nbody);
  clear(d->cfrc_ext, 6 * nbody);
  clear(d->subtree_linvel, 3 * nbody);
  clear(d->subtree_angmom, 3 * nbody);
  clear(d->qfrc_inverse, nv);
  clear(d->qfrc_constraint, nv);
  d->energy[0] = d->energy[1] = 0;
  d->solver_fwdinv[0] = d->solver_fwdinv[1] = 0;
  d->solver_iter = d->solver_nnz = 0;

  d->pstack = 0;
  d->ne = d->nf = d->nefc = d->ncon = 0;
  d->maxuse_stack = d->maxuse_con = d->maxuse_efc = 0;
  memset(d->warning, 0, sizeof d->warning);
  memset(d->timer, 0, sizeof d->timer);
  return RM_OK;
#endif
}

#if mjVERSION_HEADER >= 300

RM_API int64_t rm_state_size(const mjModel* m) {
  return mj_stateSize(m, mjSTATE_INTEGRATION);
}

RM_API int rm_get_state(const mjModel* m, const mjData* d, mjtNum* state) {
  RM_GUARD(mj_getState(m, d, state, mjSTATE_INTEGRATION));
  return RM_ENGINE_ERROR;
}

RM_API int rm_set_state(const mjModel* m, mjData* d, const mjtNum* state) {
  RM_GUARD(mj_setState(m, d, state, mjSTATE_INTEGRATION));
  return RM_ENGINE_ERROR;
}

#else

// The arrays that the next step depends on, in the order in which they are stored behind the time.
enum { STATE_ARRAYS = 10 };

static void state_arrays(const mjModel* m, const mjData* d, mjtNum* arrays[STATE_ARRAYS], size_t counts[STATE_ARRAYS]) {
  mjtNum* pointers[STATE_ARRAYS] = {d->qpos,         d->qvel,         d->act,       d->qacc_warmstart, d->ctrl,
                                    d->qfrc_applied, d->xfrc_applied, d->mocap_pos, d->mocap_quat,     d->userdata};
  int lengths[STATE_ARRAYS] = {m->nq, m->nv, m->na, m->nv, m->nu, m->nv, 6 * m->nbody, 3 * m->nmocap, 4 * m->nmocap, m->nuserdata};
  for (int i = 0; i < STATE_ARRAYS; i++) {
    arrays[i] = pointers[i];
    counts[i] = (size_t)lengths[i];
  }
}

// Number of numbers in the state of `m`.
RM_API int64_t rm_state_size(const mjModel* m) {
  return 1 + (int64_t)m->nq + 3 * (int64_t)m->nv + m->na + m->nu + 6 * (int64_t)m->nbody + 7 * (int64_t)m->nmocap + m->nuserdata;
}

// Writes the state of `d`; `state` has room for rm_state_size(m) numbers.
RM_API int rm_get_state(const mjModel* m, const mjData* d, mjtNum* state) {
  mjtNum* arrays[STATE_ARRAYS];
  size_t counts[STATE_ARRAYS];
  state_arrays(m, d, arrays, counts);
  *state++ = d->time;
  for (int i = 0; i < STATE_ARRAYS; i++) {
    memcpy(state, arrays[i], counts[i] * sizeof(mjtNum));
    state += counts[i];
  }
  return RM_OK;
}

// Reads a state written by rm_get_state for the same model.
RM_API int rm_set_state(const mjModel* m, mjData* d, const mjtNum* state) {
  mjtNum* arrays[STATE_ARRAYS];
  size_t counts[STATE_ARRAYS];
  state_arrays(m, d, arrays, counts);
  d->time = *state++;
  for (int i = 0; i < STATE_ARRAYS; i++) {
    memcpy(arrays[i], state, counts[i] * sizeof(mjtNum));
    state += counts[i];
  }
  return RM_OK;
}

#endif
