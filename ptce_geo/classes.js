/* Figures into classes, as classing.py: what the browser colours at once must be in the classes that
   the server then tells. */
(function () {
  'use strict';

  var MOST = 5, SHARES = [0.1, 0.25, 0.5, 0.9999, 1];
  // Beside the classes, numbered from one.
  var ZERO = 0, HIDDEN = -1, MISSING = -2;

  // The next number of two significant digits. Powers of ten are read as text: Math.pow may miss one.
  function roundedUp(value) {
    var places = 1 - Number(value.toExponential().split('e')[1]), power = Number('1e' + places);
    var scaled = Math.ceil(Number((value * power).toFixed(9)));
    return Number((scaled / power).toFixed(Math.max(places, 0)));
  }

  // numpy.quantile of sorted values, by linear interpolation.
  function quantile(sorted, share) {
    var last = sorted.length - 1, at = last * share, low = Math.floor(at), part = at - low;
    var a = sorted[low], b = sorted[Math.min(low + 1, last)];
    return part < 0.5 ? a + (b - a) * part : b - (b - a) * (1 - part);
  }

  // How many bounds are under a value.
  function under(bounds, value) {
    var rank = 0;
    while (rank < bounds.length && bounds[rank] < value) rank++;
    return rank;
  }

  function distinct(sorted) {
    return sorted.filter(function (value, i) { return i === 0 || value !== sorted[i - 1]; });
  }

  // The upper bound of each class of the values above zero.
  function bounds(values) {
    var known = values.filter(function (value) { return value > 0; }).sort();
    var each = Array.from(distinct(known)), found = [];
    if (each.length <= MOST) return each;
    for (var k = 1; k <= MOST; k++) found.push(roundedUp(quantile(known, k / MOST)));
    if (known.every(Number.isInteger)) found = found.map(Math.ceil);
    found = distinct(found.sort(function (a, b) { return a - b; }));
    var held = new Set(each.map(function (value) { return under(found, value); }));
    return found.filter(function (_, rank) { return held.has(rank); });
  }

  // Shares always have the same bounds, none without any.
  function shares(values) {
    return values.some(function (value) { return value > 0; }) ? SHARES : [];
  }

  // values: Float64Array; states: Int8Array of 0, HIDDEN or MISSING.
  function classed(values, states, bornes) {
    var rangs = new Int8Array(values.length);
    for (var i = 0; i < values.length; i++) {
      rangs[i] = states[i] || (values[i] === 0 ? ZERO : under(bornes, values[i]) + 1);
    }
    return rangs;
  }

  window.ptceClasses = {
    ZERO: ZERO, HIDDEN: HIDDEN, MISSING: MISSING, bounds: bounds, shares: shares, classed: classed
  };
})();
