/// Where the actors of a picture are, and how large.
struct Placement {
  var positions: Positions
  /// The radius of the disc each actor gets; other forms have about its area.
  var radii: [Double]
  /// The box of the actors without ties, if they were set apart.
  var strip: Box?
  /// How wide names may be that stand below, because actors stand in rows; nil = they stand anywhere.
  var nameWidthInRows: Double?
  /// The middle of the ring all actors lie on, if they do: ties bow towards it, names stand outside.
  var centreOfRing: Picture.Point?
}
