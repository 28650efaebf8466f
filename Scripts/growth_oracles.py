#!/usr/bin/env python3
"""Writes Tests/AnalysisTests/Oracles/growth.json: networks with dates and what became of their ties.

Everything is worked out day by day from the rules as `TieRules` words them, with sets and NetworkX,
never from the program. Survival curves, intervals and log-rank tests come from lifelines.

    python3 -m venv VENV && VENV/bin/pip install networkx==3.6.1 lifelines==0.30.0
    VENV/bin/python Scripts/growth_oracles.py
"""
import datetime
import json
import pathlib
import random

import lifelines
import networkx as nx
import numpy as np
from lifelines import KaplanMeierFitter
from lifelines.statistics import logrank_test

OUT = pathlib.Path(__file__).parent.parent / "Tests/AnalysisTests/Oracles/growth.json"
EPOCH = datetime.date(1970, 1, 1)


def number(text):
    return (datetime.date.fromisoformat(text) - EPOCH).days


def date(day):
    return EPOCH + datetime.timedelta(days=day)


# Networks: ties are [source, target, kind, directed, first day or None, last day or None].

def years_only():
    ties = [["a", "b", 0, 0, "2019-01-01", "2020-12-31"], ["b", "c", 0, 0, "2020-01-01", None],
            ["a", "b", 0, 0, "2022-01-01", "2022-12-31"], ["c", "d", 0, 0, None, "2021-12-31"],
            ["d", "e", 0, 0, None, None], ["a", "b", 1, 0, "2021-01-01", "2021-12-31"]]
    return "years only", "abcdef", ties, [], {}, ["b"], "year"


def directed():
    ties = [["a", "b", 0, 1, "2023-01-10", None], ["b", "a", 0, 1, "2023-02-10", "2023-03-09"],
            ["b", "c", 0, 1, "2023-02-01", "2023-04-30"], ["c", "a", 0, 1, "2023-03-31", None],
            ["c", "d", 0, 0, "2023-03-05", "2023-03-20"], ["d", "e", 0, 1, "2023-03-05", "2023-03-05"],
            ["b", "c", 0, 1, "2023-06-01", None], ["a", "b", 0, 1, "2023-01-20", "2023-02-20"]]
    return "directed", "abcde", ties, [], {}, ["a"], "month"


def fading():
    ties = [["a", "b", 0, 0, "2024-01-01", None], ["b", "c", 0, 0, None, None],
            ["c", "d", 1, 0, "2024-01-15", None], ["d", "e", 0, 0, "2024-02-01", "2024-07-31"]]
    contacts = [[0, "2024-03-20", 1], [1, "2024-02-02", 0.4], [0, "2024-08-05", 0.3],
                [3, "2024-09-01", 1], [1, "2024-06-30", 1]]
    return "fading", "abcde", ties, contacts, {0: 30}, ["a"], "month"


def evenings():
    """Kind 0 of evenings (single days, one of ten of three days), kind 1 of memberships, some of a day."""
    chance = random.Random(11)
    names = [f"w{i}" for i in range(14)]
    start = number("2022-01-03")
    ties = []
    for _ in range(90):
        a, b = chance.sample(range(14), 2)
        first = start + chance.randrange(400)
        last = first + (2 if chance.random() < 0.05 else 0)
        ties.append([names[a // 2], names[b // 2 + 7], 0, 0, str(date(first)), str(date(last))])
    for _ in range(25):
        a, b = chance.sample(range(14), 2)
        first = start + chance.randrange(300)
        last = first + chance.choice([0, 0, 28, 90, 150])
        ties.append([names[a], names[b], 1, 0, str(date(first)), str(date(last))])
    # One that ends on the last day of a month, one that begins the day after it.
    ties += [["w0", "w1", 1, 0, "2022-02-10", "2022-04-30"], ["w0", "w2", 1, 0, "2022-02-10", "2022-04-30"],
             ["w0", "w2", 1, 0, "2022-05-01", "2022-06-30"]]
    return "evenings", names, ties, [], {}, ["w0"], "month"


def drawn(name, seed, people, count, span, every, half_lives):
    chance = random.Random(seed)
    names = [f"p{i}" for i in range(people)]
    start = number("2021-03-14")
    ties, contacts = [], []
    for row in range(count):
        a, b = chance.sample(range(people), 2)
        a, b = a // 2, b // 2 + people // 4
        if a == b:
            continue
        first = start + chance.randrange(span)
        last = first + chance.randrange(0, span // 2)
        ties.append([names[a], names[b], chance.randrange(2), int(chance.random() < 0.3),
                     None if chance.random() < 0.15 else str(date(first)),
                     None if chance.random() < 0.5 else str(date(last))])
        for _ in range(chance.randrange(4)):
            contacts.append([len(ties) - 1, str(date(start + chance.randrange(span))),
                             chance.choice([0.2, 0.5, 1, 1])])
    partners = [names[i] for i in range(0, people, 6)]
    return name, names, ties, contacts, half_lives, partners, every


def networks():
    yield years_only()
    yield directed()
    yield fading()
    yield evenings()
    yield drawn("drawn, months", 1, 40, 160, 700, "month", {0: 45.5})
    yield drawn("drawn, weeks", 2, 30, 90, 300, "week", {0: 20, 1: 100})
    yield drawn("drawn, quarters, nothing fades", 3, 50, 200, 1500, "quarter", {})


# The rules

def level(ties, rows, contacts, day, half_life):
    """The level of the tie made of `rows` on a day; None outside its periods."""
    rows = [ties[row] for row in rows]
    spans = [(number(t[4]) if t[4] else -10**6, number(t[5]) if t[5] else 10**6) for t in rows]
    # A meeting of one day fades from then on, if its kind has a half-life.
    spans = [(first, 10**6 if half_life and first == last else last) for first, last in spans]
    if not any(first <= day <= last for first, last in spans):
        return None
    if half_life is None:
        return 1.0
    # The stretch of days without a gap that holds the day.
    begin = day
    while any(first <= begin - 1 <= last for first, last in spans) and begin > -10**6:
        begin = min(first for first, last in spans if first <= begin - 1 <= last)
    events = [(first, 0, None) for first, last in spans if begin <= first <= day]
    events += [(when, 1, weight) for when, weight in contacts if begin <= when <= day]
    value, since = 1.0, None
    for when, _, weight in sorted(events, key=lambda event: event[:2]):
        if weight is None:
            value = 1.0
        else:
            left = 1.0 if since is None or since <= -10**6 else value * 2 ** (-(when - since) / half_life)
            value = min(1.0, left + weight)
        since = when
    if since is None or since <= -10**6:
        return 1.0
    return value * 2 ** (-(day - since) / half_life)


def starts(every, first, last):
    day = date(first)
    if every == "week":
        day -= datetime.timedelta(days=day.weekday())
    elif every == "month":
        day = day.replace(day=1)
    elif every == "quarter":
        day = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    else:
        day = day.replace(month=1, day=1)
    while (day - EPOCH).days <= last:
        if every == "week":
            after = day + datetime.timedelta(days=7)
        else:
            months = {"month": 1, "quarter": 3, "year": 12}[every]
            index = day.year * 12 + day.month - 1 + months
            after = datetime.date(index // 12, index % 12 + 1, 1)
        yield (day - EPOCH).days, (after - EPOCH).days - 1
        day = after


def growth(names, ties, contacts, half_lives, partners, every, fading=0.5, lost=0.1):
    groups = {}
    for row, (a, b, kind, is_directed, _, _) in enumerate(ties):
        ends = (a, b) if is_directed else tuple(sorted((a, b)))
        groups.setdefault((ends, kind, is_directed), []).append(row)
    days = [number(t[k]) for t in ties for k in (4, 5) if t[k]] + [number(c[1]) for c in contacts]
    steps = list(starts(every, min(days), max(days)))
    # The last step ends with the data.
    steps[-1] = (steps[-1][0], max(days))
    # Kinds without a half-life of which nine of ten rows are single days are occasions.
    occasions = {
        kind for kind in {t[2] for t in ties}
        if half_lives.get(kind) is None
        and 10 * sum(t[4] is not None and t[4] == t[5] for t in ties if t[2] == kind)
        >= 9 * sum(t[2] == kind for t in ties)}
    origin = steps[0][0] - 1
    courses = {}
    for key, rows in groups.items():
        own = [(number(c[1]), c[2]) for c in contacts if c[0] in rows]
        course = {}
        # No dated day lies before the eve: what is alive then has always been.
        for day in range(origin, steps[-1][1] + 1):
            value = level(ties, rows, own, day, half_lives.get(key[1]))
            if value is not None and value >= lost - 1e-12:
                course[day] = value
        # On its last day a tie is there, but it does not go on: unless it has faded, some row holds
        # the next day.
        ends = {day for day in course if day + 1 not in course and all(
            not (number(t[4]) if t[4] else -10**6) <= day + 1 <= (
                10**6 if not t[5] or half_lives.get(key[1]) and t[4] == t[5] else number(t[5]))
            for t in (ties[row] for row in rows))}
        courses[key] = course, ends
    result = []
    any_directed = any(t[3] for t in ties)
    for first, last in steps:
        eve = first - 1
        row = dict.fromkeys(["new", "kept", "fading", "lost", "returned", "passing"], 0)
        g = nx.Graph()
        message = nx.DiGraph()
        message.add_nodes_from(names)
        place = steps.index((first, last))
        for (ends, kind, is_directed), (course, ending) in courses.items():
            before = any(day < first for day in course)
            if kind in occasions:
                there = any(first <= day <= last for day in course)
                earlier = place > 0 and any(
                    steps[place - 1][0] <= day <= steps[place - 1][1] for day in course)
            else:
                there = last in course and last not in ending
                earlier = eve in course and eve not in ending
            if there:
                g.add_edge(*ends)
                message.add_edge(*ends)
                if not is_directed or not any_directed:
                    message.add_edge(ends[1], ends[0])
                if earlier:
                    is_fading = kind not in occasions and course[last] < 0.5 - 1e-12
                    row["fading" if is_fading else "kept"] += 1
                else:
                    row["returned" if before else "new"] += 1
            elif earlier:
                row["lost"] += 1
            elif any(first <= day <= last for day in course):
                row["passing"] += 1
        n = len(g)
        degrees = [d for _, d in g.degree()]
        local = [c for node, c in nx.clustering(g).items() if g.degree(node) > 1]
        parts = list(nx.connected_components(g))
        reached = set()
        for partner in partners:
            reached |= set(nx.single_source_shortest_path_length(message, partner, cutoff=2))
        row |= {
            "from": str(date(first)), "to": str(date(last)), "actors": n,
            "ties": row["new"] + row["kept"] + row["fading"] + row["returned"],
            "density": nx.density(g) if n > 1 else None, "components": len(parts),
            "largest": max(map(len, parts), default=0),
            "clustering": sum(local) / len(local) if local else None,
            "centralisation":
                sum(max(degrees) - d for d in degrees) / ((n - 1) * (n - 2)) if n > 2 else None,
            "reach": len(reached - set(partners))}
        result.append(row)
    return result


# Survival

def survival(name, seed, rates, count, horizon):
    chance = np.random.default_rng(seed)
    groups = []
    for rate in rates:
        ages = np.ceil(chance.exponential(1 / rate, count)).astype(int)
        limits = chance.integers(1, horizon, count)
        groups.append({"durations": np.minimum(ages, limits).tolist(),
                       "ended": (ages <= limits).tolist()})
    for group in groups:
        fit = KaplanMeierFitter(alpha=0.05).fit(group["durations"], group["ended"])
        table = fit.survival_function_at_times([1, 5, 20, 60, 120])
        bounds = fit.confidence_interval_
        group["curve"] = [[float(t), float(s), float(low), float(high)] for t, s, low, high in zip(
            fit.survival_function_.index, fit.survival_function_.iloc[:, 0], bounds.iloc[:, 0],
            bounds.iloc[:, 1])]
        group["at"] = [[float(t), float(s)] for t, s in table.items()]
        median = float(fit.median_survival_time_)
        group["median"] = median if np.isfinite(median) else None
    test = logrank_test(groups[0]["durations"], groups[1]["durations"], groups[0]["ended"],
                        groups[1]["ended"])
    return {"name": name, "groups": groups, "statistic": float(test.test_statistic),
            "p": float(test.p_value)}


def main():
    cases = []
    for name, names, ties, contacts, half_lives, partners, every in networks():
        rows = growth(names, ties, contacts, half_lives, partners, every)
        cases.append({"name": name, "actors": list(names), "ties": ties, "contacts": contacts,
                      "halfLives": {str(k): v for k, v in half_lives.items()},
                      "partners": partners, "every": every, "rows": rows})
    curves = [survival("equal", 5, [0.02, 0.02], 80, 150), survival("unlike", 6, [0.01, 0.05], 60, 200),
              survival("few, many ties", 7, [0.2, 0.3], 12, 12)]
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(
        {"versions": {"networkx": nx.__version__, "lifelines": lifelines.__version__},
         "growth": cases, "survival": curves}, separators=(",", ":")) + "\n")
    print(OUT, OUT.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
