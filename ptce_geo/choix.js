/* What passes the filters and the sign it makes: as summary.kept, summary.counts, summary.ptce and
   maps.points. Used by the static pages, and by the map of the application, which draws a choice
   before the server has answered. `data` is that of site_data.selection_data. */
window.ptceChoix = function (data) {
  'use strict';
  function ranked(list) {
    return new Map(list.map(function (one, rank) { return [one.code, rank]; }));
  }
  var statuts = ranked(data.statuts), precisions = ranked(data.precisions);
  data.candidatures.forEach(function (one, rank) { one.rang = rank; });

  // view: the codes chosen under each filter; among: whether a candidature, given with its rank, is
  // looked at. A candidature that one filter alone stops still counts among the choices of that filter.
  function passing(view, among) {
    var kept = data.ptce.map(function () { return []; }), counts = new Map();
    data.filtres.forEach(function (name) { counts.set(name, new Map()); });
    data.candidatures.forEach(function (one, rank) {
      if (!among(one, rank)) return;
      var against = data.filtres.filter(function (name) {
        return view[name].length && !view[name].some(function (code) { return one.codes[name].includes(code); });
      });
      if (against.length === 0) kept[one.ptce].push(one);
      if (against.length < 2) (against.length ? against : data.filtres).forEach(function (name) {
        one.codes[name].forEach(function (code) {
          var of = counts.get(name);
          if (!of.has(code)) of.set(code, new Set());
          of.get(code).add(one.ptce);
        });
      });
    });
    return {kept: kept, counts: counts};
  }

  // The candidature whose place a PTCE has: the most precise. They come the latest first.
  function placed(candidatures) {
    return candidatures.reduce(function (place, one) {
      return precisions.get(one.precision) < precisions.get(place.precision) ? one : place;
    });
  }

  // The statut is the most advanced, the phase that of the latest call that states one.
  function summed(rank, candidatures) {
    var place = placed(candidatures), statut = candidatures.reduce(function (best, one) {
      return statuts.get(one.statut) < statuts.get(best.statut) ? one : best;
    });
    var dated = candidatures.find(function (one) { return one.phase !== 'inconnue'; }) || candidatures[0];
    return {
      ptce: data.ptce[rank], point: place.point, lieu: place.lieu, region: place.region,
      statut: data.statuts[statuts.get(statut.statut)], phase: dated.phase,
      precision: precisions.get(place.precision),
      appels: union(candidatures, 'appel'), secteurs: union(candidatures, 'secteurs')
    };
  }

  function union(candidatures, column) {
    var codes = new Set(candidatures.flatMap(function (one) { return one[column].split('|').filter(Boolean); }));
    return Array.from(codes).sort();
  }

  function words(filter, codes) {
    return codes.map(function (code) {
      return Object.hasOwn(data.mots[filter] || {}, code) ? data.mots[filter][code] : code;
    }).join(', ');
  }

  // The PTCE that the candidatures kept make, in the order of the data.
  function shown(kept) {
    var found = [];
    kept.forEach(function (candidatures, rank) {
      if (candidatures.length) found.push(summed(rank, candidatures));
    });
    return found;
  }

  // Their signs, as ptceCarte.show draws them.
  function points(shown) {
    return shown.filter(function (one) { return one.point; }).map(function (one) {
      var precision = data.precisions[one.precision];
      var place = precision.vague ? one.lieu + ' (' + precision.mot + ')' : one.lieu;
      return [one.ptce.id, one.point[0], one.point[1], one.statut.famille, data.phases.indexOf(one.phase),
              one.precision, one.ptce.dx, one.ptce.dy, one.ptce.nom,
              one.statut.phrase + ' · ' + words('appel', one.appels) + ' · ' + place];
    });
  }

  return {passing: passing, placed: placed, shown: shown, points: points, words: words};
};
