import Foundation
import Testing

/// Every sample's transcript, run again in the folder of the checkout.
///
/// `GEFLECHT_RECORD=1 swift test --filter TranscriptTests` writes what the program prints now into
/// the transcripts; read the difference before committing it.
@Suite struct TranscriptTests {
  private static let isRecording =
    ProcessInfo.processInfo.environment["GEFLECHT_RECORD"] == "1"

  @Test(arguments: ["boston", "hollersbrunn", "karate", "women"])
  func printsWhatTheTranscriptSays(_ sample: String) throws {
    try #require(Program.file != nil, "the program has not been built")
    let folder = checkout.appendingPathComponent("Samples/\(sample)")
    let file = folder.appendingPathComponent("transcript.txt")
    let expected = Transcript(try String(contentsOf: file, encoding: .utf8))
    #expect(expected.steps.count >= 5)
    var found = expected
    for (place, step) in expected.steps.enumerated() {
      let call = try #require(step.call, "not a call of geflecht: \(step.command)")
      let result = try Program.run(call.arguments, in: checkout)
      found.steps[place].result = Transcript.Step.result(of: result, lineLimit: call.lineLimit)
      if Self.isRecording { continue }
      #expect(found.steps[place].result == step.result, "in \(sample): \(step.command)")
    }
    if Self.isRecording { try found.text.write(to: file, atomically: true, encoding: .utf8) }
  }

  @Test func readsAndWritesTheSameTranscript() {
    let text = "About this.\n\n$ geflecht check . 'a b' | head -2\none\n$ geflecht x\n2> no\n[64]\n"
    let transcript = Transcript(text)
    #expect(transcript.text == text)
    #expect(transcript.preface == "About this.\n\n")
    #expect(transcript.steps.map(\.result) == ["one\n", "2> no\n[64]\n"])
    #expect(transcript.steps[0].call?.arguments == ["check", ".", "a b"])
    #expect(transcript.steps[0].call?.lineLimit == 2)
    let failed = Program.Result(output: "1\n2\n3\n", errors: "no\n", status: 65)
    #expect(Transcript.Step.result(of: failed, lineLimit: 2) == "1\n2\n2> no\n[65]\n")
  }
}
