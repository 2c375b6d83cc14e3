/* The filters of the side bar. Streamlit calls the function below at each run with the same element:
   what is there is kept, only counts and states change. A choice shows at once here, is announced to
   the map of the page, and is sent to the server, whose answer is then the truth. */

// An answer that does not come in this time will not: what the server said last is shown again.
const PATIENCE = 10000;

function element(tag, properties, children = []) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

// Accents and case do not matter.
function plain(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/* --- what is chosen: what the server knows, but for what was just chosen and it has not answered --- */

function codes(state, name) {
  const own = state.data.filtres.find((filter) => filter.nom === name);
  return state.pending.get(name) || own.choisis;
}

function toggle(state, name, code) {
  const now = codes(state, name);
  state.pending.set(name, now.includes(code) ? now.filter((one) => one !== code) : [...now, code]);
  send(state);
}

function clear(state) {
  state.cleared = true;
  state.data.filtres.forEach((filter) => state.pending.set(filter.nom, []));
  send(state);
  // This button is disabled when nothing is chosen: the keyboard would be lost.
  state.form.querySelector('.choix, input').focus();
}

// Everything not answered yet goes again: of two quick gestures, the server may see the last alone.
function send(state) {
  state.number = Math.max(state.number + 1, Date.now());
  show(state);
  const among = state.cleared ? null : state.data.parmi;
  const chosen = Object.fromEntries(state.data.filtres.map((one) => [one.nom, codes(state, one.nom)]));
  state.tell('choisir', {
    numero: state.number, choix: Object.fromEntries(state.pending), effacer: state.cleared,
  });
  window.dispatchEvent(new CustomEvent('ptce:choix', {
    detail: {numero: state.number, choisis: chosen, parmi: among},
  }));
  clearTimeout(state.timer);
  state.timer = setTimeout(() => { settle(state); show(state); }, PATIENCE);
}

function settle(state) {
  clearTimeout(state.timer);
  state.pending.clear();
  state.cleared = false;
}

/* --- drawn once ------------------------------------------------------------------------------------ */

function pill(state, name, code) {
  const made = element('button', {type: 'button', className: 'choix'});
  made.addEventListener('click', () => toggle(state, name, code));
  return [made, made];
}

function box(state, name, code) {
  const input = element('input', {type: 'checkbox', name, value: code});
  const text = element('span');
  input.addEventListener('change', () => toggle(state, name, code));
  return [element('label', {}, [input, text]), text];
}

function filterSet(state, filter) {
  const make = filter.en_vue ? pill : box;
  const parts = filter.choix.map(([code]) => {
    const [node, text] = make(state, filter.nom, code);
    state.choices.push({filter: filter.nom, code, node, text, input: node.querySelector('input')});
    return node;
  });
  const set = element('fieldset', {}, [element('legend', {textContent: filter.titre}), ...parts]);
  return filter.en_vue ? set : fold(state, filter, set);
}

// A long list: folded, with a field to find one of its words.
function fold(state, filter, set) {
  const told = element('span', {className: 'choisis'});
  state.told.set(filter.nom, told);
  const none = element('p', {className: 'aide', role: 'status'});
  const field = element('input', {type: 'search', placeholder: filter.chercher, autocomplete: 'off'});
  field.setAttribute('aria-label', filter.chercher);
  field.addEventListener('input', () => {
    const wanted = plain(field.value.trim());
    let found = 0;
    state.choices.filter((one) => one.filter === filter.nom).forEach((one) => {
      one.node.hidden = !plain(one.text.textContent).includes(wanted);
      found += !one.node.hidden;
    });
    write(none, found ? '' : state.data.mots.rien);
  });
  set.firstChild.after(field, none);
  const made = element('details', {className: 'repli'}, [
    element('summary', {}, [element('span', {textContent: filter.titre}), ' ', told]), set,
  ]);
  // A choice that comes from the address must be in sight.
  made.open = filter.choisis.length > 0;
  return made;
}

function build(state) {
  state.choices = [];
  state.told = new Map();
  state.clear = element('button', {type: 'button', className: 'effacer', textContent: state.data.mots.effacer});
  state.clear.addEventListener('click', () => clear(state));
  state.form = element('form', {className: 'panneau-filtres'}, [
    ...state.data.filtres.map((filter) => filterSet(state, filter)),
    state.clear, element('p', {className: 'aide', textContent: state.data.mots.aide}),
  ]);
  state.form.setAttribute('aria-label', state.data.mots.titre);
  // Enter in a field to search sends nothing.
  state.form.addEventListener('submit', (event) => event.preventDefault());
  state.parent.replaceChildren(state.form);
}

/* --- changed at each run --------------------------------------------------------------------------- */

function show(state) {
  const {filtres, mots} = state.data;
  const said = new Map();
  const chosen = new Map();
  filtres.forEach((filter) => {
    const own = new Set(codes(state, filter.nom));
    chosen.set(filter.nom, own);
    filter.choix.forEach(([code, text]) => said.set(filter.nom + '=' + code, text));
    const told = state.told.get(filter.nom);
    if (told) write(told, own.size ? mots.choisis[Math.min(own.size, 2) - 1].replace('{nombre}', own.size) : '');
  });
  state.choices.forEach((one) => {
    const on = chosen.get(one.filter).has(one.code);
    write(one.text, said.get(one.filter + '=' + one.code));
    if (one.input) one.input.checked = on;
    else if (one.node.getAttribute('aria-pressed') !== String(on)) one.node.setAttribute('aria-pressed', on);
  });
  const others = state.data.autres && !state.cleared;
  state.clear.disabled = !others && filtres.every((filter) => chosen.get(filter.nom).size === 0);
}

export default function ({data, parentElement, setTriggerValue}) {
  const state = parentElement.ptce
    || (parentElement.ptce = {parent: parentElement, pending: new Map(), cleared: false, number: 0});
  state.data = data;
  state.tell = setTriggerValue;
  if (data.numero >= state.number) settle(state);
  // Another language, or other data: other words, maybe other choices.
  const words = JSON.stringify([data.mots, data.filtres.map((one) => [one.titre, one.choix.map(([code]) => code)])]);
  if (words !== state.words) {
    state.words = words;
    build(state);
  }
  show(state);
}
