/* What lies under the signs: lines fetched once, the territories coloured by class, the declared
   perimeters, the communes when one comes close, and what is told of them under the pointer. */
(function () {
  'use strict';

  var T = window.ptceTerritoires, P = window.ptcePeinture;
  // Perimeters told at once under the pointer; the others are counted.
  var TOLD = 3;

  // --- lines fetched once ----------------------------------------------------------------------

  // Promise of a level; `under.levels` holds it once it has come.
  function load(under, name) {
    var source = name.indexOf('communes/') ? under.sources[name]
      : under.sources.communesDe && under.sources.communesDe[name.slice(9)];
    if (!source) return Promise.reject(new Error(name));
    under.asked[name] = under.asked[name] || (typeof source === 'string'
      ? fetch(source).then(function (answer) {
        if (!answer.ok) throw new Error(name + ' : ' + answer.status);
        return answer.json();
      })
      : Promise.resolve(source)
    ).then(function (found) {
      return (under.levels[name] = found.features ? T.level(found) : found);
    }).catch(function (cause) {
      delete under.asked[name];
      say(under, under.textes.echec);
      throw cause;
    });
    if (!under.levels[name]) {
      under.waiting += 1;
      setTimeout(function () { if (under.waiting) say(under, under.textes.chargement); }, 300);
      under.asked[name].then(function () {}, function () {}).then(function () {
        under.waiting -= 1;
        if (!under.waiting && under.status.textContent === under.textes.chargement) say(under, '');
      });
    }
    return under.asked[name];
  }

  function say(under, words) {
    under.status.textContent = words;
    under.status.hidden = !words;
  }

  // The communes of the départements in view, once the map is close enough, and what they make.
  function bringCommunes(map, under) {
    if (map.getZoom() < P.CLOSE || !under.sources.communesDe || !under.levels.departements) return;
    if (!under.levels.membres) {
      load(under, 'membres').then(function () { paintAll(under); }, function () {});
    }
    var bounds = map.getBounds();
    var box = [T.mercatorX(bounds.getWest()), T.mercatorY(bounds.getNorth()),
               T.mercatorX(bounds.getEast()), T.mercatorY(bounds.getSouth())];
    under.levels.departements.zones.forEach(function (one) {
      var name = 'communes/' + one.code;
      if (under.levels[name] || under.asked[name] || !P.seen(one.box, {box: box})) return;
      load(under, name).then(function () { paintAll(under); }, function () {});
    });
  }

  // --- what the pointer is on ------------------------------------------------------------------

  function pointed(map, under, event) {
    var target = event.originalEvent && event.originalEvent.target, lines = [];
    if (target && target.closest && target.closest('path.signe, .leaflet-control')) return under.bulle.remove();
    var x = T.mercatorX(event.latlng.lng), y = T.mercatorY(event.latlng.lat);
    var held = (under.perimetres || []).filter(function (one) {
      return one.parts && one.parts.some(function (part) { return T.at(part.zones, x, y) >= 0; });
    });
    held.slice(0, TOLD).forEach(function (one) { lines.push([one.nom, one.detail]); });
    if (held.length > TOLD) lines.push(['', under.textes.autres.replace('{n}', held.length - TOLD)]);
    if (under.fond) {
      var place = T.at(under.fond.level.zones, x, y);
      // Nothing is said of a choice that the server has not answered.
      var said = place < 0 ? '' : under.fond.phrase(place);
      if (said) lines.push([under.fond.level.zones[place].nom, said]);
    }
    if (!lines.length) return under.bulle.remove();
    var box = document.createElement('div');
    lines.forEach(function (line) {
      var strong = document.createElement('strong'), words = document.createElement('div');
      strong.textContent = line[0];
      words.textContent = line[1];
      box.append(strong, words);
    });
    under.bulle.setContent(box).setLatLng(event.latlng).addTo(map);
  }

  // --- the entries: install once, show at each change -------------------------------------------

  function install(map, options) {
    var under = {
      sources: options.geometries, textes: options.textes, asked: {}, levels: {}, waiting: 0, tiles: false,
      fond: null, perimetres: null, wish: 0, signature: '', outlines: new Map(),
      status: document.createElement('div'),
      bulle: L.tooltip({direction: 'top', className: 'bulle', offset: [0, -8]})
    };
    under.finer = function (part) { return finer(under, part); };
    map.createPane('fond').style.zIndex = 210;
    map.createPane('perimetres').style.zIndex = 300;
    map.createPane('mots').style.zIndex = 379;
    ['perimetres', 'mots'].forEach(function (name) { map.getPane(name).style.pointerEvents = 'none'; });
    P.readColours(under);
    // The style sheet may come after this script: without it everything would stay black.
    document.querySelectorAll('link[rel=stylesheet]').forEach(function (sheet) {
      sheet.addEventListener('load', function () { repaint(under); });
    });
    under.sheets = ['ground', 'classes', 'lines'].map(function (name) {
      under[name] = new P.Sheet(function (ctx, frame) { P[name](map, under, ctx, frame); }, {pane: 'fond', padding: 0.2});
      return under[name];
    });
    under.borders = new P.Sheet(function (ctx, frame) { P.perimeters(map, under, ctx, frame); }, {pane: 'perimetres', padding: 0.2});
    under.words = new P.Sheet(function (ctx, frame) {
      if (under.levels.departements) window.ptceEcriture.words(map, under, ctx, frame);
    }, {pane: 'mots', padding: 0.1});
    under.sheets.push(under.borders, under.words);
    under.sheets.forEach(function (sheet) { sheet.addTo(map); });
    under.status.className = 'etat';
    under.status.setAttribute('role', 'status');
    under.status.hidden = true;
    map.getContainer().append(under.status);
    map.on('moveend', function () { bringCommunes(map, under); });
    map.on('mousemove click', function (event) { pointed(map, under, event); });
    map.on('mouseout dragstart zoomstart', function () { under.bulle.remove(); });
    under.base = Promise.all([load(under, 'departements'), load(under, 'regions')]).then(function (both) {
      paintAll(under);
      bringCommunes(map, under);
      return both;
    });
    return under;
  }

  function paintAll(under) {
    under.sheets.forEach(function (sheet) { sheet.paint(); });
  }

  function repaint(under) {
    P.readColours(under);
    paintAll(under);
  }

  // data: {fond: {mesure, niveau, cas: [[class, figure, words]], plages: [case, run…], chiffres: where
  //        choices are coloured from} or null,
  //        perimetres: [{id, nom, famille, detail, membres: {level: codes}, morceaux}] or null, choisi}
  function show(map, data) {
    var under = map.ptce.dessous, text = JSON.stringify([data.fond, data.perimetres, data.choisi]);
    if (text === under.signature) return;
    under.signature = text;
    var wish = under.wish += 1;
    var ready = [showFond(under, data.fond), showPerimeters(under, data.perimetres, data.choisi)];
    // Yesterday's colours must not stand beside today's legend while lines are on their way.
    if (under.fond && !(data.fond && under.levels[data.fond.niveau])) {
      under.fond = null;
      paintAll(under);
    }
    Promise.all(ready.concat(under.base)).then(function (found) {
      // A newer wish came meanwhile.
      if (wish !== under.wish) return;
      var borders = JSON.stringify([data.perimetres, data.choisi]);
      colour(map, under, found[0]);
      under.perimetres = found[1];
      if (borders !== under.bordersShown) under.borders.paint();
      under.bordersShown = borders;
      under.version = (under.version || 0) + 1;
    }, function (cause) { console.error(cause); });
  }

  function showFond(under, fond) {
    if (!fond) return Promise.resolve(null);
    return load(under, fond.niveau).then(function (level) {
      var zones = new Int32Array(level.zones.length), rangs = new Int8Array(level.zones.length), at = 0;
      for (var i = 0; i < fond.plages.length; i += 2) {
        for (var n = 0; n < fond.plages[i + 1]; n++, at++) {
          zones[at] = fond.plages[i];
          rangs[at] = fond.cas[fond.plages[i]][0];
        }
      }
      return {
        mesure: fond.mesure, niveau: fond.niveau, level: level, source: fond.chiffres, rangs: rangs,
        chiffre: function (zone) { return fond.cas[zones[zone]][1]; },
        phrase: function (zone) { return fond.cas[zones[zone]][2]; }
      };
    });
  }

  // Whether two grounds look the same: same territories, same classes, same figures.
  function alike(one, other) {
    return one.niveau === other.niveau && one.rangs.every(function (rang, zone) {
      return rang === other.rangs[zone] && (rang === 0 || one.chiffre(zone) === other.chiffre(zone));
    });
  }

  // Another ground in the place of what is there; painted only if it looks otherwise.
  function colour(map, under, fond) {
    var before = under.fond;
    under.fond = fond;
    map.getContainer().classList.toggle('avec-fond', Boolean(fond));
    if (before ? fond && alike(before, fond) : !fond) return;
    P.recolour(under);
    if (!before || !fond || before.niveau !== fond.niveau) under.lines.paint();
    under.words.paint();
  }

  // The ground of a choice that the server has not answered; left as it is where it cannot be told.
  // asked: see fonds.js.
  function foresee(map, asked) {
    var under = map.ptce.dessous, fond = under.fond, chiffres = under.chiffres;
    if (!fond || !chiffres || chiffres.de !== fond.source) return;
    // An older answer still waiting for its lines is forgotten, the one to come is looked at.
    under.wish += 1;
    under.signature = '';
    under.bulle.remove();
    colour(map, under, Object.assign({
      mesure: fond.mesure, niveau: fond.niveau, level: fond.level, source: fond.source
    }, chiffres.fonds.coloured(fond.mesure, asked)));
  }

  // The lines that a level name and codes need: communes by département, the others whole.
  function needs(name, codes) {
    if (name !== 'communes') return [name];
    return Array.from(new Set(codes.map(function (code) {
      return 'communes/' + (/^9[78]/.test(code) ? code.slice(0, 3) : code.slice(0, 2));
    })));
  }

  function showPerimeters(under, perimetres, choisi) {
    if (!perimetres) return Promise.resolve(null);
    var names = new Set();
    perimetres.forEach(function (one) {
      Object.keys(one.membres).forEach(function (level) {
        needs(level, one.membres[level]).forEach(function (name) { names.add(name); });
      });
    });
    return Promise.all(Array.from(names, function (name) { return load(under, name); })).then(function () {
      return perimetres.map(function (one) {
        var parts = Object.keys(one.membres).map(function (level) { return part(under, level, one.membres[level]); });
        if (one.morceaux) {
          var zones = one.morceaux.map(function (shape) { return T.zone({geometry: shape, properties: {}}); });
          parts.push({zones: zones, lines: T.outline(zones)});
        }
        return {id: one.id, nom: one.nom, famille: one.famille, detail: one.detail, parts: parts,
                choisi: one.id === choisi};
      }).sort(function (a, b) { return a.choisi - b.choisi; });
    });
  }

  // A part made of communes once all those it needs are there; as it is until then.
  function finer(under, part) {
    var members = under.levels.membres, zones = [], whole = true;
    if (part.fine) return part.fine;
    if (!members || (part.level !== 'epci' && part.level !== 'departements')) return part;
    var wanted = new Set(part.codes.map(function (code) { return under.levels[part.level].rank.get(code); }));
    Object.keys(members.epci).forEach(function (departement) {
      var name = 'communes/' + departement, ranks = members.epci[departement];
      if (part.level === 'departements' ? part.codes.indexOf(departement) < 0
        : !ranks.some(function (rank) { return wanted.has(rank); })) return;
      if (!under.levels[name]) {
        whole = false;
        if (!under.asked[name]) load(under, name).then(function () { paintAll(under); }, function () {});
        return;
      }
      under.levels[name].zones.forEach(function (one, i) {
        if (part.level === 'departements' || wanted.has(ranks[i])) zones.push(one);
      });
    });
    if (!whole) return part;
    part.fine = {zones: zones, lines: T.outline(zones)};
    return part.fine;
  }

  function part(under, level, codes) {
    var key = level + ':' + codes.join();
    if (!under.outlines.has(key)) {
      var zones = [];
      needs(level, codes).forEach(function (name) {
        var found = under.levels[name];
        codes.forEach(function (code) { if (found.rank.has(code)) zones.push(found.zones[found.rank.get(code)]); });
      });
      under.outlines.set(key, {level: level, codes: codes, zones: zones, lines: T.outline(zones)});
    }
    return under.outlines.get(key);
  }

  window.ptceCouches = {install: install, show: show, foresee: foresee, repaint: repaint};
})();
