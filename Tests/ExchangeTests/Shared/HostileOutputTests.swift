import Foundation
import FoundationXML
import Relations
import Testing

@testable import Exchange

/// What is written with hostile texts, read by parsers that are not ours: the same structure as with
/// harmless texts.
struct HostileOutputTests {
  @Test func nothingBreaksOutOfGraphML() throws {
    let network = try SampleNetworks.hostile()
    let bytes = GraphMLWriter.write(network).files[0].bytes
    let names = try #require(ElementNames.of(bytes))
    let allowed: Set = ["graphml", "key", "graph", "data", "node", "edge"]
    #expect(names.counts.keys.allSatisfy(allowed.contains))
    #expect(names.counts["node"] == network.actors.count)
    #expect(names.counts["edge"] == network.ties.count)
    let texts = Set(names.texts)
    let isThere = network.actors.allSatisfy { texts.contains(XMLText.cleaned($0.name)) }
    #expect(isThere)
  }

  @Test func nothingBreaksOutOfJSON() throws {
    let network = try SampleNetworks.hostile()
    let bytes = NodeLinkWriter.write(network).files[0].bytes
    let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let document = try #require(object)
    #expect(Set(document.keys) == ["directed", "multigraph", "graph", "nodes", "edges"])
    let nodes = try #require(document["nodes"] as? [[String: Any]])
    let edges = try #require(document["edges"] as? [[String: Any]])
    #expect(nodes.count == network.actors.count && edges.count == network.ties.count)
    let isSame = zip(nodes, network.actors).allSatisfy { node, actor in
      node["id"] as? String == actor.id && node["name"] as? String == actor.name
        && node["topics"] as? [String] == actor.topics
    }
    #expect(isSame)
  }

  @Test func nothingBreaksOutOfDOT() throws {
    let network = try SampleNetworks.hostile()
    let written = DOTWriter.write(network)
    let again = try DOTReader.read(written.files[0].bytes, "f", ReadOptions()).network
    #expect(again.actors.count == network.actors.count && again.ties.count == network.ties.count)
    #expect(again.actorAttributes.isEmpty && again.tieAttributes.isEmpty)
    let isSame = zip(again.actors, network.actors).allSatisfy { new, old in
      new.id == DOTText.cleaned(old.id)
        && new.name == (DOTText.cleaned(old.name).isEmpty ? new.id : DOTText.cleaned(old.name))
    }
    #expect(isSame)
    #expect(written.losses.count >= 6)
  }
}

/// The elements and texts of an XML document as Foundation's parser sees them.
private final class ElementNames: NSObject, XMLParserDelegate {
  var counts: [String: Int] = [:]
  var texts: [String] = []
  private var text = ""

  static func of(_ bytes: [UInt8]) -> ElementNames? {
    let parser = XMLParser(data: Data(bytes))
    let names = ElementNames()
    parser.delegate = names
    return parser.parse() && parser.parserError == nil ? names : nil
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    counts[name, default: 0] += 1
    text = ""
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { texts.append(text) }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
