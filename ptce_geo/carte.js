/* The map of PTCE on top of Leaflet: drawn base, signs, views. Used by the page, by the
   static site and by the standalone file; knows nothing of Streamlit but the message it sends when
   a sign is clicked. */
(function () {
  'use strict';

  // A sign is a path drawn around an anchor, moved aside by (dx, dy) steps when several PTCE
  // share the anchor. The step grows with the zoom so that a finger can tell them apart.
  var Sign = L.CircleMarker.extend({
    _project: function () {
      var zoom = this._map.getZoom(), step = Math.min(30, Math.max(13, 13 + (zoom - 6) * 4));
      this._scale = zoom < 5.5 ? 0.8 : zoom < 8 ? 1 : 1.2;
      this._point = this._map.latLngToLayerPoint(this._latlng)
        .add([this.options.dx * step, this.options.dy * step]);
      this._updateBounds();
    },
    _updatePath: function () {
      this._path.setAttribute('d', this._empty() ? 'M0 0' : this.options.shape);
      this._path.setAttribute('transform',
        'translate(' + this._point.x + ',' + this._point.y + ') scale(' + this._scale + ')');
    },
    at: function () {
      return this._map.layerPointToLatLng(this._point);
    }
  });

  var B = window.ptceBoutons, element = B.element;

  // --- base: land and lines under the signs, names of areas above them --------------------------

  function drawBase(map, state) {
    map.createPane('noms').style.zIndex = 380;
    map.getPane('noms').style.pointerEvents = 'none';
    // What other pages draw over the base, such as a perimeter.
    map.createPane('signes').style.zIndex = 450;
    state.signRenderer = L.svg({pane: 'signes', padding: 0.5});
    // One pane a family, the first of them on top, in whatever order the signs come and go.
    state.signRenderers = state.options.formes.map(function (shape, family) {
      map.createPane('signes-' + family).style.zIndex = 459 - family;
      return L.svg({pane: 'signes-' + family, padding: 0.5});
    });
    state.dessous = window.ptceCouches.install(map, state.options);
    return state.dessous.base.then(function (both) {
      nameAreas(map, both[1], 'nom-region');
      nameAreas(map, both[0], 'nom-departement');
      state.ready = true;
    });
  }

  function nameAreas(map, level, className) {
    level.zones.forEach(function (one) {
      var middle = window.ptceTerritoires.middle(one), side = 256;
      var place = L.CRS.EPSG3857.pointToLatLng(L.point(middle[0] * side, middle[1] * side), 0);
      var name = element('span', className, one.nom);
      var icon = L.divIcon({className: 'nom', iconSize: [0, 0], html: name});
      L.marker(place, {icon: icon, pane: 'noms', interactive: false, keyboard: false})
        .addTo(map).getElement().setAttribute('aria-hidden', 'true');
    });
  }

  function markZoom(map) {
    var zoom = map.getZoom(), classes = map.getContainer().classList;
    classes.toggle('zoom-loin', zoom < 6 || zoom >= 10.25);
    classes.toggle('zoom-pres', zoom >= 7.5 && zoom < 10.25);
  }

  // --- where the map looked last ---------------------------------------------------------------

  // The last view comes back after a reload or a change of page, without any exchange.
  function rememberView(map, key) {
    if (!key) return;
    try {
      var saved = JSON.parse(sessionStorage.getItem(key));
      if (saved) map.setView(saved.centre, saved.zoom, {animate: false});
      map.on('moveend', function () {
        sessionStorage.setItem(key,
          JSON.stringify({centre: map.getCenter(), zoom: map.getZoom()}));
      });
    } catch (refused) { /* storage is forbidden in some private windows: nothing to remember */ }
  }

  // --- light or dark: the page's theme, told by Streamlit to every frame -------------------------

  function follow(map, state) {
    function dress(dark) {
      document.documentElement.classList.toggle('ptce-sombre', dark);
      window.ptceCouches.repaint(state.dessous);
    }
    window.addEventListener('message', function (event) {
      var theme = event.source === window.parent && event.data && event.data.theme;
      if (!theme || !theme.base || theme.base === state.theme) return;
      state.theme = theme.base;
      dress(theme.base === 'dark');
    });
    // A page of its own, without Streamlit, follows the reader's system.
    if (!window.Streamlit) {
      var system = window.matchMedia('(prefers-color-scheme: dark)');
      system.addEventListener('change', function () { dress(system.matches); });
      if (system.matches) dress(true);
    }
    // The first word came before this script: Streamlit wrote the colours on the frame then.
    var ground = /^#(..)(..)(..)/.exec(getComputedStyle(document.documentElement).getPropertyValue('--background-color').trim());
    if (ground && parseInt(ground[1], 16) + parseInt(ground[2], 16) + parseInt(ground[3], 16) < 384) dress(true);
  }

  // --- words and names for assistive technology ------------------------------------------------

  function speak(map, langue, textes) {
    document.documentElement.lang = langue;
    if (window.frameElement) window.frameElement.title = document.title = textes.carte;
    document.querySelectorAll('meta[name=viewport]').forEach(function (meta) {
      meta.content = 'width=device-width, initial-scale=1';   // folium forbids zooming the page
    });
    map.getContainer().setAttribute('role', 'region');
    map.getContainer().setAttribute('aria-label', textes.carte + '. ' + textes.aide);
    L.control.zoom({zoomInTitle: textes.zoomAvant, zoomOutTitle: textes.zoomArriere}).addTo(map);
    L.control.scale({imperial: false, maxWidth: 90}).addTo(map);
    map.attributionControl.setPrefix(false).addAttribution(textes.limites);
  }

  // --- colours: those of carte.css, which a dark theme changes by itself -------------------------

  var EMPTY = 'var(--carte-signe-vide)';
  function colourOf(family) { return 'var(--carte-perimetre-' + family + ')'; }

  // --- hatching, defined once for all signs ----------------------------------------------------

  function defineHatchings(state) {
    var markup = '<svg class="hachures" width="0" height="0" aria-hidden="true"><defs>';
    state.options.formes.forEach(function (shape, i) {
      markup += '<pattern id="hachures-' + i + '" width="3.6" height="3.6" patternUnits="userSpaceOnUse"' +
        ' patternTransform="rotate(45)"><rect width="3.6" height="3.6" fill="' + EMPTY + '"/>' +
        '<rect width="1.7" height="3.6" fill="' + colourOf(i) + '"/></pattern>';
    });
    document.body.insertAdjacentHTML('beforeend', markup + '</defs></svg>');
  }

  // --- the two entries -------------------------------------------------------------------------

  // Leaflet takes the focus as soon as the pointer is pressed: the page would scroll to show the whole
  // map, and the click would end beside the sign it began on.
  function holdStill(container) {
    container.focus = function () { HTMLElement.prototype.focus.call(this, {preventScroll: true}); };
  }

  function install(map, options) {
    var state = map.ptce = {
      options: options, ready: false, version: 0, views: [], signs: new Map(),
      layer: L.layerGroup().addTo(map),
      label: L.tooltip({direction: 'top', className: 'bulle', offset: [0, -10]})
    };
    speak(map, options.langue, options.textes);
    defineHatchings(state);
    B.fullScreen(map, options.textes);
    B.views(map, state);
    holdStill(map.getContainer());
    map.fitBounds(options.vues[0].cadre, {animate: false});
    var first = {centre: map.getCenter(), zoom: map.getZoom()};
    rememberView(map, options.memoire);
    window.ptceAttente.follow(map, draw);
    if (options.adresse) window.ptceAdresse.follow(map, first);
    map.on('zoomend', function () { markZoom(map); });
    markZoom(map);
    drawBase(map, state).catch(function (cause) { console.error(cause); });
    B.plan(map, state);
    follow(map, state);
    new ResizeObserver(function () { map.invalidateSize({animate: false}); }).observe(map.getContainer());
  }

  // What is under the signs, then the signs: see couches.js, attente.js.
  function layers(map, data) { window.ptceAttente.layers(map, data); }
  function show(map, data) { window.ptceAttente.signs(map, draw, data); }

  // --- signs -------------------------------------------------------------------------------------

  // points: [id, lat, lon, family, phase, precision, dx, dy, name, detail], indices into options.
  // Only what differs from what is shown is drawn or removed.
  function draw(map, points, chosen) {
    var state = map.ptce, wanted = new Map();
    state.label.remove();
    points.forEach(function (p) { wanted.set(p[0], JSON.stringify([p, p[0] === chosen])); });
    state.signs.forEach(function (sign, id) {
      if (wanted.get(id) === sign.signature) return;
      sign.drawn.forEach(function (part) { state.layer.removeLayer(part); });
      state.signs.delete(id);
    });
    points.forEach(function (p) {
      if (state.signs.has(p[0])) return;
      var sign = drawSign(map, state, p, p[0] === chosen);
      sign.signature = wanted.get(p[0]);
      state.signs.set(p[0], sign);
    });
    B.countViews(state);
    state.chosen = chosen;
    state.version += 1;
    map.fire('ptce:dessin');
  }

  function drawSign(map, state, p, chosen) {
    var options = state.options, color = colourOf(p[3]), ring = options.anneaux[p[5]];
    function part(more) {
      return new Sign([p[1], p[2]], L.extend({
        renderer: state.signRenderers[p[3]], dx: p[6], dy: p[7], color: color, fill: true,
        fillOpacity: 1, interactive: false}, more));
    }
    var sign = part({
      shape: options.formes[p[3]], radius: 9, weight: 1.8, interactive: true, className: 'signe',
      fillColor: [color, 'url(#hachures-' + p[3] + ')', EMPTY][p[4]]});
    sign.drawn = [sign];
    if (ring) {
      sign.drawn.unshift(part({
        shape: options.anneau, radius: 14, weight: 1.4, dashArray: ring, fill: false,
        className: 'anneau'}));
    }
    if (chosen) {
      sign.drawn.unshift(part({
        shape: options.anneau, radius: 16, weight: 4, color: 'var(--carte-choisi)', fillColor: 'var(--carte-choisi-halo)',
        className: 'choisi'}));
    }
    sign.on('mouseover', function () {
      var text = element('div', '');
      text.append(element('strong', '', p[8]), element('div', '', p[9]));
      state.label.setContent(text).setLatLng(sign.at()).addTo(map);
    });
    sign.on('mouseout', function () { state.label.remove(); });
    sign.on('click', function () { choose(state, p[0]); });
    sign.drawn.forEach(function (layer) { state.layer.addLayer(layer); });
    return sign;
  }

  function choose(state, id) {
    if (state.options.auClic) state.options.auClic(id);
    // The time makes a second click on the same sign a new message.
    else if (window.Streamlit) window.Streamlit.setComponentValue({ptce: id, le: Date.now()});
  }

  window.ptceCarte = {install: install, show: show, layers: layers};
})();
