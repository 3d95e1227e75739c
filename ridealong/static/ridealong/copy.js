// A button beside a read-only field copies it. Without script the field can be selected and copied by hand.
for (const box of document.querySelectorAll("[data-ra-copy]")) {
  const field = box.querySelector("input, textarea");
  const button = box.querySelector("button");
  const words = button.textContent;
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(field.value);
    button.textContent = button.dataset.raDone;
    setTimeout(() => { button.textContent = words; }, 2500);
  });
}
