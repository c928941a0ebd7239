// Suggests names below the search boxes while somebody types. Without it the boxes are plain forms.
"use strict";
const PAUSE = 120;
const LONGEST = 500;
// What people read comes from the page, which is in their language; "#" stands for a number.
const words = document.body.dataset;
const counted = (one, many, number) => number === 1 ? one : many.replace("#", number.toLocaleString("en"));

for (const input of document.querySelectorAll('form.search input[name="q"]')) suggest(input);

function suggest(input) {
  const list = element("ul", { id: `${input.id}-suggestions`, role: "listbox", class: "suggestions" });
  list.setAttribute("aria-label", words.suggestions);
  list.hidden = true;
  const status = element("span", { class: "quiet", role: "status" });
  input.after(list, status);
  for (const [name, value] of [["role", "combobox"], ["autocomplete", "off"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) {
    input.setAttribute(name, value);
  }
  let timer, asking, active = -1;

  input.addEventListener("input", () => {
    clearTimeout(timer);
    asking?.abort();
    const typed = input.value.trimStart();
    if (!typed || typed.length > LONGEST) return close();
    timer = setTimeout(() => ask(typed), PAUSE);
  });

  input.addEventListener("keydown", (event) => {
    // While a character is being composed, the keys belong to the input method.
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) return;
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      choose(list.children[active]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });

  input.addEventListener("blur", close);
  // A press would take the focus away from the box before the click arrives.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest('[role="option"]');
    if (option) choose(option);
  });

  async function ask(typed) {
    const mine = asking = new AbortController();
    try {
      const answer = await fetch(`/api/v1/search/suggest?q=${encodeURIComponent(typed)}`, { signal: mine.signal });
      if (!answer.ok) return close();
      const { suggestions } = await answer.json();
      if (mine === asking && document.activeElement === input) show(suggestions);
    } catch {
      // Given up for a newer one, or the service is away: the form works without.
      if (mine === asking) close();
    }
  }

  function show(suggestions) {
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.replaceChildren(...suggestions.map((one, at) => {
      const option = element("li", { id: `${list.id}-${at}`, role: "option", "aria-selected": "false" });
      option.dataset.text = one.text;
      option.append(element("span", { class: "name" }, one.text), " ", element("span", { class: "count" }, one.kind === "tool" ? counted(words.toolOnOne, words.toolOnMany, one.servers) : words.server));
      return option;
    }));
    list.hidden = suggestions.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = list.hidden ? words.suggestionsNone : counted(words.suggestionsOne, words.suggestionsMany, suggestions.length);
  }

  function move(step) {
    const options = [...list.children];
    // Past either end the box itself comes, with nothing chosen.
    active = (active + 1 + step + options.length + 1) % (options.length + 1) - 1;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
    if (active < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", options[active].id);
    options[active].scrollIntoView({ block: "nearest" });
  }

  function choose(option) {
    input.value = option.dataset.text;
    close();
    input.form.requestSubmit();
  }

  function close() {
    clearTimeout(timer);
    asking?.abort();
    asking = undefined;
    active = -1;
    list.hidden = true;
    list.replaceChildren();
    status.textContent = "";
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
}

function element(name, attributes, text) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  if (text !== undefined) made.textContent = text;
  return made;
}
