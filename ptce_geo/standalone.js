/* Filters, cards and table of the standalone file. */
window.ptceFichier = function (data) {
  'use strict';
  var rows = new Map(), chosen = null;
  document.querySelectorAll('tbody tr').forEach(function (row) { rows.set(row.dataset.id, row); });
  var form = document.querySelector('form'), panel = document.getElementById('fiche');
  var map = L.map('carte', {zoomControl: false, minZoom: 4, maxZoom: 12, zoomSnap: 0.25, zoomDelta: 0.75});
  data.options.auClic = function (id) { open(id, false); };
  map.setView([46.6, 2.4], 6);
  ptceCarte.install(map, data.options);

  function passes(facts) {
    return Object.keys(facts).every(function (name) {
      return facts[name].some(function (code) {
        return form.querySelector('[name="' + name + '"][value="' + code + '"]').checked;
      });
    });
  }

  function filter() {
    var shown = new Set();
    Object.keys(data.faits).forEach(function (id) { if (passes(data.faits[id])) shown.add(id); });
    rows.forEach(function (row, id) { row.hidden = !shown.has(id); });
    ptceCarte.show(map, {
      points: data.points.filter(function (point) { return shown.has(point[0]); }), choisi: chosen
    });
    document.querySelector('.phrase').textContent = sentence(shown);
  }

  function sentence(shown) {
    var count = shown.size, placed = data.points.filter(function (p) { return shown.has(p[0]); });
    var unlocated = count - placed.length;
    var vague = placed.filter(function (p) { return data.vagues.includes(p[5]); }).length;
    var key = count === 0 ? 'aucun' : count === 1 ? (unlocated ? 'un_sans_lieu' : 'un')
      : unlocated ? 'sans_lieu' : 'tous';
    return (data.phrases[key] + (vague ? ' ' + data.phrases.imprecis : ''))
      .replace('{affiches}', count).replace('{total}', rows.size)
      .replace('{sans_lieu}', unlocated).replace('{imprecis}', vague);
  }

  function open(id, fromTable) {
    if (chosen) rows.get(chosen).classList.remove('choisie');
    chosen = id;
    rows.get(id).classList.add('choisie');
    panel.replaceChildren(document.querySelector('[data-fiche="' + id + '"]').content.cloneNode(true));
    if (fromTable) { panel.scrollIntoView({block: 'nearest'}); panel.focus(); }
    filter();
  }

  form.addEventListener('change', filter);
  document.querySelector('tbody').addEventListener('click', function (event) {
    var button = event.target.closest('.ouvrir');
    if (button) open(button.closest('tr').dataset.id, true);
  });
  filter();
};
