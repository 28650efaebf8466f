import Relations
import Testing

@testable import Exchange

/// Address books, chats, mail, calendars: who, when and how often, and nothing else.
struct MessagesTests {
  private func lines(_ network: Network) -> [String] { OtherProgramsTests.lines(network) }

  @Test func vCardsOfAllVersionsAreRead() throws {
    let network = try OtherProgramsTests.read(
      "vcard",
      "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:AB-1\r\nFN:Anna Beyer\r\nCATEGORIES:Verkehr,Kunst\\, Kultur\r\n"
        + "ADR:;;Weg 1;Aue;;76227;\r\nEMAIL:a@x\r\nORG:Chor\\; Hollern;Alt\r\nRELATED;TYPE=friend:urn:uuid:ab-2\r\n"
        + "END:VCARD\r\nBEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:ab-2\r\nFN:Bernd\r\n  Kolb\r\n"
        + "item1.X-ABRELATEDNAMES:Anna Beyer\r\nitem1.X-ABLabel:_$!<Spouse>!$_\r\nEND:VCARD\r\n"
        + "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;K=E4=\r\nthe\r\n"
        + "END:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:TSV\r\nORG:TSV\r\nEND:VCARD\r\n"
    ).network
    #expect(
      network.actors.map(\.name) == [
        "Anna Beyer", "Bernd Kolb", "Käthe Müller", "TSV", "Chor; Hollern",
      ])
    #expect(
      network.actors.map(\.kind.id) == [
        "person", "person", "person", "organisation", "organisation",
      ])
    #expect(
      network.actors[0].topics == ["Verkehr", "Kunst, Kultur"] && network.actors[0].place == "Aue")
    #expect(
      lines(network) == [
        "Anna Beyer – Bernd Kolb friend", "Anna Beyer – Chor; Hollern member",
        "Bernd Kolb – Anna Beyer spouse",
      ])
    #expect(network.actorAttribute("email")?.values.first == "a@x")
  }

  @Test func aCutOffCardIsRefusedWhereItBegins() throws {
    let failure = #expect(throws: ImportFailure.self) {
      _ = try OtherProgramsTests.read(
        "vcard", "BEGIN:VCARD\nFN:A\nEND:VCARD\nBEGIN:VCARD\nFN:B\n")
    }
    #expect(failure?.notices.first?.position.line == 4)
  }

  @Test(
    arguments: [
      "12.03.26, 18:05 - Anna: x\n13.03.26, 18:05 - Bernd: y\n13.03.26, 18:06 - Bernd: z: q\n",
      "3/12/26, 6:05 PM - Anna: x\n3/13/26, 6:05 PM - Bernd: y\n3/13/26, 6:06 PM - Bernd: z\n",
      "\u{200E}[12.03.26, 18:05:33] Anna: x\n[13.03.26, 18:05:01] Bernd: y\nmehr: Text\n"
        + "[13.03.26, 18:05:02] Bernd: z\n",
      "12/03/2026, 18:05 - Anna: x\n13/03/2026, 18:05 - Bernd: y\n13/03/2026, 18:06 - Bernd: z\n",
    ])
  func chatsAreCountedByDay(_ text: String) throws {
    let result = try OtherProgramsTests.read(
      "whatsapp", text, file: "WhatsApp-Chat mit Freibad.txt")
    let network = result.network
    #expect(lines(network) == ["Anna – Freibad member 1.0", "Bernd – Freibad member 2.0"])
    #expect(network.contacts.map(\.day.description) == ["2026-03-12", "2026-03-13"])
    #expect(network.contacts.map(\.weight) == [1, 2])
    #expect(network.actors.first { $0.name == "Freibad" }?.kind == .channel)
  }

  @Test func aChatOfTwoIsATieOfTwo() throws {
    let network = try OtherProgramsTests.read(
      "whatsapp", "12.03.26, 18:05 - Anna: x\n12.03.26, 18:06 - Bernd: y\n",
      file: "WhatsApp Chat with Bernd.txt"
    ).network
    #expect(lines(network) == ["Anna – Bernd talks with 2.0"])
  }

  @Test func mailIsCountedAndItsTextForgotten() throws {
    let text =
      "From a@x Mon Mar  4 10:00:00 2024\nFrom: =?utf-8?B?S8OkdGhl?= =?utf-8?Q?_Wei=C3=9F?= <A@x.example>\n"
      + "To: \"Kolb, Bernd\" <b@x.example>,\n\tc@x.example\nSubject: Geheim\nDate: Mon, 4 Mar 2024 10:00:00 +0100\n\n"
      + "From here it is secret\n\nFrom b@x Tue Mar  5 11:30:00 2024\nFrom: b@x.example\nTo: a@x.example\n"
      + "Date: 5 Mar 2024 11:30\n\nx\n"
    let result = try OtherProgramsTests.read("mbox", text)
    #expect(
      lines(result.network) == [
        "Käthe Weiß → Kolb, Bernd writes 1.0", "Käthe Weiß → c@x.example writes 1.0",
        "Kolb, Bernd → Käthe Weiß writes 1.0",
      ])
    #expect(
      result.network.contacts.map(\.day.description) == ["2024-03-04", "2024-03-04", "2024-03-05"])
    let everything = String(
      decoding: NodeLinkWriter.write(result.network).files[0].bytes, as: UTF8.self)
    #expect(!everything.contains("Geheim") && !everything.contains("secret"))
  }

  @Test func calendarsTieWhoTookPart() throws {
    let result = try OtherProgramsTests.read(
      "ics",
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Treffen\r\nDTSTART;TZID=X:20240605T180000\r\n"
        + "ORGANIZER;CN=\"Beyer, Anna\":mailto:a@x\r\nATTENDEE;CN=Bernd;PARTSTAT=ACCEPTED:mailto:b@x\r\n"
        + "ATTENDEE;CN=Clara;PARTSTAT=DECLINED:mailto:c@x\r\nATTENDEE;CUTYPE=ROOM:mailto:r@x\r\n"
        + "BEGIN:VALARM\r\nATTENDEE:mailto:z@x\r\nEND:VALARM\r\nEND:VEVENT\r\n"
        + "BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Allein\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
    #expect(
      lines(result.network) == [
        "Beyer, Anna – Treffen 2024-06-05 attended 2024-06-05…2024-06-05",
        "Bernd – Treffen 2024-06-05 attended 2024-06-05…2024-06-05",
      ])
    #expect(result.report.warnings.count == 1)
  }
}
