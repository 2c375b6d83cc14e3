/* A choice of the page's panel is drawn at once, from data fetched once; the server's answer, which
   repeats its number, is then the truth and changes only what differs. */
(function () {
  'use strict';

  // An answer that does not come in this time will not: what the server said last is drawn again.
  var PATIENCE = 10000;

  // Data fetched once the map is at rest; without them choices wait for the server.
  // held: {address}; `take` receives the data, or null when there are none any more.
  function bring(held, address, take) {
    if (!address || address === held.address) return;
    held.address = address;
    take(null);
    (window.requestIdleCallback || setTimeout)(function () {
      fetch(address).then(function (answer) { return answer.ok ? answer.json() : null; }).then(function (data) {
        if (data && held.address === address) take(data);
      }, function () { held.address = null; });
    });
  }

  // draw: as in carte.js.
  function follow(map, draw) {
    var state = map.ptce, outer = window.parent;
    state.sources = {signes: {}, fond: {}};
    if (!state.options.adresse || outer === window) return;
    function chosen(event) { drawChoice(map, draw, event.detail); }
    outer.addEventListener('ptce:choix', chosen);
    window.addEventListener('pagehide', function () { outer.removeEventListener('ptce:choix', chosen); });
  }

  // asked: {numero, choisis: codes by filter, parmi: ranks of the candidatures left by what else filters}
  function drawChoice(map, draw, asked) {
    var state = map.ptce, choix = state.choix, among = asked.parmi && new Set(asked.parmi);
    if (!choix) return;
    var kept = choix.passing(asked.choisis, function (_, rank) { return !among || among.has(rank); }).kept;
    state.asked = asked.numero;
    draw(map, choix.points(choix.shown(kept)), state.chosen);
    window.ptceCouches.foresee(map, {kept: kept, placed: choix.placed, appels: asked.choisis.appel});
    clearTimeout(state.patience);
    state.patience = setTimeout(function () {
      if (!state.asked) return;
      state.asked = 0;
      window.ptceCouches.show(map, state.layers);
      draw(map, state.answer.points, state.answer.choisi);
    }, PATIENCE);
  }

  // Whether what comes answers an older choice than the one drawn.
  function late(state, data) {
    return Boolean(state.asked && data.numero < state.asked);
  }

  // What is under the signs comes first: {fond, perimetres, choisi, numero}.
  function layers(map, data) {
    var state = map.ptce, fond = data.fond;
    state.layers = data;
    if (fond && data.numero !== undefined) {
      bring(state.sources.fond, fond.chiffres, function (found) {
        state.dessous.chiffres = found && {de: fond.chiffres, fonds: window.ptceFonds(found, state.options.langue)};
      });
    }
    if (!late(state, data)) window.ptceCouches.show(map, data);
  }

  // Then the signs: {points, choisi, numero, choix}; the last two only where a panel is.
  function signs(map, draw, data) {
    var state = map.ptce;
    bring(state.sources.signes, data.choix, function (found) { state.choix = found && window.ptceChoix(found); });
    state.answer = data;
    if (late(state, data)) return;
    state.asked = 0;
    draw(map, data.points, data.choisi);
  }

  window.ptceAttente = {follow: follow, layers: layers, signs: signs};
})();
