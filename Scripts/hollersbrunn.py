#!/usr/bin/env python3
"""Invents Hollersbrunn, an Austrian town of 4,000 people, and writes it as a network.

usage: hollersbrunn.py [FOLDER]          (default: Samples/hollersbrunn)

Writes people.csv, ties.csv, multipliers.csv, contacts.csv, campaigns.csv and tie_kinds.csv. Nobody and nothing in them exists. The same script
writes the same bytes everywhere: chance comes from a SplitMix64 generator of its own, not from a
library. Only the standard library is needed.

How the town comes about: households stand in streets; clubs, firms and schools draw members by age,
district and how active somebody is; people get to know each other in small circles there, in their
street, at school, through relatives and through friends of friends.
"""
import csv
import datetime
import io
import os
import sys
from hollersbrunn_words import (
    AGE_GROUPS, CHANNELS, CLUBS, EVENTS, FACTIONS, FIRMS, FIRST_NAMES, PLACES, SURNAMES, TOPICS)

PEOPLE = 4000
SEED = 20200101
FIRST_MONTH, LAST_MONTH = 2020 * 12, 2025 * 12 + 11


class Chance:
    """SplitMix64: a seed, and the same numbers on every machine."""

    def __init__(self, seed):
        self.state = seed

    def bits(self):
        mask = (1 << 64) - 1
        self.state = (self.state + 0x9E3779B97F4A7C15) & mask
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        return z ^ (z >> 31)

    def unit(self):
        return (self.bits() >> 11) * 2.0 ** -53

    def below(self, count):
        return self.bits() % count

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def comes(self, probability):
        return self.unit() < probability

    def one(self, items):
        return items[self.below(len(items))]

    def shuffled(self, items):
        items = list(items)
        for last in range(len(items) - 1, 0, -1):
            other = self.below(last + 1)
            items[last], items[other] = items[other], items[last]
        return items

    def weighted(self, items, weights):
        left = self.unit() * sum(weights)
        for item, weight in zip(items, weights):
            left -= weight
            if left < 0:
                return item
        return items[-1]

    def some(self, items, weights, count):
        """Up to `count` different items, heavier ones more often."""
        keys = [(self.unit() ** (1 / weight), place) for place, weight in enumerate(weights)
                if weight > 0]
        keys.sort(reverse=True)
        return [items[place] for _, place in keys[:count]]


class Person:
    """Somebody invented."""

    def __init__(self, number, name, age, place, household):
        self.id = f"p{number}"
        self.name = name
        self.age = age
        self.place = place
        self.household = household
        self.activity = 1.0
        self.topics = []
        self.organisation = ""
        self.faction = ""
        self.permission = ""
        self.cost = ""

    @property
    def age_group(self):
        return next(label for last, label in AGE_GROUPS if self.age <= last)


class Town:
    def __init__(self):
        self.chance = Chance(SEED)
        self.people = []
        self.households = []
        self.bodies = []  # organisations, channels, events: (id, name, kind, place, topics, cost)
        self.members = {}  # id of a body: its people
        self.ties = {}  # (source, target, kind): row
        self.friends = {}  # id: ids of the people known
        self.names = set()

    # People

    def settle(self):
        while len(self.people) < PEOPLE:
            place = self.chance.weighted([p[0] for p in PLACES], [p[1] for p in PLACES])
            size = self.chance.weighted([1, 2, 3, 4, 5], [30, 36, 17, 13, 4])
            size = min(size, PEOPLE - len(self.people))
            self.households.append(self.household(place, size))
        # A street is a run of households of one district.
        self.households.sort(key=lambda household: household[0].place)

    def household(self, place, size):
        surname = self.chance.one(SURNAMES[:1 + self.chance.below(len(SURNAMES))])
        if size == 1:
            ages = [self.chance.between(20, 92)]
        else:
            first = self.chance.between(26, 84) if size == 2 else self.chance.between(40, 60)
            ages = [first, max(20, first + self.chance.between(-6, 6))]
            ages += [self.chance.between(16, max(17, min(first - 22, 28))) for _ in range(size - 2)]
        household = []
        sex = self.chance.below(2)
        for position, age in enumerate(ages):
            sex = 1 - sex if position == 1 else self.chance.below(2) if position > 1 else sex
            shared = position != 1 or self.chance.comes(0.7)
            family_name = surname if shared else self.chance.one(SURNAMES)
            person = Person(
                len(self.people) + 1, self.name(family_name, sex, age), age, place,
                len(self.households))
            person.activity = min(12.0, (1 - self.chance.unit()) ** (-1 / 1.9))
            if size == 1 and self.chance.comes(0.07):
                person.activity = 0  # new in town: nobody knows them yet
            person.topics = self.topics(person)
            self.people.append(person)
            household.append(person)
        for position, person in enumerate(household):
            for other in household[:position]:
                self.tie(other, person, "family", 5, start="")
        return household

    def name(self, surname, sex, age):
        """A name not used yet; first names by generation."""
        generation = 0 if age > 60 else 1 if age > 33 else 2
        for _ in range(40):
            first = self.chance.one(FIRST_NAMES[generation][sex])
            name = f"{first} {surname}"
            if name not in self.names:
                break
        self.names.add(name)
        return name

    def topics(self, person):
        weights = []
        for topic, base, places, young, old in TOPICS:
            weight = base * (5 if person.place in places else 1)
            weights.append(weight * (young if person.age < 35 else old if person.age > 60 else 1))
        count = self.chance.weighted([0, 1, 2, 3], [55, 25, 14, 6])
        return self.chance.some([topic[0] for topic in TOPICS], weights, count)

    # Ties

    def tie(self, source, target, kind, strength, start=None, end="", directed="", confidence=""):
        """Adds a tie unless it exists; people who are tied count as friends of each other."""
        a, b = source.id, target.id
        if a == b or (a, b, kind) in self.ties or (b, a, kind) in self.ties:
            return
        if kind in ("knows", "friend") and b in self.friends.get(a, ()):
            return
        if start is None:
            start, end = self.period(kind)
        self.ties[a, b, kind] = [a, b, kind, strength, start, end, directed, confidence]
        if isinstance(source, Person) and isinstance(target, Person):
            self.friends.setdefault(a, {})[b] = target
            self.friends.setdefault(b, {})[a] = source

    def period(self, kind):
        """A first month and, for some ties, a last one. Little began in the year of the lockdowns."""
        year = self.chance.weighted(
            [2020, 2021, 2022, 2023, 2024, 2025], [36, 7, 14, 18, 14, 11])
        start = year * 12 + self.chance.below(6 if year == 2020 else 12)
        ends = {"knows": 0.08, "friend": 0.05, "works_with": 0.16, "member": 0.12, "follower": 0.1}
        end = ""
        if self.chance.comes(ends.get(kind, 0)):
            last = start + self.chance.between(6, 48)
            if last <= LAST_MONTH:
                end = month(last)
        return month(start), end

    def acquaint(self, a, b, friend=0.2):
        """Two people get to know each other; some of what we were told about it is uncertain."""
        is_friend = self.chance.comes(friend)
        confidence = f"0.{self.chance.between(5, 9)}" if self.chance.comes(0.15) else ""
        strength = self.chance.between(3, 4) if is_friend else self.chance.between(1, 2)
        self.tie(a, b, "friend" if is_friend else "knows", strength, confidence=confidence)

    def circles(self, people, low, high, density, friend=0.2, kind=None):
        """Cuts `people` into circles in which each pair gets to know each other by chance."""
        place = 0
        while place < len(people):
            circle = people[place:place + self.chance.between(low, high)]
            place += len(circle)
            for position, person in enumerate(circle):
                for other in circle[:position]:
                    if not self.chance.comes(density):
                        continue
                    if kind:
                        self.tie(other, person, kind, self.chance.between(1, 3))
                    else:
                        self.acquaint(other, person, friend)

    # Bodies

    def body(self, id, name, kind, place, topics, cost):
        body = Person(0, name, 0, place, -1)
        body.id, body.topics, body.cost = id, topics, cost
        self.bodies.append((body, kind))
        return body

    def draw(self, count, place, ages, topics=(), focus=6):
        """`count` people, rather active, of fitting age, near and interested."""
        weights = []
        for person in self.people:
            weight = person.activity
            if not ages[0] <= person.age <= ages[1]:
                weight *= 0.04
            if place:
                weight *= focus if person.place == place else 1
            if any(topic in person.topics for topic in topics):
                weight *= 4
            weights.append(weight)
        return self.chance.some(self.people, weights, count)

    def found_clubs(self):
        for id, name, place, topics, size, ages, circle, cost in CLUBS:
            club = self.body(id, name, "organisation", place, topics, cost)
            members = self.draw(size, place, ages, topics)
            self.members[id] = members
            for rank, person in enumerate(members):
                self.tie(person, club, "member", 3 if rank < 5 else self.chance.between(1, 2))
                if not person.organisation:
                    person.organisation = name
                if topics and rank % 3 == 0 and topics[0] not in person.topics:
                    person.topics = (person.topics + [topics[0]])[:3]
            near = sorted(members, key=lambda person: (person.place, person.age))
            self.circles(near, circle, circle + 4, 0.5)
            # The board knows many members.
            for person in members[:4]:
                for other in members[4:]:
                    if self.chance.comes(min(0.5, 8 / size)):
                        self.acquaint(person, other, 0.1)

    def elect(self):
        council = self.body("gr", "Gemeinderat Hollersbrunn", "organisation", "Markt", ["Ortskern"], "")
        seats = [person for person in self.draw(60, "", (25, 75)) if not person.faction]
        for id, name, count in FACTIONS:
            faction = self.body(id, name, "organisation", "Markt", [], "")
            elected, seats = seats[:count], seats[count:]
            for person in elected:
                person.faction = name
                person.activity += 2
                self.tie(person, faction, "member", 3, start="2020-03")
                self.tie(person, council, "member", 3, start="2020-03")
                if not person.topics:
                    person.topics = [self.chance.one(TOPICS)[0]]
            self.circles(elected, count, count, 0.8)
            self.members[id] = elected
        everybody = [person for faction in FACTIONS for person in self.members[faction[0]]]
        self.members["gr"] = everybody
        self.circles(self.chance.shuffled(everybody), 5, 7, 0.6, friend=0.05)

    def open_firms(self):
        free = self.chance.shuffled([p for p in self.people if 18 <= p.age <= 64 and p.activity])
        for id, name, place, topics, size, cost in FIRMS:
            firm = self.body(id, name, "organisation", place, topics, cost)
            near = sorted(free, key=lambda person: person.place != place)
            staff = near[:size // 2] + near[-(size - size // 2):]
            taken = {person.id for person in staff}
            free = [person for person in free if person.id not in taken]
            self.members[id] = staff
            for person in staff:
                person.organisation = name
                self.tie(person, firm, "works_with", 2)
            self.circles(self.chance.shuffled(staff), 3, 6, 0.55, kind="works_with")

    def open_channels(self):
        for id, name, place, topics, size, ages, kind, cost in CHANNELS:
            channel = self.body(id, name, "channel", place, topics, cost)
            audience = self.draw(size, place, ages, topics, focus=15)
            self.members[id] = audience
            for person in audience:
                if kind == "follower":  # the person follows, the channel speaks
                    self.tie(person, channel, kind, 1, directed="1")
                else:
                    self.tie(person, channel, kind, self.chance.between(1, 2))
        for voice in self.draw(26, "", (18, 45)):
            audience = self.draw(
                int(14 * voice.activity), voice.place, (16, 55), voice.topics, focus=3)
            voice.topics = voice.topics or [self.chance.one(TOPICS)[0]]
            for person in audience:
                self.tie(person, voice, "follower", 1, directed="1")

    def hold_events(self):
        for id, name, place, topics, size, day in EVENTS:
            event = self.body(id, name, "event", place, topics, "")
            for person in self.draw(size, place, (16, 80), topics):
                self.tie(person, event, "attended", 1, start=day, end=day)

    # Acquaintance

    def grow_families(self):
        """Parents and grown-up children, brothers and sisters in other households."""
        by_name = {}
        for household in self.households:
            by_name.setdefault(household[0].name.split()[-1], []).append(household)
        for household in self.households:
            person = household[0]
            kin = by_name[person.name.split()[-1]]
            if len(kin) < 2 or not self.chance.comes(0.6):
                continue
            for relative in self.chance.one(kin)[:2] if person.activity else []:
                gap = abs(relative.age - person.age)
                if relative.activity and relative.household != person.household and (
                        gap <= 12 or 20 <= gap <= 38):
                    self.tie(person, relative, "family", self.chance.between(2, 4), start="")

    def meet_neighbours(self):
        for position, household in enumerate(self.households):
            for step in (1, 2, 3):
                other = self.households[(position + step) % len(self.households)]
                if other[0].place == household[0].place and self.chance.comes(0.62 / step):
                    a, b = self.chance.one(household), self.chance.one(other)
                    if a.activity and b.activity:
                        self.acquaint(a, b, 0.12)

    def go_to_school(self):
        """People of one year and district sat in one class."""
        classes = {}
        for person in self.people:
            if person.age < 75 and person.activity and self.chance.comes(0.55):
                classes.setdefault((person.age // 2, person.place), []).append(person)
        for key in sorted(classes):
            self.circles(self.chance.shuffled(classes[key]), 4, 6, 0.4)

    def meet_friends_of_friends(self):
        districts = {}
        everybody = [person for person in self.people if person.activity]
        for person in everybody:
            districts.setdefault(person.place, []).append(person)
        for person in self.chance.shuffled(everybody):
            for _ in range(int(person.activity * 0.9 + self.chance.unit())):
                friends = list(self.friends.get(person.id, {}).values())
                if friends and self.chance.comes(0.6):
                    between = self.chance.one(friends)
                    other = self.chance.one(list(self.friends[between.id].values()))
                elif self.chance.comes(0.7):
                    others = [self.chance.one(districts[person.place]) for _ in range(8)]
                    other = min(others, key=lambda other: abs(other.age - person.age))
                else:
                    others = [self.chance.one(everybody) for _ in range(4)]
                    other = max(others, key=lambda other: other.activity)
                self.acquaint(person, other)

    # The initiative

    def campaign(self):
        """Ourselves since September 2022, our contacts, permissions, costs and multipliers."""
        us = self.body("us", "Initiative Ortskern", "organisation", "Markt", ["Ortskern", "Verkehr"], "")
        known = self.draw(46, "Markt", (20, 75), ["Ortskern", "Verkehr"])
        for rank, person in enumerate(known):
            start = 2022 * 12 + 8 + (0 if rank < 12 else self.chance.below(34))
            kind = "member" if rank < 12 else "contact"
            ends = kind == "contact" and self.chance.comes(0.15) and start + 9 <= LAST_MONTH
            end = month(start + 9) if ends else ""
            self.tie(us, person, kind, 4 if rank < 12 else self.chance.between(1, 3), month(start), end)
            person.permission = "granted" if rank < 12 or self.chance.comes(0.6) else ""
        for person in self.people:
            if not person.permission:
                person.permission = self.chance.weighted(["", "granted", "objected"], [92, 6, 2])
        contacts = sorted(self.people, key=lambda person: -len(self.friends.get(person.id, ())))
        for person in contacts[:320]:
            person.cost = 10 * self.chance.between(1, 4 + len(self.friends[person.id]) // 6)
        return us

    def multipliers(self):
        rows = []
        stages = ["considered", "approached", "cooperating", "active", "dormant", "declined"]
        leaders = [self.members[club[0]][0] for club in CLUBS] + [
            self.members[faction[0]][0] for faction in FACTIONS]
        hubs = sorted(self.people, key=lambda person: -len(self.friends.get(person.id, ())))[:24]
        for method, people in (("position", leaders), ("nominated", hubs)):
            for person in people:
                if person.permission == "objected":
                    continue
                topic = self.chance.one(person.topics) if person.topics else ""
                place = person.place if not topic or self.chance.comes(0.4) else ""
                stage = self.chance.weighted(stages, [38, 22, 14, 16, 6, 4])
                rows.append([
                    person.id, topic, place, method, stage, 10 * self.chance.between(0, 15),
                    self.chance.between(2, 30)])
        return rows


CAMPAIGNS = [
    ["Unterschriften für den Platz", "2023-03-01", "2023-05-31", "Ortskern", "Markt", 1800],
    ["Sommer am Markt", "2024-06-01", "2024-07-31", "Ortskern;Kultur", "Markt", 2400],
    ["Probewochen autofreier Platz", "2025-04-01", "2025-06-30", "Ortskern;Verkehr", "Markt", 5200],
]


def contacts(town):
    """When we talked to our contacts: more often in a campaign, some of them less and less."""
    chance = Chance(SEED + 1)
    rows = []
    for source, target, kind, _, start, end, *_ in town.ties.values():
        if source != "us" or kind != "contact":
            continue
        first = datetime.date(int(start[:4]), int(start[5:]), 1 + chance.below(28))
        last = datetime.date(int(end[:4]), int(end[5:]), 28) if end else datetime.date(2025, 12, 31)
        pace = chance.between(25, 90)
        slows = chance.comes(0.3)
        day = first
        while day <= last:
            rows.append([source, target, kind, day.isoformat(), chance.weighted(["", "0.5"], [8, 2])])
            busy = any(row[1] <= day.isoformat() <= row[2] for row in CAMPAIGNS)
            day += datetime.timedelta(days=chance.between(pace // 2, pace + pace // 2) // (2 if busy else 1))
            pace = pace * 5 // 4 if slows else pace
    return sorted(rows, key=lambda row: (row[3], row[1]))


def month(number):
    return f"{number // 12}-{number % 12 + 1:02d}"


def write(folder, name, rows):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
        file.write(text.getvalue())


def email(person):
    plain = person.name.lower().replace(" ", ".")
    for letter, spelling in zip("äöüßéáí", ["ae", "oe", "ue", "ss", "e", "a", "i"]):
        plain = plain.replace(letter, spelling)
    return f"{plain}@hollersbrunn.example"


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.join(
        os.path.dirname(os.path.abspath(__file__)), "..", "Samples", "hollersbrunn")
    os.makedirs(folder, exist_ok=True)
    town = Town()
    town.settle()
    town.grow_families()
    town.elect()
    town.found_clubs()
    town.open_firms()
    town.go_to_school()
    town.meet_neighbours()
    town.meet_friends_of_friends()
    town.open_channels()
    town.hold_events()
    town.campaign()

    rows = [["id", "name", "kind", "place", "topics", "permission", "cost", "age_group",
             "organisation", "faction", "email"]]
    for body, kind in sorted(town.bodies, key=lambda body: body[0].id != "us"):
        rows.append([body.id, body.name, kind, body.place, ";".join(body.topics), "", body.cost,
                     "", "", "", ""])
    for person in town.people:
        rows.append([
            person.id, person.name, "person", person.place, ";".join(person.topics),
            person.permission, person.cost, person.age_group, person.organisation, person.faction,
            email(person) if person.permission == "granted" else ""])
    write(folder, "people.csv", rows)
    header = ["source", "target", "kind", "weight", "start", "end", "directed", "confidence"]
    write(folder, "ties.csv", [header] + list(town.ties.values()))
    header = ["actor", "topic", "place", "method", "stage", "cost", "capacity"]
    write(folder, "multipliers.csv", [header] + town.multipliers())
    write(folder, "contacts.csv", [["source", "target", "kind", "day", "weight"]] + contacts(town))
    header = ["name", "start", "end", "topics", "places", "cost"]
    write(folder, "campaigns.csv", [header] + CAMPAIGNS)
    write(folder, "tie_kinds.csv", [["kind", "half_life"], ["contact", 120]])


if __name__ == "__main__":
    main()
