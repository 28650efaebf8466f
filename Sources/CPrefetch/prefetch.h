/// Asks for the memory at `place`, which is needed soon, while other work goes on. Swift has no
/// word for it. `place` may lie anywhere: nothing is read.
static inline void prefetch(const void *place) { __builtin_prefetch(place); }
