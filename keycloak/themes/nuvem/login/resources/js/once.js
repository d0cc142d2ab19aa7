// Links that start something at another provider are followed once, however often they are clicked.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-once-link]");
  if (!link) {
    return;
  }
  if (link.getAttribute("aria-disabled") === "true") {
    event.preventDefault();
  }
  link.setAttribute("aria-disabled", "true");
});
