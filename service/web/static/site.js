// What the pages can do besides: follow the reading of papers, take dropped files, send a file again with its password
// without choosing it anew, keep a fact beside its boxes in view, fold what is long on small screens. Everything else
// works without it.
"use strict";

const FOLLOWED_AT_ONCE = 3; // browsers open six connections to a service at most, and pictures need some of them

function followReadings(within = document) {
  const waiting = [...within.querySelectorAll("[data-events]")];
  const next = () => waiting.length && follow(waiting.shift(), next);
  for (let n = 0; n < FOLLOWED_AT_ONCE; n += 1) next();
}

function follow(block, whenOver) {
  const events = new EventSource(block.dataset.events);
  const show = (event) => {
    const progress = JSON.parse(event.data).progress;
    block.querySelector("[data-done]").textContent = progress.pages_done;
    block.querySelector("[data-total]").textContent = progress.pages_total;
    const bar = block.querySelector("progress");
    bar.max = progress.pages_total;
    bar.value = progress.pages_done;
    if (progress.stage !== block.dataset.stage) {
      block.dataset.stage = progress.stage;
      refreshWords(block);
    }
  };
  const end = () => {
    events.close();
    showEnd(block).finally(whenOver);
  };
  events.addEventListener("queued", show);
  events.addEventListener("running", show);
  events.addEventListener("done", end);
  events.addEventListener("failed", end);
  events.addEventListener("error", () => events.readyState === EventSource.CLOSED && whenOver());
}

async function fetchOutcome(block) {
  const response = await fetch(block.dataset.fragment, { headers: { Accept: "text/html" } });
  if (!response.ok) throw new Error(`${response.status} for ${block.dataset.fragment}`);
  return (await parsed(response)).querySelector("[data-outcome]");
}

async function refreshWords(block) {
  const words = (await fetchOutcome(block)).querySelector("[data-words]");
  if (words) block.querySelector("[data-words]").textContent = words.textContent;
}

async function showEnd(block) {
  if (block.closest("[data-reload]")) {
    location.reload();
    return;
  }
  const outcome = block.closest("[data-outcome]");
  const fresh = await fetchOutcome(block);
  const taken = outcome.querySelector(".tag-taken");
  fresh.querySelector(".tag-taken").textContent = taken.textContent;
  outcome.replaceWith(fresh);
}

function takeDroppedFiles() {
  const drop = document.querySelector("[data-drop]");
  if (!drop) return;
  const input = drop.querySelector("input");
  const over = (isOver) => drop.classList.toggle("drop-over", isOver);
  drop.classList.add("drop-ready");
  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    over(true);
  });
  drop.addEventListener("dragleave", () => over(false));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    input.files = event.dataTransfer.files;
    showChosen(drop, input);
  });
  input.addEventListener("change", () => showChosen(drop, input));
  const sending = (isSending) => {
    input.form.querySelector("[data-sending]").hidden = !isSending;
    input.form.querySelector("button").disabled = isSending;
  };
  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    sending(true);
    sendFiles(input).catch(() => HTMLFormElement.prototype.submit.call(input.form)); // the browser tells what is wrong
  });
  addEventListener("pageshow", () => sending(false)); // also where a visitor comes back to the page
}

// Sends the files as the form would. Where one is refused the answer takes the place of the form, so that the files
// are still at hand for those that need a password.
async function sendFiles(input) {
  const files = [...input.files];
  const response = await send(input.form);
  if (response.redirected) {
    location.assign(response.url);
    return;
  }
  const fresh = await parsed(response);
  const main = fresh.querySelector("main");
  document.title = fresh.title;
  document.querySelector("main").replaceWith(main);
  main.querySelectorAll("[data-outcome]").forEach((outcome, index) => askForPassword(outcome, files[index]));
  followReadings(main);
  takeDroppedFiles();
  main.focus();
}

function askForPassword(outcome, file) {
  const form = outcome.querySelector("[data-unlock]");
  if (!form || !file) return;
  const again = form.querySelector("[data-again]");
  again.hidden = true;
  again.querySelector("input").disabled = true; // neither required nor sent: the file is here already
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    const status = form.querySelector("[data-sending]");
    button.disabled = true;
    status.hidden = false;
    try {
      const fresh = (await parsed(await send(form, file))).querySelector("[data-outcome]");
      outcome.replaceWith(fresh);
      askForPassword(fresh, file);
      followReadings(fresh);
      (fresh.querySelector("[type=password]") || fresh.querySelector("a")).focus();
    } catch {
      button.disabled = false;
      status.textContent = "The file could not be sent. Try again.";
    }
  });
}

function send(form, file) {
  const fields = new FormData(form);
  if (file) fields.append("file", file);
  return fetch(form.action, { method: "POST", body: fields, headers: { Accept: "text/html" } });
}

async function parsed(response) {
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

function showChosen(drop, input) {
  const lines = [...input.files].map((file) => {
    const line = document.createElement("li");
    line.textContent = `${file.name} (${Math.max(1, Math.round(file.size / 1024)).toLocaleString("en-GB")} KB)`;
    return line;
  });
  drop.querySelector("[data-chosen]").replaceChildren(...lines);
}

function keepFactInView() {
  const side = document.querySelector(".side");
  if (!side) return;
  const show = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fact = (target && target.closest(".fact")) || side.querySelector(".chosen");
    if (fact && side.scrollHeight > side.clientHeight) {
      side.scrollTop += fact.getBoundingClientRect().top - side.getBoundingClientRect().top - side.clientHeight / 3;
    }
  };
  addEventListener("hashchange", show);
  show();
}

function foldOnPhones() {
  if (!matchMedia("(max-width: 48rem)").matches) return;
  for (const details of document.querySelectorAll("details[data-fold]")) details.open = false;
}

foldOnPhones();
followReadings();
takeDroppedFiles();
keepFactInView();
