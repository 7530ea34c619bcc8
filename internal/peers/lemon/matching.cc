// Solves one graph with LEMON, again for each line on standard input.
//
// The argument names a file: n and m, then u, v and weight of each edge, as
// little-endian 64-bit numbers. For each line read it prints the CPU seconds
// of one run, without the time to build the graph, and the total weight; in
// the end the peak memory in kilobytes.
#include <lemon/matching.h>
#include <lemon/smart_graph.h>
#include <sys/resource.h>

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <vector>

static double cpu() {
  rusage r;
  getrusage(RUSAGE_SELF, &r);
  return r.ru_utime.tv_sec + r.ru_utime.tv_usec * 1e-6 + r.ru_stime.tv_sec + r.ru_stime.tv_usec * 1e-6;
}

int main(int argc, char **argv) {
  if (argc < 2) return 2;
  bool cardinality = argc > 2 && !strcmp(argv[2], "cardinality");
  FILE *f = fopen(argv[1], "rb");
  if (!f) return 2;
  int64_t head[2];
  if (fread(head, 8, 2, f) != 2) return 2;
  typedef lemon::SmartGraph Graph;
  Graph g;
  g.reserveNode(head[0]);
  g.reserveEdge(head[1]);
  for (int64_t i = 0; i < head[0]; i++) g.addNode();
  Graph::EdgeMap<long long> weight(g);
  for (int64_t i = 0; i < head[1]; i++) {
    int64_t e[3];
    if (fread(e, 8, 3, f) != 3) return 2;
    weight[g.addEdge(g.nodeFromId(e[0]), g.nodeFromId(e[1]))] = e[2];
  }
  fclose(f);
  char line[16];
  while (fgets(line, sizeof line, stdin)) {
    double from = cpu();
    long long total;
    if (cardinality) {
      lemon::MaxMatching<Graph> m(g);
      m.run();
      total = m.matchingSize();
    } else {
      lemon::MaxWeightedMatching<Graph, Graph::EdgeMap<long long> > m(g, weight);
      m.run();
      total = m.matchingWeight();
    }
    printf("%.6f %lld\n", cpu() - from, total);
    fflush(stdout);
  }
  rusage r;
  getrusage(RUSAGE_SELF, &r);
  printf("%ld\n", r.ru_maxrss);
}
