// A file dropped anywhere on the page is chosen and sent.
const form = document.getElementById("reader"), input = document.getElementById("file"), zone = document.querySelector(".dropzone");
zone.hidden = false;
const over = (on) => zone.classList.toggle("over", on);
addEventListener("dragover", (event) => { event.preventDefault(); over(true); });
addEventListener("dragleave", () => over(false));
addEventListener("drop", (event) => {
  event.preventDefault();
  over(false);
  if (!event.dataTransfer.files.length) return;
  input.files = event.dataTransfer.files;
  document.getElementById("text").value = "";
  form.requestSubmit();
});
