const list = document.getElementById("list");
const reader = document.getElementById("reader");
const read = new Set();
let chosen = null;

/** Everything from a mail goes in as text; its HTML is shown in a sandboxed frame only. */
function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function entry(mail) {
  const button = element("button", read.has(mail.id) ? "" : "unread", "");
  button.type = "button";
  button.setAttribute("aria-current", String(mail.id === chosen));
  const time = new Date(mail.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  button.append(
    element("span", "from", mail.from),
    element("span", "time", time),
    element("span", "to", `to ${mail.to.join(", ")}`),
    element("span", "subject", mail.subject || "(no subject)"),
    element("span", "preview", mail.preview),
  );
  button.addEventListener("click", () => open(mail));
  const item = document.createElement("li");
  item.append(button);
  return item;
}

function open(mail) {
  chosen = mail.id;
  read.add(mail.id);
  reader.hidden = false;
  document.getElementById("subject").textContent = mail.subject || "(no subject)";
  document.getElementById("from").textContent = mail.from;
  document.getElementById("to").textContent = mail.to.join(", ");
  document.getElementById("files").textContent = mail.attachments.join(", ");
  document.getElementById("files-label").hidden = mail.attachments.length === 0;
  document.getElementById("mail").src = `/mail/${mail.id}`;
  show();
}

async function show() {
  const mails = await (await fetch("/mails.json")).json();
  const focused = [...list.children].findIndex((item) => item.contains(document.activeElement));
  const before = list.children.length;
  list.replaceChildren(...mails.toReversed().map(entry));
  if (focused !== -1) list.children[focused + mails.length - before]?.firstChild.focus();
  document.getElementById("empty").hidden = mails.length > 0;
  document.title = mails.length > 0 ? `Demo mailbox (${mails.length})` : "Demo mailbox";
}

/** For who comes from another page to read what was sent just now. */
async function openLatest() {
  const latest = (await (await fetch("/mails.json")).json()).at(-1);
  if (latest !== undefined && chosen === null) open(latest);
}
if (location.hash === "#latest") openLatest();

const events = new EventSource("/events");
events.addEventListener("message", show);
events.addEventListener("open", show);
