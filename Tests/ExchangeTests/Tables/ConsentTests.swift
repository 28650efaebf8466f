import Relations
import Testing

@testable import Exchange

/// A “no” to being approached is never a mere remark, whatever the column is called.
@Suite struct ConsentTests {
  @Test(arguments: [
    ("Darf kontaktiert werden", "nein", "ja"), ("Werbesperre", "ja", "nein"),
    ("Einwilligung DSGVO", "nein", "ja"), ("Einverstanden", "Nein", "Ja"),
    ("Datenschutz ok", "n", "j"), ("Dürfen wir Sie kontaktieren?", "Nein", "Ja"),
    ("Nicht anschreiben", "x", "nein"), ("Opt-out", "yes", "no"),
    ("May we contact you?", "no", "yes"),
    ("Kontakt erlaubt", "nein", "ja"), ("Widerspruch", "ja", "nein"),
  ]) func aNoIsHeard(header: String, no: String, yes: String) throws {
    let text = "Name;Vorname;Mitglied in;\(header)\nWeiß;Käthe;Chor;\(no)\nBerg;Kai;Chor;\(yes)\n"
    let read = try #require(Format.csv.read)
    let network = try read(Array(text.utf8), "list.csv", ReadOptions()).network
    let people = Dictionary(uniqueKeysWithValues: network.actors.map { ($0.name, $0.permission) })
    #expect(people["Käthe Weiß"] == .objected)
    #expect(people["Kai Berg"] != .objected)
  }

  /// Words that are neither yes nor no stay what they are.
  @Test func remarksStayRemarks() throws {
    let text =
      "Name;Vorname;Ort;Datenschutz\nWeiß;Käthe;Au;Formular vom 3. Mai\nBerg;Kai;Au;fehlt\n"
    let read = try #require(Format.csv.read)
    let network = try read(Array(text.utf8), "list.csv", ReadOptions()).network
    #expect(network.actors.allSatisfy { $0.permission == .unknown })
    #expect(network.actorAttributes.map(\.name) == ["Datenschutz"])
  }
}
