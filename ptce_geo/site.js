/* Filters, map, card and table of a static page: of the site and of the standalone file alike.
   The table is in the page already; this script adds the rest. The address says the whole view. */
(function (data) {
  'use strict';
  var form = document.getElementById('filtres'), panel = document.getElementById('fiche');
  var search = form.elements.q, notices = document.getElementById('avis');
  var rows = new Map(), boxes = new Map(), map = null, under = window.ptceDessous;
  var rankOf = new Map(data.ptce.map(function (one, rank) { return [one.id, rank]; }));
  var choix = window.ptceChoix(data), words = choix.words;
  // What the reader chose: codes under each filter, words searched, and the PTCE opened.
  var view = {q: '', ptce: null};
  data.filtres.forEach(function (name) { view[name] = []; boxes.set(name, new Map()); });

  // --- what is searched; what passes the filters is in choix.js ----------------------------------

  // As names.normalize.
  var LETTERS = {'œ': 'oe', 'æ': 'ae', 'ß': 'ss', 'ø': 'o', 'ł': 'l', 'đ': 'd'};
  var WORDS = {st: 'saint', ste: 'sainte', sts: 'saints', stes: 'saintes'};
  function key(text) {
    return text.replace(/\bs\s?\/\s?s\b/gi, ' sous ').replace(/\bs\s?\//gi, ' sur ').replace(/&/g, ' et ')
      .toLowerCase().replace(/[œæßøłđ]/g, function (letter) { return LETTERS[letter]; })
      .normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '').replace(/[^a-z0-9]+/g, ' ').trim().split(' ')
      .map(function (word) { return Object.hasOwn(WORDS, word) ? WORDS[word] : word; })
      .filter(Boolean);
  }

  function searched() {
    var wanted = key(view.q).map(function (word) { return ' ' + word; });
    function says(text) {
      return wanted.every(function (word) { return (' ' + text).includes(word); });
    }
    // A PTCE is found by its own words, or by one commune of its declared perimeter.
    var named = wanted.length ? data.communes.map(says) : [];
    return data.ptce.map(function (one) {
      return says(one.mots) || one.communes.some(function (rank) { return named[rank]; });
    });
  }

  // --- what is shown -----------------------------------------------------------------------------

  function show() {
    var found = searched(), now = choix.passing(view, function (one) { return found[one.ptce]; });
    var shown = choix.shown(now.kept), of = new Map(shown.map(function (one) { return [one.ptce, one]; }));
    data.ptce.forEach(function (ptce) { showRow(ptce.id, of.get(ptce)); });
    showCounts(now.counts);
    showLayers(of);
    ptceCarte.show(map, {points: choix.points(shown), choisi: view.ptce});
    document.querySelector('.phrase').textContent = sentence(shown);
    showCard(shown.some(function (one) { return one.ptce.id === view.ptce; }));
  }

  // What lies under the signs, in the files that hold it: the ground as it was exported, the
  // perimeters of the PTCE shown.
  function showLayers(of) {
    if (!under) return;
    var drawn = under.perimetres && under.perimetres.filter(function (one) {
      return of.has(data.ptce[rankOf.get(one.id)]);
    });
    ptceCarte.layers(map, {fond: under.fond, perimetres: drawn, choisi: view.ptce});
    if (drawn) document.querySelector('.compte-perimetres').textContent =
      filled(under.compte, {dessines: number(drawn.length), total: number(of.size)});
  }

  // Lines that travel gzipped, in base 64: nothing is asked of the network.
  function unpacked(text) {
    var bytes = Uint8Array.from(atob(text), function (letter) { return letter.charCodeAt(0); });
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).json();
  }

  function showRow(id, one) {
    var row = rows.get(id);
    row.hidden = !one;
    row.classList.toggle('choisie', id === view.ptce);
    if (!one) return;
    [words('statut', [one.statut.code]), words('appel', one.appels), words('phase', [one.phase]),
     one.lieu || data.textes.sans_lieu, one.region, data.precisions[one.precision].mot,
     words('secteur', one.secteurs)
    ].forEach(function (text, column) {
      var cell = row.cells[column + 1];
      if (cell.textContent !== text) cell.textContent = text;
    });
  }

  function showCounts(counts) {
    boxes.forEach(function (of, name) {
      of.forEach(function (box, code) {
        var ptce = counts.get(name).get(code), count = ptce ? ptce.size : 0;
        box.checked = view[name].includes(code);
        box.parentNode.querySelector('.nombre').textContent = '(' + number(count) + ')';
        box.parentNode.classList.toggle('vide', !count && !box.checked);
      });
      var told = form.querySelector('[data-choisis="' + name + '"]'), chosen = view[name].length;
      if (told) told.textContent = !chosen ? '' : chosen === 1 ? data.textes.choisi
        : data.textes.choisis.replace('{nombre}', chosen);
    });
    if (search.value !== view.q) search.value = view.q;
    var inForce = data.filtres.reduce(function (sum, name) { return sum + view[name].length; }, view.q ? 1 : 0);
    document.getElementById('en-vigueur').textContent =
      inForce ? filled(data.textes.en_vigueur, {nombre: number(inForce)}) : '';
    form.elements.effacer.disabled = !inForce;
  }

  // As texts.phrase.
  function sentence(shown) {
    var count = shown.length;
    var unlocated = shown.filter(function (one) { return !one.point; }).length;
    var vague = shown.filter(function (one) { return data.precisions[one.precision].vague; }).length;
    var said = data.textes.phrases;
    var case_ = count === 0 ? 'aucun' : count === 1 ? (unlocated ? 'un_sans_lieu' : 'un')
      : unlocated ? 'sans_lieu' : 'tous';
    return filled(said[case_] + (vague ? ' ' + said.imprecis : ''), {
      affiches: number(count), total: number(data.ptce.length), sans_lieu: number(unlocated), imprecis: number(vague)
    });
  }

  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, function (whole, name) { return values[name]; });
  }

  function number(value) {
    return String(value).replace(/\B(?=(\d{3})+$)/g, '\u202f');
  }

  var invitation = panel.firstElementChild, opened = null;
  function showCard(passes) {
    if (view.ptce !== opened) {
      opened = view.ptce;
      var card = opened && document.querySelector('template[data-fiche="' + CSS.escape(opened) + '"]');
      panel.replaceChildren(card ? card.content.cloneNode(true) : invitation);
      if (card) panel.append(button(data.textes.fermer, function () { choose(null); panel.focus(); }));
    }
    var told = panel.querySelector('.hors-filtres');
    if (told) told.remove();
    if (opened && !passes) {
      told = document.createElement('p');
      told.className = 'invite hors-filtres';
      told.textContent = data.textes.hors_filtres;
      panel.prepend(told);
    }
  }

  function button(text, act) {
    var made = document.createElement('button');
    made.type = 'button';
    made.textContent = text;
    made.addEventListener('click', act);
    return made;
  }

  // --- the address ---------------------------------------------------------------------------------

  function address() {
    var query = new URLSearchParams();
    data.filtres.forEach(function (name) {
      view[name].forEach(function (code) { query.append(name, code); });
    });
    if (view.q) query.append('q', view.q);
    if (view.ptce) query.append('ptce', view.ptce);
    return String(query) ? '#' + query : location.pathname + location.search;
  }

  // One gesture, one step of the back button; letters typed one after the other make one step.
  function changed(instead) {
    notices.replaceChildren();
    history[instead ? 'replaceState' : 'pushState'](null, '', address());
    show();
  }

  function follow() {
    var query = new URLSearchParams(location.hash.slice(1));
    notices.replaceChildren();
    // A part of the page, such as the table: the view stays, and so does its address.
    if (location.hash && !location.hash.includes('=')) {
      history.replaceState(null, '', address());
      return show();
    }
    new Set(query.keys()).forEach(function (name) {
      if (!(name in view)) tell(data.textes.nom_inconnu, {nom: name});
    });
    data.filtres.forEach(function (name) {
      view[name] = known(query.getAll(name), boxes.get(name), name, data.textes.parametre_inconnu);
    });
    view.q = query.get('q') || '';
    view.ptce = known(query.getAll('ptce').slice(0, 1), rankOf, 'ptce', data.textes.ptce_inconnu)[0] || null;
    openFolds();
    show();
  }

  function known(codes, all, name, said) {
    return Array.from(new Set(codes)).filter(function (code) {
      if (all.has(code)) return true;
      tell(said, {nom: name, valeur: code});
      return false;
    });
  }

  function tell(said, values) {
    var told = document.createElement('p');
    told.textContent = filled(said, values);
    notices.append(told);
  }

  // A choice that comes from the address must be in sight.
  function openFolds() {
    form.querySelectorAll('details[data-filtre]').forEach(function (fold) {
      if (view[fold.dataset.filtre].length) fold.open = true;
    });
  }

  function choose(id) {
    if (view.ptce === id) return;
    view.ptce = id;
    changed();
  }

  // --- start ---------------------------------------------------------------------------------------

  document.querySelectorAll('tbody tr[data-id]').forEach(function (row) {
    rows.set(row.dataset.id, row);
  });
  form.querySelectorAll('input[type=checkbox]').forEach(function (box) {
    boxes.get(box.name).set(box.value, box);
  });
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.addEventListener('change', function (event) {
    var box = event.target;
    if (box.type !== 'checkbox') return;
    view[box.name] = Array.from(boxes.get(box.name)).filter(function (one) { return one[1].checked; })
      .map(function (one) { return one[0]; });
    changed();
  });
  search.addEventListener('input', function () {
    var typing = view.q !== '';
    view.q = search.value;
    changed(typing);
  });
  form.elements.effacer.addEventListener('click', function () {
    data.filtres.forEach(function (name) { view[name] = []; });
    view.q = '';
    changed();
    search.focus();
  });
  document.querySelector('main > .table tbody').addEventListener('click', function (event) {
    var opener = event.target.closest('.ouvrir');
    if (!opener) return;
    choose(opener.closest('tr').dataset.id);
    panel.scrollIntoView({block: 'nearest'});
    panel.focus();
  });
  document.querySelectorAll('[data-script]').forEach(function (part) { part.hidden = false; });
  // Folded where there is no room beside the map: the map comes first.
  form.closest('details').open = window.matchMedia('(min-width: 1101px)').matches;

  map = L.map('carte', {zoomControl: false, minZoom: 4, maxZoom: 12, zoomSnap: 0.25, zoomDelta: 0.75});
  map.setView([46.6, 2.4], 6);
  data.options.auClic = choose;
  data.options.geometries = window.ptceContours;
  if (under) Object.keys(under.traits).forEach(function (level) {
    data.options.geometries[level] = new Promise(function (found) { found(unpacked(under.traits[level])); });
  });
  ptceCarte.install(map, data.options);
  // The card that was open when the file was made, unless its address says more.
  if (under && under.choisi && !location.hash) {
    history.replaceState(null, '', '#' + new URLSearchParams({ptce: under.choisi}));
  }
  window.addEventListener('popstate', follow);
  window.addEventListener('hashchange', follow);
  follow();
})(window.ptceDonnees);
