/* The figure of each territory of a level and its class, as choropleth.py: the map colours a choice
   before the server has answered. `data` is that of ground_data.ground_data. */
window.ptceFonds = function (data, langue) {
  'use strict';

  var C = window.ptceClasses;
  var touches = data.touches.map(function (runs) {
    var zones = [];
    for (var i = 0; i < runs.length; i += 2) {
      for (var n = 0; n < runs[i + 1]; n++) zones.push(runs[i] + n);
    }
    return zones;
  });

  // Values above a whole are missing where there is no whole.
  function over(counts, wholes, times) {
    return counts.map(function (count, zone) { return wholes[zone] ? count * times / wholes[zone] : NaN; });
  }

  // kept: by PTCE, its candidatures that pass; placed: that of them whose place its sign has.
  function seated(kept, placed) {
    var counts = new Float64Array(data.zones);
    kept.forEach(function (candidatures) {
      var zone = candidatures.length ? data.places[placed(candidatures).rang] : -1;
      if (zone >= 0) counts[zone] += 1;
    });
    return counts;
  }

  // A PTCE counts once in each territory that one of its perimeters touches.
  function declaring(kept) {
    var counts = new Float64Array(data.zones), last = new Int32Array(data.zones).fill(-1);
    kept.forEach(function (candidatures, ptce) {
      candidatures.forEach(function (one) {
        data.declares[one.rang].forEach(function (territoire) {
          touches[territoire].forEach(function (zone) {
            if (last[zone] === ptce) return;
            last[zone] = ptce;
            counts[zone] += 1;
          });
        });
      });
    });
    return counts;
  }

  function covered(kept) {
    var declared = new Set(), people = new Float64Array(data.zones);
    kept.forEach(function (candidatures) {
      candidatures.forEach(function (one) {
        if (one.statut === 'laureate') data.declares[one.rang].forEach(declared.add, declared);
      });
    });
    data.habites.forEach(function (part) {
      for (var i = 2; i < part.length; i++) {
        if (declared.has(part[i])) {
          people[part[0]] += part[1];
          break;
        }
      }
    });
    return over(people, data.habitants, 1);
  }

  // Only the calls chosen count: a rate on filtered files would be false.
  function rates(appels) {
    var won = new Float64Array(data.zones), filed = new Float64Array(data.zones).fill(NaN);
    data.taux.forEach(function (call) {
      if (appels.length && appels.indexOf(call.appel) < 0) return;
      for (var i = 0; i < call.dossiers.length; i += 3) {
        var zone = call.dossiers[i];
        won[zone] += call.dossiers[i + 1];
        filed[zone] = Number.isNaN(filed[zone]) ? 0 : filed[zone];
        // One count that is not known leaves the sum unknown.
        filed[zone] += call.dossiers[i + 2] === null ? Infinity : call.dossiers[i + 2];
      }
    });
    var states = new Int8Array(data.zones);
    var values = won.map(function (count, zone) {
      if (!Number.isFinite(filed[zone])) states[zone] = C.MISSING;
      else if (filed[zone] < data.minimum) states[zone] = C.HIDDEN;
      return states[zone] ? NaN : count / filed[zone];
    });
    return {values: values, states: states};
  }

  // --- figures as they are written on the map ----------------------------------------------------

  var whole = new Intl.NumberFormat(langue);
  var tenth = new Intl.NumberFormat(langue, {
    minimumFractionDigits: 1, maximumFractionDigits: 1, roundingMode: 'halfEven'
  });

  function percent(share) {
    var part = 100 * share, near = Math.round(part);
    // A tie goes to the even one.
    if (near - part === 0.5 && near % 2) near -= 1;
    if (near === 0 && share > 0) return data.mots.peu;
    return near === 100 && share < 1 ? data.mots.presque : data.mots.parts[near];
  }

  function write(mesure, value) {
    if (mesure === 'nombre' || mesure === 'perimetres') return whole.format(value);
    // As text: its digits are those that Python rounds.
    return mesure === 'million' ? tenth.format(String(value)) : percent(value);
  }

  // asked: {kept, placed, appels: codes chosen}. Nothing is said of a territory: that comes from the server.
  function coloured(mesure, asked) {
    var found = mesure === 'taux' ? rates(asked.appels) : {
      values: mesure === 'perimetres' ? declaring(asked.kept)
        : mesure === 'couverture' ? covered(asked.kept)
          : mesure === 'million' ? over(seated(asked.kept, asked.placed), data.population, 1e6)
            : seated(asked.kept, asked.placed)
    };
    var values = found.values;
    var states = found.states || Int8Array.from(values, function (value) { return Number.isNaN(value) ? C.MISSING : 0; });
    var bornes = mesure === 'couverture' ? C.shares(values) : C.bounds(values);
    var rangs = C.classed(values, states, bornes);
    return {
      rangs: rangs,
      chiffre: function (zone) {
        if (rangs[zone] > 0) return write(mesure, values[zone]);
        return rangs[zone] === C.HIDDEN ? data.mots.masque : '';
      },
      phrase: function () { return ''; }
    };
  }

  return {coloured: coloured, write: write};
};
