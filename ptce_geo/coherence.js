/* The sheet of one record on the map: its perimeter, its faulty parts numbered and named, the
   proposal beside them, one button to go to each. Stands on carte.js. */
(function () {
  'use strict';

  var element = window.ptceBoutons.element;

  function goTo(map, bounds) {
    map.fitBounds(bounds, {padding: [24, 24], maxZoom: 12});
  }

  // data: {dossier, textes, formes: [{couche, marque, titre, contour, lieu, style}]}
  function show(map, data) {
    var state = map.coherence || (map.coherence = {layer: L.layerGroup().addTo(map)});
    state.layer.clearLayers();
    if (state.control) state.control.remove();
    var bounds = L.latLngBounds([]), goals = [];
    data.formes.forEach(function (forme) {
      var style = L.extend({renderer: map.ptce.signRenderer, pane: 'signes',
                            className: 'couche-' + forme.couche}, forme.style);
      var drawn = forme.contour
        ? L.geoJSON(forme.contour, {style: style, pane: 'signes'})
        : L.circleMarker(forme.lieu, L.extend({radius: 6}, style));
      drawn.bindTooltip(forme.titre, {sticky: true, className: 'bulle'});
      state.layer.addLayer(drawn);
      var box = forme.contour ? drawn.getBounds() : L.latLng(forme.lieu).toBounds(4000);
      if (forme.couche !== 'voisines') bounds.extend(box);
      if (forme.marque) {
        var mark = element('span', 'marque', forme.marque);
        state.layer.addLayer(L.marker(forme.lieu, {
          icon: L.divIcon({className: 'marque-lieu', iconSize: [0, 0], html: mark}),
          pane: 'signes', interactive: false, keyboard: false}));
        goals.push({marque: forme.marque, titre: forme.titre, box: box});
      }
    });
    state.control = list(map, data, bounds, goals).addTo(map);
    if (bounds.isValid() && state.dossier !== data.dossier) {
      state.dossier = data.dossier;
      map.fitBounds(bounds, {padding: [24, 24], maxZoom: 12, animate: false});
    }
    state.version = (state.version || 0) + 1;
  }

  function list(map, data, bounds, goals) {
    var Parts = L.Control.extend({
      options: {position: 'bottomright'},
      onAdd: function () {
        var box = element('div', 'parties');
        box.setAttribute('role', 'group');
        box.setAttribute('aria-label', data.textes.aller);
        function add(text, title, target) {
          var button = element('button', 'vue', text);
          button.type = 'button';
          button.title = title;
          button.setAttribute('aria-label', title);
          button.addEventListener('click', function () { goTo(map, target); });
          box.append(button);
        }
        if (bounds.isValid()) add(data.textes.tout, data.textes.toutLong, bounds);
        if (goals.length > 1) goals.forEach(function (goal) { add(goal.marque, goal.titre, goal.box); });
        L.DomEvent.disableClickPropagation(box);
        L.DomEvent.disableScrollPropagation(box);
        return box;
      }
    });
    return new Parts();
  }

  window.ptceCoherence = {show: show};
})();
