#!/usr/bin/env python3
"""Writes Tests/GraphCoreTests/Oracles: expected scores of every measure on small graphs
(measures.json), edge betweenness and the agreement of two divisions (ties.json).

Values come from NetworkX, NumPy and the definitions written out, never from the program. Weighted
path measures are computed in exact fractions, so that equally long paths are found equal.
A measure that is not defined for a graph is null, one not defined for a vertex is null there.

    python3 -m venv VENV && VENV/bin/pip install networkx==3.6.1 numpy scikit-learn && VENV/bin/python Scripts/oracles.py
"""
import json
import pathlib
import random
from fractions import Fraction

import networkx as nx
import numpy as np
import sklearn
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

OUT = pathlib.Path(__file__).parent.parent / "Tests/GraphCoreTests/Oracles"


def graph(name, n, edges, directed=False):
    """Vertices 0..n-1; an edge without weight has weight 1; no loops, no parallel edges."""
    g = nx.DiGraph() if directed else nx.Graph()
    g.add_nodes_from(range(n))
    for u, v, *w in edges:
        g.add_edge(u, v, weight=w[0] if w else 1)
    g.graph["name"] = name
    return g


def random_graph(name, n, m, seed, directed, top):
    r = random.Random(seed)
    edges = {}
    while len(edges) < m:
        # Uneven ends: low numbers are drawn more often, the last three stay alone.
        u, v = (int((n - 3) * r.random() ** 1.7) for _ in range(2))
        key = (u, v) if directed else (min(u, v), max(u, v))
        if u != v and key not in edges:
            edges[key] = r.randint(1, top)
    return graph(name, n, [(u, v, w) for (u, v), w in edges.items()], directed)


def graphs():
    club = nx.karate_club_graph()
    yield graph("karate club", 34, [(u, v, d["weight"]) for u, v, d in club.edges(data=True)])
    yield random_graph("directed, weighted, three alone", 45, 160, 1, True, 6)
    yield random_graph("undirected, weighted, three alone", 45, 90, 2, False, 6)
    yield random_graph("sparse, in pieces", 40, 28, 3, False, 3)
    yield random_graph("directed, sparse", 40, 50, 4, True, 3)
    yield graph("no edges", 3, [])
    yield graph("one edge", 2, [(0, 1)])
    yield graph("star", 7, [(0, i) for i in range(1, 7)])
    yield graph("path", 5, [(i, i + 1) for i in range(4)])
    yield graph("complete", 6, [(i, j) for i in range(6) for j in range(i)])
    yield graph("two equal triangles", 6, [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5)])
    yield graph("triangle and edge", 5, [(0, 1), (1, 2), (0, 2), (3, 4)])
    yield graph("directed path", 3, [(0, 1), (1, 2)], True)
    yield graph("directed ring with tail", 6, [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4)], True)
    yield graph("two rings, one leads on", 6, [(0, 1), (1, 0), (1, 2), (2, 3), (3, 4), (4, 2), (4, 3)], True)


def lengths(g, weighted):
    return {(u, v): Fraction(1, d["weight"]) if weighted else Fraction(1) for u, v, d in g.edges(data=True)}


def distances(g, weighted):
    h = g.copy()
    for (u, v), length in lengths(g, weighted).items():
        h[u][v]["length"] = length
    found = dict(nx.all_pairs_dijkstra_path_length(h, weight="length"))
    return h, [{t: d for t, d in found[s].items() if t != s} for s in g]


def path_measures(g, weighted):
    n = len(g)
    h, out = distances(g, weighted)
    into = [{s: out[s][v] for s in g if v in out[s]} for v in g]
    both = distances(h.to_undirected() if not g.is_directed() else together(g), weighted)[1]
    result = {"betweenness": list(nx.betweenness_centrality(h, normalized=False, weight="length").values())}
    for suffix, rows in ("", out), ("@in", into), ("@both", both):
        result["closeness" + suffix] = [float(Fraction(len(d), n - 1) * len(d) / sum(d.values())) if d else 0 for d in rows]
        result["harmonic" + suffix] = [float(sum(1 / x for x in d.values()) / max(1, n - 1)) for d in rows]
        result["eccentricity" + suffix] = [float(max(d.values(), default=0)) for d in rows]
    return result


def together(g):
    """Direction ignored, the weights of both directions added."""
    h = nx.Graph()
    h.add_nodes_from(g)
    for u, v, d in g.edges(data=True):
        w = h[u][v]["weight"] if h.has_edge(u, v) else 0
        h.add_edge(u, v, weight=w + d["weight"])
    return h


def steps_within(g, k):
    return [len(nx.single_source_shortest_path_length(g, v, cutoff=k)) - 1 for v in g]


def leading(matrix, symmetric):
    """The leading eigenvalue of a non-negative matrix and its eigenvector, None if not unique."""
    values, vectors = np.linalg.eigh(matrix) if symmetric else np.linalg.eig(matrix)
    top = max(values.real)
    if top < 1e-6:
        return 0.0, None
    close = [i for i, x in enumerate(values) if abs(x - top) < 1e-5]
    if len(close) > 1:
        return top, None
    x = vectors[:, close[0]].real
    x = x / x[np.argmax(abs(x))]
    x[abs(x) < 1e-13] = 0
    return top, x.tolist()


def spectral_measures(g, weighted):
    n = len(g)
    a = nx.to_numpy_array(g, weight="weight" if weighted else None)
    symmetric = not g.is_directed()
    radius, x = leading(a.T, symmetric)
    if radius < 1e-6:
        radius = 0.0
    result = {"eigenvector": x}
    result["hub"] = leading(a @ a.T, True)[1]
    result["authority"] = leading(a.T @ a, True)[1]
    identity = np.eye(n)
    result["katz"] = result["bonacich-power"] = result["diffusion"] = None
    if radius > 0:
        alpha = 0.85 / radius
        result["katz"] = np.linalg.solve(identity - alpha * a.T, np.ones(n)).tolist()
        power = np.linalg.solve(identity - alpha * a, a @ np.ones(n))
        result["bonacich-power"] = (power * np.sqrt(n / (power @ power))).tolist()
        u = together(g)
        largest = max(nx.connected_components(u), key=len)
        term, total = np.ones(n), np.zeros(n)
        for _ in range(nx.diameter(u.subgraph(largest))):
            term = a @ term / radius
            total += term
        result["diffusion"] = total.tolist()
    d, out = 0.85, a.sum(axis=1)
    p = np.array([a[v] / out[v] if out[v] > 0 else np.full(n, 1 / n) for v in range(n)])
    result["pagerank"] = np.linalg.solve(identity - d * p.T, np.full(n, (1 - d) / n)).tolist()
    restart = np.zeros(n)
    restart[0] = 1
    p = np.array([a[v] / out[v] if out[v] > 0 else restart for v in range(n)])
    result["pagerank@restart0"] = np.linalg.solve(identity - d * p.T, (1 - d) * restart).tolist()
    return result


def local_measures(g, weighted):
    key = "weight" if weighted else None
    u = together(g)
    alike = nx.Graph(u.edges) if not weighted else u
    alike.add_nodes_from(g)
    into = g.in_degree if g.is_directed() else g.degree
    out = g.out_degree if g.is_directed() else g.degree
    ordered = range(len(g))
    result = {
        "degree": [u.degree(v) for v in ordered],
        "in-degree": [into(v) for v in ordered],
        "out-degree": [out(v) for v in ordered],
        "strength": [(into(v, weight=key) + out(v, weight=key)) if g.is_directed() else g.degree(v, weight=key) for v in ordered],
        "in-strength": [into(v, weight=key) for v in ordered],
        "out-strength": [out(v, weight=key) for v in ordered],
        "two-step-reach": steps_within(g, 2),
        "two-step-reach@in": steps_within(g.reverse() if g.is_directed() else g, 2),
        "coreness": [nx.core_number(u)[v] for v in ordered],
        "clustering": [nx.clustering(u)[v] if u.degree(v) > 1 else None for v in ordered],
        "constraint": [nx.constraint(alike, weight=key)[v] for v in ordered],
        "articulation": [int(v in set(nx.articulation_points(u))) for v in ordered],
    }
    energy = lambda h: sum(h.degree(v, weight=key) ** 2 for v in h) + 2 * sum((d["weight"] if weighted else 1) ** 2 for _, _, d in h.edges(data=True))
    result["laplacian"] = [energy(u) - energy(without(u, v)) for v in ordered]
    result["diversity"] = [diversity([u[v][w]["weight"] if weighted else 1 for w in u[v]]) for v in ordered]
    result["dispersion"] = [max((nx.dispersion(u, v, w) for w in u[v]), default=None) for v in ordered]
    result["collective-influence"] = [influence(u, v, 2) for v in ordered]
    result["complex-reach"] = [complex_reach(g, v, 2) for v in ordered]
    result["information"] = information(u, key)
    neighbours = nx.average_neighbor_degree(alike, weight=key)
    result["average-neighbour-degree"] = [neighbours[v] if u.degree(v) else None for v in ordered]
    size = effective_size(alike, weighted)
    result["effective-size"] = size
    result["efficiency"] = [None if s is None else s / u.degree(v) for v, s in enumerate(size)]
    return result


def without(g, v):
    h = g.copy()
    h.remove_node(v)
    return h


def information(g, key):
    """n times NetworkX's, per component of c vertices times (c - 1)/(n - 1)."""
    result = [None] * len(g)
    for part in nx.connected_components(g):
        if len(part) > 1:
            found = nx.information_centrality(g.subgraph(part), weight=key)
            for v, x in found.items():
                result[v] = len(part) * x * (len(part) - 1) / (len(g) - 1)
    return result


def diversity(weights):
    if len(weights) < 2:
        return 0 if weights else None
    shares = np.array(weights) / sum(weights)
    return float(-(shares * np.log(shares)).sum() / np.log(len(weights)))


def influence(g, v, distance):
    depths = nx.single_source_shortest_path_length(g, v, cutoff=distance)
    return (g.degree(v) - 1) * sum(g.degree(w) - 1 for w, d in depths.items() if d == distance)


def complex_reach(g, v, threshold):
    active = {v, *g[v]}
    while True:
        heard = {w: sum(u in active for u in (g.predecessors(w) if g.is_directed() else g[w])) for w in g}
        more = {w for w in g if heard[w] >= threshold} - active
        if not more:
            return len(active)
        active |= more


def effective_size(g, weighted):
    """Burt's formula written out: sum over contacts j of 1 - sum over q of p(i,q) m(j,q)."""
    w = lambda a, b: (g[a][b].get("weight", 1) if weighted else 1) if g.has_edge(a, b) else 0
    result = []
    for i in range(len(g)):
        total = sum(w(i, q) for q in g[i])
        rows = [1 - sum(w(i, q) / total * w(j, q) / max(w(j, k) for k in g[j]) for q in g[i] if q != j) for j in g[i]]
        result.append(sum(rows) if rows else None)
    return result


def number(x):
    if x is None or x != x:
        return None
    x = float(f"{float(x):.13g}")
    return int(x) if x.is_integer() and abs(x) < 1e15 else x


def entry(g):
    measures = {}
    for weighted in (False, True):
        found = {}
        for part in (path_measures, spectral_measures, local_measures):
            found.update(part(g, weighted))
        for key, values in found.items():
            values = None if values is None else [number(x) for x in values]
            if not weighted or values != measures[key]:
                measures[key + ("+weights" if weighted else "")] = values
    edges = [[u, v, d["weight"]] for u, v, d in g.edges(data=True)]
    return {"name": g.graph["name"], "directed": g.is_directed(), "vertices": len(g), "edges": edges, "measures": measures}


def tie_entry(g):
    """Per edge: both ends, betweenness with every tie one long, and with ties 1/weight long."""
    plain, weighted = (
        nx.edge_betweenness_centrality(distances(g, w)[0], normalized=False, weight="length") for w in (False, True)
    )
    rows = [[u, v, number(plain[u, v]), number(weighted[u, v])] for u, v in g.edges()]
    return {"name": g.graph["name"], "ties": rows}


def agreements():
    r = random.Random(5)
    for n, first, second in (60, 4, 3), (60, 1, 3), (60, 5, 5), (9, 9, 2):
        a = [r.randrange(first) for _ in range(n)]
        b = [x if r.random() < 0.6 else r.randrange(second) for x in a]
        yield {
            "first": a,
            "second": b,
            "mutual": float(normalized_mutual_info_score(a, b)),
            "rand": float(adjusted_rand_score(a, b)),
        }


def main():
    made_with = {"networkx": nx.__version__, "numpy": np.__version__, "scikit-learn": sklearn.__version__}
    ties = ",\n".join(json.dumps(tie_entry(g), separators=(",", ":")) for g in graphs())
    pairs = ",\n".join(json.dumps(pair, separators=(",", ":")) for pair in agreements())
    (OUT / "ties.json").write_text(
        f'{{"made_with":{json.dumps(made_with)},"graphs":[\n{ties}\n],"agreements":[\n{pairs}\n]}}\n'
    )
    lines = ",\n".join(json.dumps(entry(g), separators=(",", ":")) for g in graphs())
    (OUT / "measures.json").write_text(f'{{"made_with":{json.dumps(made_with)},"graphs":[\n{lines}\n]}}\n')


main()
