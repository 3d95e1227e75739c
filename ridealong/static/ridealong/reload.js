// Work under way: the page looks again by itself after data-ra-reload seconds.
const work = document.querySelector("[data-ra-reload]");
if (work) setTimeout(() => location.reload(), 1000 * work.dataset.raReload);
