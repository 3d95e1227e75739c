// After a failed post the list of errors gets the focus, so that everyone hears and sees it first.
document.querySelector("[data-ra-focus]")?.focus();
