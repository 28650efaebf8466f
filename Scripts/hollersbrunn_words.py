"""The words of Hollersbrunn: all invented; no real club, list, firm or person is meant."""

# Last age of the group, its name.
AGE_GROUPS = [(24, "16-24"), (39, "25-39"), (54, "40-54"), (69, "55-69"), (120, "70+")]

# District, share.
PLACES = [
    ("Markt", 27), ("Mühlau", 15), ("Sonnseite", 14), ("Oberhollern", 13), ("Kirchleiten", 11),
    ("Steinfeld", 9), ("Unterhollern", 7), ("Am Moos", 4),
]

# Topic, how common, districts it concerns most, factor for the young, for the old.
TOPICS = [
    ("Ortskern", 3, ["Markt"], 0.7, 1.5), ("Verkehr", 4, ["Markt", "Kirchleiten"], 1, 1),
    ("Hochwasserschutz", 2, ["Mühlau", "Am Moos"], 0.6, 1.3),
    ("Kinderbetreuung", 3, [], 2, 0.3), ("Tourismus", 2, ["Sonnseite"], 1, 0.8),
    ("Kultur", 3, [], 0.8, 1.6), ("Sport", 4, [], 1.8, 0.5),
    ("Landwirtschaft", 2, ["Oberhollern", "Unterhollern"], 0.8, 1.2),
    ("Energie", 2, [], 1.2, 0.9), ("Wohnen", 3, ["Steinfeld"], 2.2, 0.5),
    ("Gesundheit", 2, [], 0.5, 2.5), ("Jugend", 2, [], 2.5, 0.3),
]

# Number of seats after each invented list.
FACTIONS = [
    ("l1", "Liste Markt und Land", 9), ("l2", "Neue Mitte Hollersbrunn", 7),
    ("l3", "Offenes Hollersbrunn", 5), ("l4", "Gemeinsam am Hollerbach", 4),
]

# id, name, district, topics, members, ages, size of the circles, cost of winning the club.
CLUBS = [
    ("c1", "Musikverein Hollersbrunn", "Markt", ["Kultur"], 78, (16, 70), 6, 150),
    ("c2", "Freiwillige Feuerwehr Markt", "Markt", ["Hochwasserschutz"], 92, (16, 62), 7, 100),
    ("c3", "Freiwillige Feuerwehr Oberhollern", "Oberhollern", ["Hochwasserschutz"], 54, (16, 62), 6, 80),
    ("c4", "Freiwillige Feuerwehr Mühlau", "Mühlau", ["Hochwasserschutz"], 61, (16, 62), 6, 80),
    ("c5", "Kirchenchor", "Kirchleiten", ["Kultur"], 41, (25, 80), 6, 60),
    ("c6", "Singkreis Holler", "Markt", ["Kultur"], 28, (30, 75), 5, 60),
    ("c7", "Sportunion Fußball", "Steinfeld", ["Sport", "Jugend"], 118, (16, 45), 7, 200),
    ("c8", "Sportunion Turnen", "Markt", ["Sport"], 96, (20, 75), 6, 120),
    ("c9", "Sportunion Ski", "Sonnseite", ["Sport", "Tourismus"], 84, (16, 60), 6, 120),
    ("c10", "Tennisclub", "Markt", ["Sport"], 66, (18, 65), 5, 90),
    ("c11", "Elternverein der Volksschule", "Markt", ["Kinderbetreuung"], 88, (27, 50), 6, 50),
    ("c12", "Bergrettung Hollersbrunn", "Sonnseite", ["Sport"], 34, (20, 58), 6, 80),
    ("c13", "Pfarre Hollersbrunn", "Kirchleiten", ["Gesundheit"], 110, (35, 90), 7, 70),
    ("c14", "Landjugend", "Oberhollern", ["Landwirtschaft", "Jugend"], 57, (16, 30), 7, 60),
    ("c15", "Seniorenkreis", "Markt", ["Gesundheit"], 132, (62, 92), 7, 60),
    ("c16", "Bäuerinnenrunde", "Unterhollern", ["Landwirtschaft"], 38, (30, 75), 6, 50),
    ("c17", "Imkerverein", "Unterhollern", ["Landwirtschaft"], 26, (28, 80), 5, 40),
    ("c18", "Jagdgemeinschaft", "Oberhollern", ["Landwirtschaft"], 31, (25, 75), 5, 90),
    ("c19", "Theatergruppe Hollerbühne", "Markt", ["Kultur"], 32, (18, 70), 6, 70),
    ("c20", "Wirtschaftsring", "Markt", ["Ortskern", "Tourismus"], 44, (28, 66), 5, 180),
    ("c21", "Tourismusverein", "Sonnseite", ["Tourismus"], 36, (28, 68), 5, 150),
    ("c22", "Energiegruppe", "Steinfeld", ["Energie"], 24, (25, 70), 5, 40),
    ("c23", "Rettungsstelle", "Markt", ["Gesundheit"], 48, (18, 60), 6, 60),
    ("c24", "Bücherei-Team", "Markt", ["Kultur", "Kinderbetreuung"], 18, (30, 75), 5, 30),
    ("c25", "Siedlerverein Steinfeld", "Steinfeld", ["Wohnen", "Verkehr"], 47, (30, 70), 5, 40),
    ("c26", "Bachwacht Mühlau", "Mühlau", ["Hochwasserschutz"], 29, (30, 75), 5, 30),
]

# id, name, district, topics, staff, cost of winning the firm.
FIRMS = [
    ("f1", "Volksschule Hollersbrunn", "Markt", ["Kinderbetreuung"], 26, 0),
    ("f2", "Mittelschule Hollersbrunn", "Markt", ["Jugend"], 38, 0),
    ("f3", "Kindergarten Hollernest", "Steinfeld", ["Kinderbetreuung"], 19, 0),
    ("f4", "Musikschule", "Markt", ["Kultur"], 14, 0),
    ("f5", "Gemeindeamt", "Markt", ["Ortskern"], 31, 0),
    ("f6", "Pflegeheim am Anger", "Kirchleiten", ["Gesundheit"], 74, 0),
    ("f7", "Sägewerk Hollerholz", "Mühlau", [], 96, 200),
    ("f8", "Metallbau Steinfeld", "Steinfeld", [], 88, 200),
    ("f9", "Hotel Sonnseite", "Sonnseite", ["Tourismus"], 62, 250),
    ("f10", "Gasthof Zur Alten Linde", "Markt", ["Ortskern"], 17, 120),
    ("f11", "Bergbahn Hollerkogel", "Sonnseite", ["Tourismus"], 58, 300),
    ("f12", "Bäckerei am Platz", "Markt", ["Ortskern"], 21, 80),
    ("f13", "Landhandel", "Unterhollern", ["Landwirtschaft"], 24, 100),
    ("f14", "Apotheke zum Brunnen", "Markt", ["Gesundheit"], 9, 60),
    ("f15", "Arztpraxis Markt", "Markt", ["Gesundheit"], 8, 60),
    ("f16", "Bauhof", "Steinfeld", ["Verkehr"], 15, 0),
    ("f17", "Tischlerei Mühlau", "Mühlau", [], 18, 80),
    ("f18", "Kaufhaus Drei Brunnen", "Markt", ["Ortskern"], 33, 120),
    ("f19", "Sparkasse am Markt", "Markt", [], 16, 150),
    ("f20", "Elektro Oberhollern", "Oberhollern", ["Energie"], 22, 90),
    ("f21", "Busbetrieb Hollertal", "Mühlau", ["Verkehr"], 27, 90),
    ("f22", "Käserei Oberhollern", "Oberhollern", ["Landwirtschaft"], 19, 80),
]

# id, name, district, topics, audience, ages, kind of the ties, price of one use.
CHANNELS = [
    ("k1", "Gemeindezeitung Hollerblatt", "", ["Ortskern"], 620, (35, 92), "follower", 380),
    ("k2", "Hollersbrunn online", "", [], 430, (16, 60), "follower", 150),
    ("k3", "#hollersbrunn", "", ["Tourismus", "Jugend"], 210, (16, 40), "follower", 0),
    ("k4", "Gruppe Markt aktuell", "Markt", ["Ortskern", "Verkehr"], 180, (20, 65), "member", 0),
    ("k5", "Gruppe Nachbarn Mühlau", "Mühlau", ["Hochwasserschutz"], 130, (20, 70), "member", 0),
    ("k6", "Gruppe Eltern Volksschule", "Markt", ["Kinderbetreuung"], 120, (27, 50), "member", 0),
    ("k7", "Gruppe Sonnseite teilt", "Sonnseite", [], 95, (20, 65), "member", 0),
    ("k8", "Gruppe Siedlung Steinfeld", "Steinfeld", ["Wohnen"], 88, (25, 65), "member", 0),
    ("k9", "Gruppe Jugendtreff", "", ["Jugend"], 105, (16, 24), "member", 0),
    ("k10", "Stammtisch Alte Linde", "Markt", ["Ortskern"], 24, (30, 75), "member", 40),
    ("k11", "Stammtisch Oberhollern", "Oberhollern", ["Landwirtschaft"], 21, (30, 80), "member", 40),
    ("k12", "Frauenrunde", "Kirchleiten", [], 32, (28, 78), "member", 20),
    ("k13", "Pfarrcafé", "Kirchleiten", ["Gesundheit"], 64, (50, 92), "member", 20),
    ("k14", "Bauernmarkt am Samstag", "Markt", ["Ortskern", "Landwirtschaft"], 140, (30, 85), "member", 30),
    ("k15", "Wanderrunde", "Sonnseite", ["Sport"], 37, (45, 80), "member", 10),
]

# id, name, district, topics, people seen there, day.
EVENTS = [
    ("e1", "Neujahrsempfang 2020", "Markt", [], 60, "2020-01-06"),
    ("e2", "Marktfest 2022", "Markt", [], 90, "2022-07-02"),
    ("e3", "Bürgerversammlung Ortskern", "Markt", ["Ortskern"], 70, "2023-03-16"),
    ("e4", "Marktfest 2023", "Markt", [], 110, "2023-07-01"),
    ("e5", "Adventmarkt 2023", "Kirchleiten", ["Kultur"], 80, "2023-12-02"),
    ("e6", "Infoabend Hochwasserschutz", "Mühlau", ["Hochwasserschutz"], 65, "2024-04-11"),
    ("e7", "Marktfest 2024", "Markt", [], 100, "2024-07-06"),
    ("e8", "Lauf um den Hollerkogel", "Sonnseite", ["Sport"], 75, "2024-09-15"),
    ("e9", "Probetag autofreier Platz", "Markt", ["Ortskern", "Verkehr"], 85, "2025-05-10"),
    ("e10", "Marktfest 2025", "Markt", [], 110, "2025-07-05"),
]

# By generation (over 60, over 33, younger): women, men.
FIRST_NAMES = [
    (["Maria", "Anna", "Elfriede", "Hermine", "Gertrude", "Theresia", "Rosa", "Hildegard",
      "Ingrid", "Helga", "Christine", "Brigitte", "Margarete", "Aloisia", "Waltraud", "Edeltraud",
      "Renate", "Erika", "Johanna", "Monika"],
     ["Johann", "Franz", "Josef", "Karl", "Alois", "Friedrich", "Leopold", "Rudolf", "Herbert",
      "Ernst", "Walter", "Helmut", "Erich", "Anton", "Ferdinand", "Otto", "Heinrich", "Günther",
      "Engelbert", "Peter"]),
    (["Sabine", "Karin", "Petra", "Claudia", "Andrea", "Daniela", "Sandra", "Martina", "Barbara",
      "Elisabeth", "Birgit", "Manuela", "Nicole", "Doris", "Silvia", "Bettina", "Alexandra",
      "Verena", "Cornelia", "Michaela", "Katharina", "Eva"],
     ["Thomas", "Michael", "Andreas", "Christian", "Wolfgang", "Martin", "Markus", "Gerhard",
      "Robert", "Stefan", "Manfred", "Jürgen", "Bernhard", "Harald", "Roland", "Reinhard",
      "Klaus", "Christoph", "Günter", "Werner", "Alexander", "Georg"]),
    (["Lena", "Laura", "Sarah", "Hannah", "Julia", "Lisa", "Anja", "Magdalena", "Sophie",
      "Leonie", "Theresa", "Jana", "Miriam", "Selina", "Johanna", "Elena", "Paula", "Viktoria",
      "Marlene", "Nora", "Clara", "Emma"],
     ["Lukas", "Florian", "David", "Jakob", "Tobias", "Fabian", "Simon", "Sebastian", "Felix",
      "Maximilian", "Philipp", "Matthias", "Julian", "Raphael", "Elias", "Paul", "Moritz",
      "Niklas", "Valentin", "Jonas", "Dominik", "Benedikt"]),
]

# Put together from two halves; the first ones are the most frequent in town.
SURNAMES = [
    first + second
    for second in ["bacher", "leitner", "huber", "egger", "hofer", "mayr", "thaler", "reiter",
                   "wieser", "berger", "auer"]
    for first in ["Holler", "Brunn", "Mühl", "Stein", "Moos", "Kirch", "Linden", "Sonn", "Rain",
                  "Birk", "Korn", "Heu", "Schwarz", "Weiß", "Unter", "Ober", "Fürst", "Winkel",
                  "Haslin", "Erlen"]
]
