// Solves one min-cost flow with LEMON's network simplex, again for each line
// on standard input.
//
// The argument names a file of little-endian 64-bit numbers: nodes and arcs,
// the supply of each node, then tail, head, lower bound, capacity and cost of
// each arc. For each line read it prints the CPU seconds of one run, without
// the time to build the graph or to load it into the solver, and the total; at
// the end of the input, its peak memory in kilobytes.
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#include <sys/resource.h>

#include <cstdint>
#include <cstdio>
#include <vector>

static double cpu() {
  rusage r;
  getrusage(RUSAGE_SELF, &r);
  return r.ru_utime.tv_sec + r.ru_utime.tv_usec * 1e-6 + r.ru_stime.tv_sec + r.ru_stime.tv_usec * 1e-6;
}

int main(int argc, char **argv) {
  if (argc < 2) return 2;
  FILE *f = fopen(argv[1], "rb");
  if (!f) return 2;
  int64_t head[2];
  if (fread(head, 8, 2, f) != 2) return 2;
  typedef lemon::SmartDigraph Graph;
  Graph g;
  g.reserveNode(head[0]);
  g.reserveArc(head[1]);
  for (int64_t i = 0; i < head[0]; i++) g.addNode();
  Graph::NodeMap<int> supply(g);
  for (int64_t i = 0; i < head[0]; i++) {
    int64_t s;
    if (fread(&s, 8, 1, f) != 1) return 2;
    supply[g.nodeFromId(i)] = s;
  }
  Graph::ArcMap<int> lower(g), upper(g), cost(g);
  bool bounded = false;
  for (int64_t i = 0; i < head[1]; i++) {
    int64_t e[5];
    if (fread(e, 8, 5, f) != 5) return 2;
    Graph::Arc a = g.addArc(g.nodeFromId(e[0]), g.nodeFromId(e[1]));
    lower[a] = e[2];
    upper[a] = e[3];
    cost[a] = e[4];
    bounded = bounded || e[2] != 0;
  }
  fclose(f);
  typedef lemon::NetworkSimplex<Graph, int, int> Simplex;
  Simplex ns(g);
  ns.upperMap(upper).costMap(cost).supplyMap(supply);
  if (bounded) ns.lowerMap(lower);
  char line[16];
  while (fgets(line, sizeof line, stdin)) {
    double from = cpu();
    if (ns.run() != Simplex::OPTIMAL) return 3;
    double used = cpu() - from;
    printf("%.6f %lld\n", used, (long long)ns.totalCost<long long>());
    fflush(stdout);
  }
  rusage r;
  getrusage(RUSAGE_SELF, &r);
  printf("%ld\n", r.ru_maxrss);
  return 0;
}
