/* A table of many rows, that of PTCE under the map first: draws the rows it receives, tells what the
   reader presses. Called by Streamlit at each run; the rows are drawn after the map, which matters
   more. */

const ROLES = {table: 'table', thead: 'rowgroup', tbody: 'rowgroup', tr: 'row', td: 'cell'};

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  // Cards on a phone are no longer laid out as a table: the roles keep it one.
  if (ROLES[tag]) node.setAttribute('role', ROLES[tag]);
  return node;
}

function button(className, text) {
  const node = element('button', className, text);
  node.type = 'button';
  return node;
}

// Drawn once, filled again afterwards: what has the focus keeps it.
function build(parent, state) {
  const data = state.data;
  const table = element('table', `tableau-lignes tableau-${data.genre}`);
  const head = element('thead');
  state.headings = element('tr');
  state.caption = element('caption');
  head.append(state.headings);
  state.body = element('tbody');
  state.rows = new Map();
  table.append(state.caption, head, state.body);
  state.before = button('suite');
  // On a phone only, where each row is a card: tableau.css.
  state.unfold = button('suite deplier');
  state.unfold.addEventListener('click', () => unfold(state));
  state.after = button('suite');
  state.before.addEventListener('click', () => extend(state, 'avant'));
  state.after.addEventListener('click', () => extend(state, 'apres'));
  state.body.addEventListener('click', (event) => press(state, event));
  state.scroller = element('div', `tableau-cadre cadre-${data.genre} replie`);
  // Rows that open nothing hold nothing that the keyboard stops at: it scrolls the frame itself.
  if (!data.ouvrable) {
    state.scroller.tabIndex = 0;
    state.scroller.setAttribute('role', 'region');
    state.scroller.setAttribute('aria-label', data.titre);
  }
  state.scroller.addEventListener('scroll', () => { state.scrolled = true; }, {passive: true});
  state.empty = element('p', 'invite');
  state.extent = element('p', 'aide');
  state.scroller.append(state.before, table, state.unfold, state.after);
  parent.append(state.empty, state.scroller, state.extent);
}

// Other columns come with another measure of the map.
function drawHeads(state) {
  state.rows.clear();
  state.columns = String(state.data.colonnes);
  state.heads = state.data.colonnes.map((name, rank) => {
    const cell = element('th');
    cell.scope = 'col';
    cell.setAttribute('role', 'columnheader');
    cell.classList.toggle('nombre', state.data.nombres.includes(rank));
    const press = button('tri', name);
    press.addEventListener('click', () => state.tell('trier', rank));
    cell.append(press);
    return cell;
  });
  state.headings.replaceChildren(...state.heads);
}

function press(state, event) {
  const row = event.target.closest('tr');
  const selecting = String(document.getSelection()) && !event.target.closest('button');
  if (row && state.data.ouvrable && !selecting) state.tell('ouvrir', row.dataset.ligne);
}

// The keyboard goes on from the first of the rows that come.
function extend(state, side) {
  state.known = new Set(state.data.lignes.map((line) => line[0]));
  state.tell('etendre', side);
}

// The keyboard goes on from the first of the rows that were folded.
function unfold(state) {
  const folded = [...state.body.rows].find((row) => !row.checkVisibility());
  state.scroller.classList.remove('replie');
  if (folded) folded.querySelector('button').focus();
}

function drawRow(line, data) {
  const row = element('tr');
  row.dataset.ligne = line[0];
  data.colonnes.forEach((name, rank) => {
    const text = line[rank + 1];
    if (rank !== data.tete) {
      const cell = element('td', data.nombres.includes(rank) ? 'nombre' : '', text);
      cell.dataset.nom = name;
      row.append(cell);
      return;
    }
    const head = element('th', '', data.ouvrable ? undefined : text);
    head.scope = 'row';
    head.setAttribute('role', 'rowheader');
    if (data.ouvrable) head.append(button('ouvrir', text));
    row.append(head);
  });
  return row;
}

// The same rows come and go with the filters.
function rowOf(state, line) {
  const text = JSON.stringify(line);
  if (state.rows.size > 500) state.rows.clear();
  if (!state.rows.has(text)) state.rows.set(text, drawRow(line, state.data));
  return state.rows.get(text);
}

function fill(state) {
  const data = state.data;
  const focused = state.body.contains(document.activeElement)
    && document.activeElement.closest('tr').dataset.ligne;
  state.caption.textContent = data.titre;
  if (String(data.colonnes) !== state.columns) drawHeads(state);
  state.heads.forEach((head, rank) => {
    const order = data.tri[1] ? 'descending' : 'ascending';
    head.setAttribute('aria-sort', rank === data.tri[0] ? order : 'none');
  });
  // A row that stays keeps its place in the document.
  const lines = JSON.stringify([data.lignes, data.colonnes]);
  if (lines !== state.lines) {
    state.lines = lines;
    state.body.replaceChildren(...data.lignes.map((line) => rowOf(state, line)));
    // Even asking where it stands would lay the whole table out, seen or not.
    if (state.scrolled && !state.known) state.scroller.scrollTop = 0;
  }
  for (const [node, words] of [[state.before, data.avant], [state.after, data.apres],
    [state.unfold, data.deplier], [state.extent, data.etendue], [state.empty, data.vide]]) {
    node.textContent = words;
    node.hidden = !words;
  }
  state.scroller.hidden = Boolean(data.vide);
  const rows = [...state.body.rows];
  const fresh = state.known && rows.find((row) => !state.known.has(row.dataset.ligne));
  const back = fresh || (focused && rows.find((row) => row.dataset.ligne === focused));
  state.known = null;
  if (back && data.ouvrable) back.querySelector('button').focus();
  mark(state, rows);
}

function mark(state, rows) {
  const chosen = state.data.choisi;
  for (const row of rows) {
    const yes = row.dataset.ligne === chosen;
    row.classList.toggle('choisie', yes);
    if (!state.data.ouvrable) continue;
    if (yes) row.querySelector('button').setAttribute('aria-current', 'true');
    else row.querySelector('button').removeAttribute('aria-current');
    // Only inside the frame of the table: the page stays where the reader is.
    if (yes && chosen !== state.chosen) reveal(state.scroller, row);
  }
  state.chosen = chosen;
}

function reveal(scroller, row) {
  const frame = scroller.getBoundingClientRect();
  const place = row.getBoundingClientRect();
  if (place.top < frame.top + 48 || place.bottom > frame.bottom) {
    scroller.scrollTop += place.top - frame.top - frame.height / 3;
  }
}

// Two frames later the map is painted; then when the browser has nothing better to do.
function later(work) {
  const idle = window.requestIdleCallback
    ? () => window.requestIdleCallback(work, {timeout: 300})
    : () => setTimeout(work, 30);
  requestAnimationFrame(() => requestAnimationFrame(idle));
}

export default function ({data, parentElement, setTriggerValue}) {
  const state = parentElement.ptce || (parentElement.ptce = {});
  state.data = data;
  state.tell = setTriggerValue;
  if (state.waiting) return;
  state.waiting = true;
  later(() => {
    state.waiting = false;
    if (!state.body) build(parentElement, state);
    fill(state);
  });
}
