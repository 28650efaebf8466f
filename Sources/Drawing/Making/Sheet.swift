/// The page of a picture and its parts: title above, actors on the canvas, legend on the right.
///
/// Pages have the proportions of A4, A3 and A2 lying flat, so that they print as they are.
struct Sheet {
  let width, height: Double
  /// How much larger than on A4 texts are.
  let scale: Double
  let canvas: Box
  let legend: Box
  let title: Box

  /// The sheet for so many actors.
  init(actors: Int, hasTitle: Bool) {
    (width, height, scale) =
      switch actors {
      case ...60: (842, 595, 1)
      case ...400: (1191, 842, 1.22)
      default: (1684, 1191, 1.55)
      }
    let margin = 22 * scale
    let panel = 178 * scale
    let titleHeight = hasTitle ? 34 * scale : 0
    title = Box(left: margin, top: margin, right: width - margin, bottom: margin + titleHeight)
    legend = Box(
      left: width - margin - panel, top: title.bottom, right: width - margin,
      bottom: height - margin)
    canvas = Box(
      left: margin, top: title.bottom, right: legend.left - 14 * scale, bottom: height - margin)
  }
}
