// The drawing pad beside a typed signature. It writes a PNG data URL into the hidden field, black on nothing,
// at most 1,200 by 360 pixels. Without script the pad stays hidden and the typed name signs alone.
const WIDTH = 1200;
const HEIGHT = 360;

for (const box of document.querySelectorAll("[data-ra-signature]")) startPad(box);

function startPad(box) {
  const canvas = box.querySelector("canvas");
  const field = box.querySelector("input[type=hidden]");
  const pen = canvas.getContext("2d");
  let strokes = [];
  let current = null;

  box.hidden = false;
  canvas.width = WIDTH;
  canvas.height = HEIGHT;

  const place = (event) => {
    const frame = canvas.getBoundingClientRect();
    return [((event.clientX - frame.left) / frame.width) * WIDTH, ((event.clientY - frame.top) / frame.height) * HEIGHT];
  };

  const draw = (colour) => {
    pen.clearRect(0, 0, WIDTH, HEIGHT);
    pen.lineWidth = 5;
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = pen.fillStyle = colour;
    for (const stroke of strokes) {
      pen.beginPath();
      pen.moveTo(...stroke[0]);
      for (const point of stroke) pen.lineTo(...point); // the first point again: a dot is a stroke too
      pen.stroke();
    }
  };

  const show = () => draw(getComputedStyle(canvas).color);
  const keep = () => {
    draw("#000"); // stored black, whatever the theme shows
    field.value = strokes.length ? canvas.toDataURL("image/png") : "";
    show();
  };

  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    current = [place(event)];
    strokes.push(current);
    show();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!current) return;
    for (const step of event.getCoalescedEvents?.() ?? [event]) current.push(place(step));
    show();
  });
  for (const end of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(end, () => { current = null; keep(); });
  }
  box.querySelector("[data-ra-undo]").addEventListener("click", () => { strokes.pop(); keep(); });
  box.querySelector("[data-ra-clear]").addEventListener("click", () => { strokes = []; keep(); });
  field.value = "";
}
