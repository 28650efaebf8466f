#!/usr/bin/env python3
"""One kernel of another library on one graph: what `Scripts/bench` starts, each in a process of its own.

    bench_peers.py FILE DIRECTED LIBRARY KERNEL SCORES RUNS SOURCES THREADS

Prints a line of JSON: CPU and wall seconds of the fastest run, peak memory. SCORES takes the
result as raw 64-bit numbers, in our scale and vertex order, or the one number that stands for it.
The graph is read before the clock starts.
"""
import json
import os
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", sys.argv[8])
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np


class Edges:
    def __init__(self, file, directed):
        cached = file + ".npy"
        if not os.path.exists(cached):
            np.save(cached, np.loadtxt(file, delimiter=",", skiprows=1, dtype=np.int64, ndmin=2))
        rows = np.load(cached)
        self.file, self.directed = file, directed
        self.source, self.target = rows[:, 0].copy(), rows[:, 1].copy()
        self.weight = rows[:, 2].astype(float) if rows.shape[1] > 2 else np.ones(len(rows))
        self.n = int(max(self.source.max(), self.target.max())) + 1

    def matrix(self, weighted=False):
        import scipy.sparse
        data = self.weight if weighted else np.ones(len(self.source))
        matrix = scipy.sparse.csr_matrix((data, (self.source, self.target)), shape=(self.n, self.n))
        return matrix if self.directed else (matrix + matrix.T).tocsr()

    def spread(self, count=100):
        """The vertices of the topics of `pagerank-100`."""
        return [i * (self.n // count) for i in range(count)]


def igraph_kernels(edges, sources):
    import igraph
    g = igraph.Graph(n=edges.n, edges=np.stack([edges.source, edges.target], 1), directed=edges.directed)
    g.es["weight"] = edges.weight.tolist()
    n, lengths = edges.n, (1 / edges.weight).tolist()
    some = sorted(sources) if sources else None
    spread = None if not sources else some

    def partition():
        return g.community_leiden("modularity", weights="weight", n_iterations=-1)

    def closeness():
        # igraph looks at the reached part alone; ours weighs it by its share of all.
        found = np.array(g.closeness(some, mode="out"))
        if edges.directed:
            return found
        sizes = np.array(g.connected_components().sizes())[g.connected_components().membership] - 1
        return np.nan_to_num(found) * (sizes[some] if some else sizes) / (n - 1)

    return {
        "harmonic": lambda: g.harmonic_centrality(some, mode="out"),
        "closeness": closeness,
        "average-path-length": lambda: [g.average_path_length()],
        "eccentricity": lambda: g.eccentricity(some, mode="out"),
        "diameter": lambda: [g.diameter(directed=False)],
        "reach-2": lambda: np.array(g.neighborhood_size(some, order=2, mode="out")) - 1,
        "reach-3": lambda: np.array(g.neighborhood_size(some, order=3, mode="out")) - 1,
        "betweenness": lambda: g.betweenness(sources=spread) if spread else g.betweenness(),
        "betweenness-weighted": lambda: g.betweenness(sources=spread, weights=lengths) if spread else g.betweenness(weights=lengths),
        "harmonic-weighted": lambda: g.harmonic_centrality(some, mode="out", weights=lengths),
        "shortest-paths": lambda: g.distances(0, weights=lengths)[0],
        "steps": lambda: g.distances(0)[0],
        "pagerank": lambda: g.pagerank(),
        "pagerank-100": lambda: sum((g.personalized_pagerank(reset_vertices=[v]) for v in edges.spread()), []),
        "eigenvector": lambda: g.eigenvector_centrality(),
        "coreness": lambda: g.coreness(),
        "clustering": lambda: g.transitivity_local_undirected(mode="zero"),
        "constraint": lambda: g.constraint(weights="weight"),
        "components": lambda: g.connected_components(mode="weak").membership,
        "strong-components": lambda: g.connected_components(mode="strong").membership,
        "articulation": lambda: np.bincount(g.articulation_points(), minlength=n),
        "leiden": lambda: (lambda c: [c.modularity])(partition()),
    }


def networkit_kernels(edges, sources):
    import networkit as nk
    nk.setNumberOfThreads(int(sys.argv[8]))
    columns = (edges.weight, (edges.source.astype(np.uint64), edges.target.astype(np.uint64)))
    weighted = nk.GraphFromCoo(columns, n=edges.n, weighted=True, directed=edges.directed)
    k = nk.GraphFromCoo(columns[1], n=edges.n, directed=edges.directed)
    lengths = nk.GraphFromCoo((1 / edges.weight, columns[1]), n=edges.n, weighted=True, directed=edges.directed)

    def scores(kernel, factor=1):
        kernel.run()
        return np.array(kernel.scores()) * factor

    def pairs(kernel):
        return scores(kernel, 1 if edges.directed else 0.5)

    def pagerank():
        kernel = nk.centrality.PageRank(k, 0.85, 1e-10, distributeSinks=nk.centrality.SinkHandling.DistributeSinks)
        return scores(kernel)

    def distance(kernel):
        kernel.run()
        return kernel.getDistances()

    def labels(kernel):
        kernel.run()
        return kernel.getPartition().getVector()

    def katz():
        # The same α as ours, 0.85/λ₁ (found before the clock runs).
        return scores(nk.centrality.KatzCentrality(k, alpha, 1.0, 1e-12))

    def scaled(values, at, to):
        """NetworKit gives these scores length 1; ours have another scale."""
        return values * (to / at(values))

    def leiden():
        kernel = nk.community.ParallelLeiden(weighted, iterations=10, randomize=True)
        kernel.run()
        return [nk.community.Modularity().getQuality(kernel.getPartition(), weighted)]

    def clustering():
        return scores(nk.centrality.LocalClusteringCoefficient(k, turbo=True))

    alpha = 0.85 / edges.leading() if sys.argv[4] == "katz" else 0
    if sys.argv[4] in ("clustering", "coreness", "articulation"):
        k.removeSelfLoops()
        k.indexEdges()
    return {
        "harmonic": None if sources else lambda: scores(nk.centrality.HarmonicCloseness(k, normalized=False), 1 / (edges.n - 1)),
        "closeness": None if sources else lambda: scores(nk.centrality.Closeness(k, True, nk.centrality.ClosenessVariant.GENERALIZED)),
        "diameter": lambda: [nk.distance.Diameter(k, algo=nk.distance.DiameterAlgo.EXACT).run().getDiameter()[0]],
        "betweenness": None if sources else lambda: pairs(nk.centrality.Betweenness(k)),
        "betweenness-weighted": None if sources else lambda: pairs(nk.centrality.Betweenness(lengths)),
        "shortest-paths": lambda: distance(nk.distance.Dijkstra(lengths, 0, storePaths=False)),
        "steps": lambda: distance(nk.distance.BFS(k, 0, storePaths=False)),
        "pagerank": pagerank,
        "eigenvector": lambda: scaled(scores(nk.centrality.EigenvectorCentrality(k, 1e-10)), np.max, 1),
        # Isolates score 1 in ours; NetworKit leaves the least score at what a lone vertex has.
        "katz": lambda: scaled(katz(), np.min, 1),
        "coreness": lambda: scores(nk.centrality.CoreDecomposition(k)),
        "clustering": None if edges.directed else clustering,
        "components": lambda: labels((nk.components.WeaklyConnectedComponents if edges.directed else nk.components.ConnectedComponents)(k)),
        "strong-components": lambda: labels(nk.components.StronglyConnectedComponents(k)),
        "leiden": None if edges.directed else leiden,
    }


def rustworkx_kernels(edges, sources):
    import rustworkx as rx
    g = rx.PyDiGraph() if edges.directed else rx.PyGraph()
    g.add_nodes_from(range(edges.n))
    g.add_edges_from(list(zip(edges.source.tolist(), edges.target.tolist(), (1 / edges.weight).tolist())))
    many = 1 << 30  # never split over threads
    return {
        "betweenness": None if sources else lambda: list(rx.betweenness_centrality(g, normalized=False, parallel_threshold=many).values()),
        "coreness": lambda: list(rx.core_number(g).values()),
        "components": lambda: [len(rx.connected_components(g) if not edges.directed else rx.weakly_connected_components(g))],
        "strong-components": (lambda: [len(rx.strongly_connected_components(g))]) if edges.directed else None,
        "articulation": None if edges.directed else lambda: np.bincount(list(rx.articulation_points(g)), minlength=edges.n),
        "shortest-paths": lambda: list((rx.digraph_dijkstra_shortest_path_lengths if edges.directed else rx.graph_dijkstra_shortest_path_lengths)(g, 0, float).values()),
    }


def sknetwork_kernels(edges, sources):
    import sknetwork as sk
    a, weighted = edges.matrix(), edges.matrix(weighted=True)
    from sknetwork.ranking import PageRank
    from sknetwork.path import get_distances

    def topics():
        kernel = PageRank(0.85, solver="piteration", n_iter=200, tol=1e-10)
        return np.concatenate([kernel.fit_predict(a, {v: 1}) for v in edges.spread()])

    return {
        "pagerank": lambda: PageRank(0.85, solver="piteration", n_iter=200, tol=1e-10).fit_predict(a),
        "pagerank-100": topics,
        "steps": lambda: get_distances(a, 0),
        "coreness": lambda: sk.topology.get_core_decomposition(a),
        "components": lambda: sk.topology.get_connected_components(a, connection="weak"),
        "strong-components": lambda: sk.topology.get_connected_components(a, connection="strong"),
        "leiden": lambda: [sk.clustering.get_modularity(weighted, sk.clustering.Leiden(random_state=1).fit_predict(weighted))],
    }


def graphblas_kernels(edges, sources):
    import graphblas as gb
    gb.ss.config["nthreads"] = int(sys.argv[8])
    csr = edges.matrix()
    a = gb.io.from_scipy_sparse(csr)
    a = gb.Matrix.from_csr(csr.indptr, csr.indices, np.ones(csr.nnz), nrows=edges.n, ncols=edges.n)
    columns = gb.Matrix(float, edges.n, edges.n)
    columns << a.T
    columns.ss.config["format"] = "by_row"
    degrees = np.diff(csr.indptr)

    def pagerank():
        scale = np.where(degrees > 0, 0.85 / np.maximum(degrees, 1), 0)
        lost = np.flatnonzero(degrees == 0)
        x = np.full(edges.n, 1 / edges.n)
        image = gb.Vector(float, edges.n)
        for _ in range(500):
            image << gb.semiring.plus_second(columns @ gb.Vector.from_dense(x * scale))
            y = image.to_dense(fill_value=0.0) + (0.15 + 0.85 * x[lost].sum()) / edges.n
            change = abs(y - x).sum()
            x = y
            if change < 1e-10:
                break
        return x

    def triangles():
        lower = gb.Matrix(float, edges.n, edges.n)
        lower << gb.select.tril(a, -1)
        count = gb.Matrix(float, edges.n, edges.n)
        count(lower.S) << gb.semiring.plus_pair(lower @ lower.T)
        return [float(count.reduce_scalar(gb.monoid.plus).value)]

    return {"pagerank": pagerank, "triangles": None if edges.directed else triangles}


def graph_tool_kernels(edges, sources):
    import graph_tool.all as gt
    gt.openmp_set_num_threads(int(sys.argv[8]))
    g = gt.Graph(directed=edges.directed)
    g.add_vertex(edges.n)
    g.add_edge_list(np.stack([edges.source, edges.target], 1))
    lengths = g.new_edge_property("double", 1 / edges.weight)
    pivots = {"pivots": np.array(sources)} if sources else {}
    root = g.vertex(0)
    return {
        "closeness": None if sources else lambda: gt.closeness(g).a,
        "betweenness": lambda: gt.betweenness(g, norm=False, **pivots)[0].a,
        "betweenness-weighted": lambda: gt.betweenness(g, norm=False, weight=lengths, **pivots)[0].a,
        "shortest-paths": lambda: gt.shortest_distance(g, root, weights=lengths).a,
        "steps": lambda: gt.shortest_distance(g, root).a,
        "pagerank": lambda: gt.pagerank(g, epsilon=1e-10).a,
        "eigenvector": lambda: (lambda x: x / x.max())(gt.eigenvector(g, epsilon=1e-10)[1].a),
        "coreness": lambda: gt.kcore_decomposition(g).a,
        "clustering": None if edges.directed else lambda: gt.local_clustering(g).a,
        "components": lambda: gt.label_components(g, directed=False)[0].a,
        "strong-components": lambda: gt.label_components(g)[0].a,
        "articulation": None if edges.directed else lambda: gt.label_biconnected_components(g)[1].a,
    }


def leading(edges):
    import scipy.sparse.linalg
    value = scipy.sparse.linalg.eigs(edges.matrix().T, k=1, which="LR", return_eigenvectors=False)
    return float(value[0].real)


Edges.leading = leading
LIBRARIES = {
    "igraph": igraph_kernels, "networkit": networkit_kernels, "rustworkx": rustworkx_kernels,
    "scikit-network": sknetwork_kernels, "graphblas": graphblas_kernels, "graph-tool": graph_tool_kernels,
}


def clocks():
    return time.process_time(), time.monotonic()


def main():
    file, directed, library, kernel, out, runs, count, _ = sys.argv[1:]
    edges = Edges(file, directed == "1")
    # As geflecht-bench chooses them: evenly spread.
    sources = [i * edges.n // int(count) for i in range(int(count))] if int(count) else []
    run = LIBRARIES[library](edges, sources).get(kernel)
    if run is None:
        return
    cpu = wall = float("inf")
    best, started = None, time.monotonic()
    for _ in range(int(runs)):
        before = clocks()
        found = run()
        after = clocks()
        cpu, wall = min(cpu, after[0] - before[0]), min(wall, after[1] - before[1])
        if kernel == "leiden":
            best = found if best is None or found[0] > best[0] else best
        else:
            best = found
        if time.monotonic() - started > 30:
            break
    np.asarray(best, dtype=float).tofile(out)
    # `getrusage` would count the program that started this one, too.
    status = open("/proc/self/status").read()
    peak = int(status.split("VmHWM:")[1].split()[0]) // 1024
    print(json.dumps({"cpu": cpu, "wall": wall, "peakMiB": peak}))


main()
