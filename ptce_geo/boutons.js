/* The buttons over the map: the mainland and the overseas départements, full screen, IGN's plan. */
(function () {
  'use strict';

  function element(tag, className, text) {
    var node = document.createElement(tag);
    node.className = className || '';
    if (text !== undefined) node.textContent = text;
    return node;
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

  // --- full screen, and IGN's plan where the operator allows it ----------------------------------

  function button(map, position, className, text, name, act) {
    var Button = L.Control.extend({
      options: {position: position},
      onAdd: function () {
        var box = element('div', 'leaflet-bar'), node = element('button', 'bouton ' + className, text);
        node.type = 'button';
        node.title = name;
        node.setAttribute('aria-label', name);
        node.addEventListener('click', function () { act(node); });
        box.append(node);
        L.DomEvent.disableClickPropagation(box);
        return box;
      }
    });
    return new Button().addTo(map);
  }

  function addFullScreen(map, textes) {
    // The whole frame where there is one: it fills itself with the map.
    var target = window.frameElement || document.getElementById('carte') || map.getContainer();
    var outer = target.ownerDocument;
    if (!outer.fullscreenEnabled || !target.requestFullscreen) return;
    button(map, 'topleft', 'plein-ecran', '', textes.pleinEcran, function () {
      if (outer.fullscreenElement) outer.exitFullscreen(); else target.requestFullscreen();
    });
    function mark() {
      var node = map.getContainer().querySelector('.plein-ecran'), full = outer.fullscreenElement === target;
      node.classList.toggle('sortir', full);
      node.title = full ? textes.pleinEcranSortir : textes.pleinEcran;
      node.setAttribute('aria-label', node.title);
    }
    outer.addEventListener('fullscreenchange', mark);
    window.addEventListener('pagehide', function () { outer.removeEventListener('fullscreenchange', mark); });
  }

  function addTiles(map, state) {
    var ign = state.options.ign, tiles;
    if (!ign) return;
    button(map, 'topleft', 'plan', ign.court, ign.nom, function (node) {
      tiles = tiles || L.tileLayer(ign.adresse, {maxZoom: 19, attribution: ign.mention});
      state.dessous.tiles = !state.dessous.tiles;
      if (state.dessous.tiles) tiles.addTo(map); else tiles.remove();
      node.setAttribute('aria-pressed', String(state.dessous.tiles));
      window.ptceCouches.repaint(state.dessous);
    }).getContainer().firstChild.setAttribute('aria-pressed', 'false');
  }

  window.ptceBoutons = {
    element: element, views: addViews, countViews: countViews, fullScreen: addFullScreen, plan: addTiles
  };
})();
