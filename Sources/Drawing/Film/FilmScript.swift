internal import Wording

/// The player of a film: button, keys and line of time.
enum FilmScript {
  /// The button, the area of the line that can be pressed, and the script.
  static func markup(
    _ time: FilmTime, language: Language, line: (left: Double, right: Double, y: Double)
  ) -> String {
    let label = Localized(de: "Abspielen oder anhalten", en: "Play or pause")[language]
    let hint = Localized(
      de: "Leertaste: abspielen oder anhalten; Pfeiltasten: ein Bild vor oder zurück",
      en: "Space: play or pause; arrow keys: one frame on or back")[language]
    let y = line.y
    func n(_ value: Double) -> String { SVGPage.number(value) }
    return """
      <rect class="b" id="film-line" x="\(n(line.left))" y="\(n(y - 14))" \
      width="\(n(line.right - line.left))" height="28" fill="#ffffff" fill-opacity="0"/>
      <g class="b" id="film-button" role="button" tabindex="0" aria-label="\(label)">
      <title>\(hint)</title>
      <circle cx="42" cy="\(n(y))" r="16" fill="#0072b2"/>
      <path id="film-play" d="M37.5 \(n(y - 7))L37.5 \(n(y + 7))L49 \(n(y))Z" fill="#ffffff" opacity="0"/>
      <path id="film-pause" d="M36.5 \(n(y - 7))h4v14h-4zM43.5 \(n(y - 7))h4v14h-4z" fill="#ffffff"/>
      </g>
      <script><![CDATA[
      (function () {
        var film = document.currentScript.ownerSVGElement;
        var total = \(time.total), frames = \(time.frames), left = \(n(line.left)), right = \(n(line.right));
        var step = total / frames;
        var button = film.querySelector("#film-button");
        function isOver() { return film.getCurrentTime() >= total - 0.001; }
        function show() {
          var runs = !film.animationsPaused() && !isOver();
          film.querySelector("#film-play").setAttribute("opacity", runs ? 0 : 1);
          film.querySelector("#film-pause").setAttribute("opacity", runs ? 1 : 0);
        }
        function seek(frame) {
          film.pauseAnimations();
          var at = Math.max(0, Math.min(frames - 1, frame));
          film.setCurrentTime((at + 0.999) * step);
          show();
        }
        function now() { return Math.min(frames - 1, Math.floor(film.getCurrentTime() / step)); }
        function toggle() {
          if (isOver()) { film.setCurrentTime(0); film.unpauseAnimations(); }
          else if (film.animationsPaused()) film.unpauseAnimations();
          else film.pauseAnimations();
          show();
        }
        function fromAddress() {
          var found = /frame=(\\d+)/.exec(location.hash);
          if (found) seek(parseInt(found[1], 10) - 1);
          return found;
        }
        button.addEventListener("click", toggle);
        film.querySelector("#film-line").addEventListener("click", function (event) {
          var point = film.createSVGPoint();
          point.x = event.clientX; point.y = event.clientY;
          var x = point.matrixTransform(film.getScreenCTM().inverse()).x;
          seek(Math.floor((x - left) / (right - left) * frames));
        });
        document.addEventListener("keydown", function (event) {
          if (event.key === " " || event.key === "Enter" && event.target === button) toggle();
          else if (event.key === "ArrowRight") seek(now() + 1);
          else if (event.key === "ArrowLeft") seek(now() - 1);
          else return;
          event.preventDefault();
        });
        window.addEventListener("hashchange", fromAddress);
        if (!fromAddress() && matchMedia("(prefers-reduced-motion: reduce)").matches) seek(frames - 1);
        setInterval(show, 200);
        show();
      })();
      ]]></script>

      """
  }
}
