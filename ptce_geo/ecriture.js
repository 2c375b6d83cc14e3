/* What is written on the map under the signs, where there is room: the figure of each coloured
   territory, the names of communes. */
(function () {
  'use strict';

  var T = window.ptceTerritoires, seen = window.ptcePeinture.seen;
  // From this zoom communes are named.
  var NAMED = 10.25;

  function paintWords(map, under, ctx, frame) {
    var taken = [], colours = under.couleurs, halves = under.halves || (under.halves = new Map());
    ctx.textAlign = 'center';
    ctx.lineJoin = 'round';
    ctx.textBaseline = 'middle';
    ctx.lineWidth = 3;
    // The same figures come back in hundreds of territories, most of them too small for any.
    function half(words) {
      var key = ctx.font + words;
      if (!halves.has(key)) halves.set(key, ctx.measureText(words).width / 2 + 2);
      return halves.get(key);
    }
    function write(words, one, below, size, room) {
      if (!words) return;
      var wide = half(words);
      if (2 * wide > (one.box[2] - one.box[0]) * frame.scale + room) return;
      var middle = T.middle(one), x = middle[0] * frame.scale - frame.x;
      var y = middle[1] * frame.scale - frame.y + below;
      var box = [x - wide, y - size, x + wide, y + size];
      if (taken.some(function (other) {
        return box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1];
      })) return;
      taken.push(box);
      ctx.strokeText(words, x, y);
      ctx.fillText(words, x, y);
    }
    var zoom = map.getZoom(), fond = under.fond;
    ctx.strokeStyle = colours.halo;
    if (fond && (fond.niveau !== 'communes' || zoom >= NAMED)) {
      ctx.font = '600 12px ' + getComputedStyle(map.getContainer()).fontFamily;
      ctx.fillStyle = colours.choisi;
      fond.level.zones.forEach(function (one, i) {
        if (fond.rangs[i] !== 0 && seen(one.box, frame)) write(fond.chiffre(i), one, 13, 7, 0);
      });
    }
    if (zoom < NAMED) return;
    ctx.font = '11px ' + getComputedStyle(map.getContainer()).fontFamily;
    ctx.fillStyle = colours['texte-pale'];
    under.levels.departements.zones.forEach(function (departement) {
      var communes = under.levels['communes/' + departement.code];
      if (communes && seen(departement.box, frame)) {
        communes.zones.forEach(function (one) { if (seen(one.box, frame)) write(one.nom, one, 0, 6, 24); });
      }
    });
  }

  window.ptceEcriture = {words: paintWords};
})();
