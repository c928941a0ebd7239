// Shows the copy buttons where copying works, and says when it is done.
"use strict";
function show() {
  for (const button of document.querySelectorAll("button.copy[hidden]")) {
    const source = document.getElementById(button.dataset.copy);
    if (!source) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const label = button.textContent;
      button.textContent = (await copy(source)) ? document.body.dataset.copied : document.body.dataset.copyByHand;
      const status = button.parentElement.querySelector('[role="status"]');
      if (status) status.textContent = button.textContent;
      setTimeout(() => { button.textContent = label; }, 2000);
    });
  }
}
show();
// A part of a page that was fetched anew has buttons of its own.
document.addEventListener("renewed", show);

// Over plain HTTP on another host the clipboard is closed; then the text is selected, and the old command is tried.
async function copy(source) {
  try {
    await navigator.clipboard.writeText(source.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(source);
    return document.execCommand("copy");
  }
}
