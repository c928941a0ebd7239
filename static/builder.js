// Shows the policy anew after each choice, from the page that the form would lead to.
"use strict";
const builder = document.getElementById("builder");
let latest = 0;
async function renew() {
  const mine = ++latest;
  try {
    const answer = await fetch(builder.action, { method: "POST", body: new URLSearchParams(new FormData(builder)) });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("preview");
    // An answer that was overtaken by a later choice is left.
    if (!fresh || mine !== latest) return;
    document.getElementById("preview").replaceWith(fresh);
    document.dispatchEvent(new Event("renewed"));
  } catch {
    // Without an answer the button still does it.
  }
}
if (builder) builder.addEventListener("change", renew);
