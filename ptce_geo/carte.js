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

  function element(tag, className, text) {
    var node = document.createElement(tag);
    node.className = className || '';
    if (text !== undefined) node.textContent = text;
    return node;
  }

  function geoJson(source) {
    return typeof source === 'string'
      ? fetch(source).then(function (answer) { return answer.json(); })
      : Promise.resolve(source);
  }

  // --- base: land, départements, regions and their names ---------------------------------------

  function drawBase(map, state) {
    map.createPane('fond').style.zIndex = 200;
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
    var canvas = L.canvas({pane: 'fond', padding: 0.5});
    function layer(features, style) {
      style.renderer = canvas;
      style.interactive = false;
      return L.geoJSON(features, {style: style, pane: 'fond', interactive: false}).addTo(map);
    }
    return Promise.all([geoJson(state.options.geometries.departements),
                        geoJson(state.options.geometries.regions)]).then(function (both) {
      layer(both[0], {color: '#d3d7db', weight: 0.8, fillColor: '#fdfcf9', fillOpacity: 1});
      layer(both[1], {color: '#98a2ad', weight: 1.2, fill: false});
      nameAreas(map, both[1], 'nom-region');
      nameAreas(map, both[0], 'nom-departement');
      state.ready = true;
    });
  }

  // Middle of the largest ring: good enough for a name, never used to place a PTCE.
  function middle(geometry) {
    var polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    var best = [0, 0, 0];
    polygons.forEach(function (polygon) {
      var ring = polygon[0], area = 0, x = 0, y = 0;
      for (var i = 1; i < ring.length; i++) {
        var cross = ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
        area += cross;
        x += (ring[i - 1][0] + ring[i][0]) * cross;
        y += (ring[i - 1][1] + ring[i][1]) * cross;
      }
      if (Math.abs(area) > best[2]) best = [y / (3 * area), x / (3 * area), Math.abs(area)];
    });
    return [best[0], best[1]];
  }

  function nameAreas(map, features, className) {
    features.features.forEach(function (feature) {
      var name = element('span', className, feature.properties.nom);
      var icon = L.divIcon({className: 'nom', iconSize: [0, 0], html: name});
      L.marker(middle(feature.geometry), {icon: icon, pane: 'noms', interactive: false, keyboard: false})
        .addTo(map).getElement().setAttribute('aria-hidden', 'true');
    });
  }

  function markZoom(map) {
    var zoom = map.getZoom(), classes = map.getContainer().classList;
    classes.toggle('zoom-loin', zoom < 6);
    classes.toggle('zoom-pres', zoom >= 7.5);
  }

  // --- views: the mainland and the overseas départements, one button each ----------------------

  function addViews(map, state) {
    var Views = L.Control.extend({
      options: {position: 'topright'},
      onAdd: function () {
        var box = element('div', 'vues');
        box.setAttribute('role', 'group');
        box.setAttribute('aria-label', state.options.textes.vues);
        state.views = state.options.vues.map(function (view) {
          var button = element('button', 'vue');
          button.type = 'button';
          button.append(element('span', '', view.nom), ' ', element('span', 'compte', ''), ' ',
                        element('span', 'dit', ''));
          // Below the buttons, which would cover what is at the top.
          button.addEventListener('click', function () {
            map.fitBounds(view.cadre, {paddingTopLeft: [0, box.offsetHeight]});
          });
          box.append(button);
          return {bounds: L.latLngBounds(view.cadre), button: button};
        });
        L.DomEvent.disableClickPropagation(box);
        L.DomEvent.disableScrollPropagation(box);
        return box;
      }
    });
    new Views().addTo(map);
  }

  function countViews(state) {
    var textes = state.options.textes;
    state.views.forEach(function (view) {
      var count = 0;
      state.signs.forEach(function (sign) { count += view.bounds.contains(sign.getLatLng()); });
      view.button.querySelector('.compte').textContent = count;
      view.button.lastChild.textContent = count > 1 ? textes.affiches : textes.affiche;
    });
  }

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

  // --- hatching, defined once for all signs ----------------------------------------------------

  function defineHatchings(state) {
    var markup = '<svg class="hachures" width="0" height="0" aria-hidden="true"><defs>';
    state.options.couleurs.forEach(function (color, i) {
      markup += '<pattern id="hachures-' + i + '" width="3.6" height="3.6" patternUnits="userSpaceOnUse"' +
        ' patternTransform="rotate(45)"><rect width="3.6" height="3.6" fill="#fff"/>' +
        '<rect width="1.7" height="3.6" fill="' + color + '"/></pattern>';
    });
    document.body.insertAdjacentHTML('beforeend', markup + '</defs></svg>');
  }

  // --- the two entries -------------------------------------------------------------------------

  function install(map, options) {
    var state = map.ptce = {
      options: options, ready: false, version: 0, views: [], signs: new Map(),
      layer: L.layerGroup().addTo(map),
      label: L.tooltip({direction: 'top', className: 'bulle', offset: [0, -10]})
    };
    speak(map, options.langue, options.textes);
    defineHatchings(state);
    addViews(map, state);
    map.fitBounds(options.vues[0].cadre, {animate: false});
    rememberView(map, options.memoire);
    map.on('zoomend', function () { markZoom(map); });
    markZoom(map);
    drawBase(map, state).catch(function (cause) { console.error(cause); });
    new ResizeObserver(function () { map.invalidateSize({animate: false}); }).observe(map.getContainer());
  }

  // points: [id, lat, lon, family, phase, precision, dx, dy, name, detail], indices into options.
  // Only what differs from what is shown is drawn or removed.
  function show(map, data) {
    var state = map.ptce, wanted = new Map();
    state.label.remove();
    data.points.forEach(function (p) { wanted.set(p[0], JSON.stringify([p, p[0] === data.choisi])); });
    state.signs.forEach(function (sign, id) {
      if (wanted.get(id) === sign.signature) return;
      sign.drawn.forEach(function (part) { state.layer.removeLayer(part); });
      state.signs.delete(id);
    });
    data.points.forEach(function (p) {
      if (state.signs.has(p[0])) return;
      var sign = drawSign(map, state, p, p[0] === data.choisi);
      sign.signature = wanted.get(p[0]);
      state.signs.set(p[0], sign);
    });
    countViews(state);
    state.chosen = data.choisi;
    state.version += 1;
  }

  function drawSign(map, state, p, chosen) {
    var options = state.options, color = options.couleurs[p[3]], ring = options.anneaux[p[5]];
    function part(more) {
      return new Sign([p[1], p[2]], L.extend({
        renderer: state.signRenderers[p[3]], dx: p[6], dy: p[7], color: color, fill: true,
        fillOpacity: 1, interactive: false}, more));
    }
    var sign = part({
      shape: options.formes[p[3]], radius: 9, weight: 1.8, interactive: true, className: 'signe',
      fillColor: [color, 'url(#hachures-' + p[3] + ')', '#fff'][p[4]]});
    sign.drawn = [sign];
    if (ring) {
      sign.drawn.unshift(part({
        shape: options.anneau, radius: 14, weight: 1.4, dashArray: ring, fill: false,
        className: 'anneau'}));
    }
    if (chosen) {
      sign.drawn.unshift(part({
        shape: options.anneau, radius: 16, weight: 4, color: '#111', fillColor: '#fff',
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

  window.ptceCarte = {install: install, show: show};
})();
