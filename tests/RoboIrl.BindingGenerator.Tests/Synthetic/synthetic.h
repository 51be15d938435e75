// The hard spots of C headers in one small place.
#ifndef SYNTHETIC_H_
#define SYNTHETIC_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// values
#define synINT 42
#define synHEX 0xFFFFFFFFu
#define synBIG (1LL << 40)
#define synREAL 1.5e-3
#define synSINGLE 0.25f
#define synTEXT "quoted \"text\""
#define synSUM (synINT + 1)
// no values
#define synEMPTY
#define synRENAME syn_step
#define synCALL(x) ((x) + 1)
#define synCODE int mark = 0;

typedef double synNum;
typedef _Bool synBool;
typedef int64_t synSize;
typedef void synString;
typedef struct synOpaque_ synOpaque;

typedef enum synKind_ { synKIND_NONE = -1, synKIND_A, synKIND_B = 10 } synKind;
typedef enum { synFLAG_X = 1, synFLAG_Y = 2 } synFlag;
enum { synLOOSE = 7 };

typedef synNum (*synCallback)(const synNum point[3], int n, void* userdata);

typedef struct {
  int number;
  synNum value;
} synStat;

struct synItem_ {
  char name[5];
  union {
    struct {
      short low;
      int high;
    };
    double both;
    struct synPair_ {
      int a, b;
    } pair;
  };
  unsigned char last;
};
typedef struct synItem_ synItem;

struct synModel_ {
  synSize nrow;
  int ncol;
  int nuser;
  synNum* matrix;  // nrow x ncol
  float* user;     // nrow x nuser
  synBool* flags;  // nrow x 1
  struct {
    float fovy;
    int size[2];
  } view;
  struct {
    int x;
  } corners[3];
};
typedef struct synModel_ synModel;

typedef struct synData_ {
  size_t used;
  synBool ready;
  synNum grid[2][3][4];
  synStat stats[6];
  void* slots[3];
  const char* event;
  struct synData_* next;
  synOpaque* hidden;
  synString* text;
  synCallback callback;
  double (*distance)(const double point[3], double range[2][2], const struct synData_* d);
  void (*plain)(void);
  int object, params;
  synItem items[2];
  char huge[2000][1000];
  synStat many[100000];
  int ncon;
  synNum* contact;  // ncon x 3
} synData;

#define SYNMODEL_POINTERS                      \
  X(synNum, matrix, nrow, MJ_M(ncol))          \
  X(float, user, nrow, MJ_M(nuser) * synINT)   \
  XNV(synBool, flags, nrow, 1)
#define SYNDATA_POINTERS X(synNum, contact, MJ_D(ncon), 3)

extern int syn_counter;
extern synCallback syn_hooks[2][2];
extern const char* syn_names[3][2];

void syn_step(const synModel* m, synData* d);
synNum syn_norm(const synNum v[3], synKind kind, synFlag flags, bool strict);
void syn_error(const char* format, ...);
const char* syn_name(const synModel* m, unsigned int in, long ref, unsigned long long out);
void syn_each(void visit(int index, const synNum row[4]), size_t count);
#endif
