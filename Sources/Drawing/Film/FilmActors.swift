internal import Analysis
internal import Wording

/// The nodes, links and names of a film, with what changes from frame to frame.
struct FilmActors {
  let stage: FilmStage
  let time: FilmTime

  private var film: Film { stage.film }
  static let green = Colour(0x009E73)
  static let kept = Colour(0x7F8790)
  static let fading = Colour(0x9AA1A9)

  func links() -> String {
    var text = "<g fill=\"none\" stroke=\"\(Self.kept.hex)\">\n"
    for link in stage.links {
      let states = film.links[link].states
      guard let last = states.last else { continue }
      let opacities = states.map { Self.opacity($0) }
      let strokes = filled(states.map { $0 == .none ? nil : Self.stroke($0).hex })
      let dashes = filled(states.map { $0 == .none ? nil : $0 == .fading ? "3 3" : "none" })
      let widths = filled(
        states.indices.map { frame in
          states[frame] == .none
            ? nil
            : SVGPage.number(
              stage.width(of: link, in: frame)
                * (states[frame] == .new && !film.isAggregated ? 1.6 : 1)
            )
        })
      var element = "<path d=\"\(stage.curve(of: link))\""
      element += " opacity=\"\(Self.opacity(last))\""
      if let stroke = strokes.last, stroke != Self.kept.hex { element += " stroke=\"\(stroke)\"" }
      if let dash = dashes.last, dash != "none" { element += " stroke-dasharray=\"\(dash)\"" }
      if let width = widths.last { element += " stroke-width=\"\(width)\"" }
      let changes =
        time.animate("opacity", opacities) + time.animate("stroke", strokes)
        + time.animate("stroke-dasharray", dashes)
        + time.animate("stroke-width", widths, isSmooth: film.isAggregated)
      text += element + (changes.isEmpty ? "/>\n" : ">\(changes)</path>\n")
    }
    return text + "</g>\n" + (film.isAggregated ? freshLinks() : "")
  }

  /// Between circles the new ties of a frame, green over all the others.
  private func freshLinks() -> String {
    var text = "<g fill=\"none\" stroke=\"\(Self.green.hex)\" opacity=\"0.9\">\n"
    for link in stage.links {
      let widths = film.frames.indices.map { frame in
        SVGPage.number(
          film.links[link].states[frame] == .new ? 0 : stage.freshWidth(of: link, in: frame))
      }
      guard let last = widths.last, widths.contains(where: { $0 != "0" }) else { continue }
      text +=
        "<path d=\"\(stage.curve(of: link))\" stroke-width=\"\(last)\">"
        + time.animate("stroke-width", widths) + "</path>\n"
    }
    return text + "</g>\n"
  }

  func nodes() -> String {
    var text = "<g stroke=\"#ffffff\" stroke-width=\"0.8\">\n"
    for node in film.nodes.indices {
      let radii = film.frames.indices.map { SVGPage.number(stage.radius(of: node, in: $0)) }
      let (x, y) = (
        SVGPage.number(stage.positions.x[node]), SVGPage.number(stage.positions.y[node])
      )
      let colour = stage.colour(of: node)
      let look =
        film.isAggregated
        ? "fill=\"\(colour.mixed(with: .white, 0.7).hex)\" stroke=\"\(colour.hex)\" "
          + "stroke-width=\"1.6\"" : "fill=\"\(colour.hex)\""
      let name = PlainText.clean((film.nodes[node].name ?? PictureNames.nameless)[stage.language])
      text +=
        "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(radii.last ?? "0")\" \(look)>"
        + "<title>\(xmlEscaped(name))</title>"
        + time.animate("r", radii, isSmooth: film.isAggregated) + "</circle>\n"
    }
    return text + "</g>\n"
  }

  func labels() -> String {
    var text = ""
    for (node, texts) in stage.labels {
      var group = SVGPage(width: 0, height: 0, title: "", summary: "", language: "")
      for line in texts {
        group.text(
          line.text, line.centre.x, line.centre.y + line.size * 0.35, size: line.size,
          anchor: .middle, colour: .ink, hasHalo: true)
      }
      let shown = film.nodes[node].sizes.map { $0 > 0 ? "1" : "0" }
      text +=
        "<g opacity=\"\(shown.last ?? "1")\">\(time.animate("opacity", shown))\(group.body)</g>\n"
    }
    return text
  }

  static func stroke(_ state: Film.LinkState) -> Colour {
    switch state {
    case .new: green
    case .fading: fading
    case .kept, .none: kept
    }
  }

  private static func opacity(_ state: Film.LinkState) -> String {
    switch state {
    case .none: "0"
    case .new: "0.95"
    case .kept: "0.42"
    case .fading: "0.6"
    }
  }

  /// Values with what is missing taken from before, else from after: what cannot be seen need not
  /// change.
  private func filled(_ values: [String?]) -> [String] {
    var former = values.compactMap { $0 }.first ?? ""
    return values.map { value in
      former = value ?? former
      return former
    }
  }
}
