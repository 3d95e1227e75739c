// Keeps each answer on the server as soon as its field is left. Without this script the two buttons keep them.
const form = document.querySelector("[data-ra-autosave]");
if (form) {
  const told = document.getElementById(form.dataset.raAutosave);
  let waiting;
  const keep = async () => {
    const body = new FormData(form);
    body.set("then", "keep");
    try {
      const response = await fetch(form.action || location.href, { method: "POST", body, credentials: "same-origin" });
      told.textContent = response.status === 204 ? told.dataset.kept : "";
    } catch {
      told.textContent = told.dataset.lost;
    }
  };
  form.addEventListener("change", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, 600);
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
}
