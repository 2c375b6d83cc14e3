/* The bar above each page: filters in force as chips, the link to share, the count told to screen
   readers. Streamlit calls the function below at each run, with the same element: what
   is there is kept and changed in place, so that neither the focus nor the live region is lost. */

function element(tag, properties, children = []) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function button(text, label, className) {
  const made = element("button", { type: "button", className, textContent: text });
  if (label) made.setAttribute("aria-label", label);
  return made;
}

/* The chips: `send` tells the server which one was closed. Where no filter acts there are none, and
   nothing is said of them. */
function chips(bar, data, send) {
  const list = bar.querySelector(".puces");
  const kept = new Map([...list.children].map((item) => [item.dataset.cle, item]));
  const focused = bar.getRootNode().activeElement;
  const place = [...list.children].findIndex((item) => item.contains(focused));
  const items = (data.puces || []).map((chip) => {
    let item = kept.get(chip.cle);
    if (!item) {
      item = element("li", {}, [button("", "", "puce")]);
      item.dataset.cle = chip.cle;
    }
    const own = item.firstChild;
    own.className = chip.code === null ? "puce groupe" : "puce";
    own.setAttribute("aria-label", chip.nom);
    own.replaceChildren(
      element("span", { textContent: chip.texte }),
      element("span", { className: "croix", textContent: "✕", ariaHidden: "true" }),
    );
    own.onclick = () => send([chip.filtre, chip.code]);
    return item;
  });
  const same = items.length === list.children.length
    && items.every((item, rank) => item === list.children[rank]);
  bar.querySelector(".aucune").hidden = !data.puces || items.length > 0;
  if (same) return;
  list.replaceChildren(...items);
  list.hidden = !items.length;
  if (place < 0) return;
  const next = items[Math.min(place, items.length - 1)];
  (next ? next.firstChild : bar.querySelector(".partager")).focus();
}

/* The count after each filter; emptied first, since the same words twice would be told once. */
function tell(bar, data) {
  const told = [data.compte, ...(data.puces || []).map((chip) => chip.cle)].join();
  if (bar.dataset.dit === told) return;
  bar.dataset.dit = told;
  const count = bar.querySelector(".cache");
  count.textContent = "";
  setTimeout(() => { count.textContent = data.compte; }, 50);
}

function code() {
  const address = new URL(location.href);
  address.searchParams.set("embed", "true");
  const safe = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  return `<iframe src="${safe(address.href)}" title="${safe(document.title)}" width="100%" `
    + 'height="900" style="border:0" loading="lazy"></iframe>';
}

async function copy(field, said, words) {
  field.focus();
  field.select();
  let done = false;
  try {
    await navigator.clipboard.writeText(field.value);
    done = true;
  } catch {
    // Without a secure address the browser has no clipboard to offer but this one.
    done = document.execCommand("copy");
  }
  // Emptied first: the same words twice would be told once.
  said.textContent = "";
  setTimeout(() => { said.textContent = done ? words[0] : words[1]; }, 50);
}

/* What the share button opens, made anew each time: the words are those of the page it is on. */
function share(bar) {
  const panel = bar.querySelector(".panneau");
  const open = bar.querySelector(".partager");
  const said = bar.querySelector(".fait");
  const show = (shown) => {
    panel.hidden = !shown;
    open.setAttribute("aria-expanded", String(shown));
  };
  const line = (field, value, label, [copyIt, done]) => {
    const again = button(copyIt, "", "copier");
    field.value = value;
    field.setAttribute("aria-label", label);
    again.onclick = () => copy(field, said, [done, bar.mots.echec]).then(() => again.focus());
    return [element("p", { textContent: label }), element("div", { className: "ligne" }, [field, again])];
  };
  panel.onkeydown = (event) => {
    if (event.key !== "Escape") return;
    show(false);
    open.focus();
  };
  open.onclick = () => {
    const shown = panel.hidden;
    show(shown);
    if (!shown) return;
    const words = bar.mots;
    const link = element("input", { type: "text", readOnly: true });
    const frame = element("textarea", { readOnly: true, rows: 3 });
    const close = button(words.fermer, "", "copier");
    close.onclick = () => { show(false); open.focus(); };
    panel.replaceChildren(
      ...line(link, location.href, words.lien, [words.copierLien, words.lienCopie]),
      ...(words.code ? line(frame, code(), words.code, [words.copierCode, words.codeCopie]) : []),
      element("p", { className: "note", textContent: words.note }), close,
    );
    copy(link, said, [words.lienCopie, words.echec]).then(() => open.focus());
  };
}

export default function ({ data, parentElement, setTriggerValue }) {
  let bar = parentElement.querySelector(".barre-vue");
  if (!bar) {
    bar = element("div", { className: "barre-vue" }, [
      element("div", { className: "rang" }, [
        element("ul", { className: "puces", hidden: true }),
        element("p", { className: "aucune", textContent: data.mots.aucune }),
        button(data.mots.partager, "", "partager"),
      ]),
      element("p", { className: "fait", role: "status" }),
      element("div", { className: "panneau", hidden: true }),
      element("p", { className: "cache", role: "status" }),
    ]);
    bar.querySelector(".puces").setAttribute("aria-label", data.mots.actifs);
    bar.querySelector(".partager").setAttribute("aria-expanded", "false");
    parentElement.append(bar);
    share(bar);
  }
  bar.mots = data.mots;
  tell(bar, data);
  chips(bar, data, (chip) => setTriggerValue("retire", chip));
}
