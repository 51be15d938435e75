// Loading models from text, from files and from memory.
#include "guard.h"

#include <stdlib.h>
#include <string.h>

enum { LOAD_TEXT_SIZE = 1024 };

// Puts one file into the virtual file system. Returns 0, or 1: full, 2: repeated name, -1: no memory.
static int add_file(mjVFS* vfs, const char* name, const void* data, size_t size) {
#if mjVERSION_HEADER >= 300
  return mj_addBufferVFS(vfs, name, data, (int)size);
#else
  if (strlen(name) >= mjMAXVFSNAME) {
    return 1;
  }
  int status = mj_makeEmptyFileVFS(vfs, name, (int)size);
  if (status != 0) {
    return status;
  }
  int index = mj_findFileVFS(vfs, name);
  if (index < 0) {
    return -1;
  }
  memcpy(vfs->filedata[index], data, size);
  return 0;
#endif
}

// Loads the file `name`, looked up in `vfs` first where one is given.
static int load(const char* name, const mjVFS* vfs, int binary, mjModel** out, char* text) {
  RM_GUARD({
    mjModel* made = binary ? mj_loadModel(name, vfs) : mj_loadXML(name, vfs, text, LOAD_TEXT_SIZE);
    *out = made;
    mj_freeLastXML();
  });
  return RM_ENGINE_ERROR;
}

// Loads a model.
//   main_name    name of the main file: MJCF or URDF, or a compiled model where it ends in ".mjb".
//   main_data    its content, or null: the file is read from disk.
//   names, data, sizes, count   files that the model refers to (meshes, textures, includes), found before the disk's.
//   warning      receives the compiler's warning (an empty string for none), `warning_size` bytes.
// The caller owns `*out` and frees it by mj_deleteModel. Not to be called from two threads at once: the parser of
// older engines keeps its last model in a global.
RM_API int rm_load(const char* main_name, const void* main_data, size_t main_size, const char* const* names,
                   const void* const* data, const size_t* sizes, int count, char* warning, int warning_size,
                   mjModel** out) {
  *out = NULL;
  char text[LOAD_TEXT_SIZE] = {0};
  size_t length = strlen(main_name);
  int binary = length > 4 && strcmp(main_name + length - 4, ".mjb") == 0;

  mjVFS* vfs = malloc(sizeof(mjVFS));  // 2 MB in older engines: never on the stack
  if (!vfs) {
    rm_set_error("no memory for the file table of '%s'", main_name);
    return RM_LOAD_ERROR;
  }
  mj_defaultVFS(vfs);

  int status = RM_OK;
  for (int i = main_data ? -1 : 0; i < count && status == RM_OK; i++) {
    const char* name = i < 0 ? main_name : names[i];
    int added = add_file(vfs, name, i < 0 ? main_data : data[i], i < 0 ? main_size : sizes[i]);
    if (added != 0) {
      rm_set_error("the file '%s' cannot be handed to the engine: %s", name,
                   added == 2 ? "its name appears twice (folders and case do not count)"
                              : (added == 1 ? "too many files or too long a name" : "no memory"));
      status = RM_LOAD_ERROR;
    }
  }

  if (status == RM_OK) {
    status = load(main_name, vfs, binary, out, text);
    if (status == RM_OK && !*out) {
      rm_set_error("%s", text[0] ? text : "the engine gave no reason; for a compiled model, check that it is of this engine's version");
      status = RM_LOAD_ERROR;
    }
  }

  mj_deleteVFS(vfs);
  free(vfs);
  if (warning && warning_size > 0) {
    strncpy(warning, status == RM_OK ? text : "", (size_t)warning_size - 1);
    warning[warning_size - 1] = 0;
  }
  return status;
}
