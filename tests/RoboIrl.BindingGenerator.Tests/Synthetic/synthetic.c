// Functions of synthetic.h, so that calls through the bindings can be tried.
#include "synthetic.h"

#include <math.h>

int syn_counter = 3;
synCallback syn_hooks[2][2];
const char* syn_names[3][2] = {{"a", "b"}, {"c", "d"}, {"e", "f"}};

void syn_step(const synModel* m, synData* d) {
  double point[3] = {1, 2, 3};
  double range[2][2] = {{4, 5}, {6, 7}};
  d->ready = true;
  d->grid[1][2][3] = d->distance(point, range, d) + (double)m->nrow;
}

synNum syn_norm(const synNum v[3], synKind kind, synFlag flags, bool strict) {
  return sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]) + kind + flags + strict;
}

void syn_error(const char* format, ...) {
  (void)format;
  syn_counter++;
}

const char* syn_name(const synModel* m, unsigned int in, long ref, unsigned long long out) {
  (void)m;
  return syn_names[in % 3][(ref + (long)out) % 2];
}

void syn_each(void visit(int index, const synNum row[4]), size_t count) {
  for (size_t i = 0; i < count; i++) {
    synNum row[4] = {(double)i, 0, 0, 1};
    visit((int)i, row);
  }
}
