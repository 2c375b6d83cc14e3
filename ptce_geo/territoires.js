/* Territories as the map draws them: GeoJSON into flat rings on the unit square of Web Mercator,
   what they hold, what surrounds several of them. Knows nothing of the screen. */
(function () {
  'use strict';

  // Vertices closer than this are one: a fifth of the grid of the display geometries.
  var GRID = 6e7;
  var MANY = Math.pow(2, 26);

  function mercatorX(lon) { return lon / 360 + 0.5; }
  function mercatorY(lat) {
    return 0.5 - Math.log(Math.tan(Math.PI / 4 + lat * Math.PI / 360)) / (2 * Math.PI);
  }

  function zone(feature) {
    var geometry = feature.geometry, rings = [], box = [Infinity, Infinity, -Infinity, -Infinity];
    var polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    polygons.forEach(function (polygon) {
      polygon.forEach(function (ring) {
        var flat = new Float64Array(2 * ring.length);
        for (var i = 0; i < ring.length; i++) {
          var x = flat[2 * i] = mercatorX(ring[i][0]), y = flat[2 * i + 1] = mercatorY(ring[i][1]);
          if (x < box[0]) box[0] = x;
          if (y < box[1]) box[1] = y;
          if (x > box[2]) box[2] = x;
          if (y > box[3]) box[3] = y;
        }
        rings.push(flat);
      });
    });
    return {code: feature.properties.code, nom: feature.properties.nom, rings: rings, box: box};
  }

  // {zones, rank (code to position)} of a feature collection; the order is kept.
  function level(collection) {
    var zones = collection.features.map(zone), rank = new Map();
    zones.forEach(function (one, i) { rank.set(one.code, i); });
    return {zones: zones, rank: rank};
  }

  function contains(one, x, y) {
    var box = one.box, inside = false;
    if (x < box[0] || y < box[1] || x > box[2] || y > box[3]) return false;
    one.rings.forEach(function (ring) {
      for (var i = 2; i < ring.length; i += 2) {
        var y1 = ring[i - 1], y2 = ring[i + 1];
        if ((y1 > y) !== (y2 > y) &&
            x < ring[i - 2] + (y - y1) / (y2 - y1) * (ring[i] - ring[i - 2])) inside = !inside;
      }
    });
    return inside;
  }

  function at(zones, x, y) {
    for (var i = 0; i < zones.length; i++) if (contains(zones[i], x, y)) return i;
    return -1;
  }

  // Middle of the largest ring: good enough for a name, never used to place a PTCE.
  function middle(one) {
    if (one.middle) return one.middle;
    var best = [0, 0, 0];
    one.rings.forEach(function (ring) {
      var area = 0, x = 0, y = 0, x0 = ring[0], y0 = ring[1];
      for (var i = 2; i < ring.length; i += 2) {
        // From the first corner: products of whole coordinates would lose the small rings.
        var ax = ring[i - 2] - x0, ay = ring[i - 1] - y0, bx = ring[i] - x0, by = ring[i + 1] - y0;
        var cross = ax * by - bx * ay;
        area += cross;
        x += (ax + bx) * cross;
        y += (ay + by) * cross;
      }
      if (Math.abs(area) > best[2]) best = [x0 + x / (3 * area), y0 + y / (3 * area), Math.abs(area)];
    });
    one.middle = [best[0], best[1]];
    return one.middle;
  }

  // Edges that only one of the zones has, chained into lines: the border of their union, since
  // neighbours of one level share their vertices. With `inside`, every edge, once.
  function outline(zones, inside) {
    var numbers = new Map(), xy = [], edges = new Map(), ends = [];
    zones.forEach(function (one) {
      one.rings.forEach(function (ring) {
        for (var i = 0, before = -1; i < ring.length; i += 2) {
          var place = Math.round(ring[i] * GRID) * GRID + Math.round(ring[i + 1] * GRID);
          var number = numbers.get(place);
          if (number === undefined) {
            numbers.set(place, number = numbers.size);
            xy.push(ring[i], ring[i + 1]);
          }
          if (before >= 0 && before !== number) {
            var key = Math.min(before, number) * MANY + Math.max(before, number);
            if (!edges.has(key)) edges.set(key, [before, number]);
            else if (!inside) edges.delete(key);
          }
          before = number;
        }
      });
    });
    edges.forEach(function (edge) {
      edge.forEach(function (number, side) {
        (ends[number] = ends[number] || []).push(edge[1 - side]);
      });
    });
    function next(number) {
      var list = ends[number];
      while (list.length) {
        var other = list.pop();
        if (edges.delete(Math.min(number, other) * MANY + Math.max(number, other))) return other;
      }
      return -1;
    }
    var lines = [];
    ends.forEach(function (list, start) {
      for (var number = next(start); number >= 0; number = next(start)) {
        var line = [xy[2 * start], xy[2 * start + 1]];
        for (; number >= 0; number = next(number)) line.push(xy[2 * number], xy[2 * number + 1]);
        lines.push(new Float64Array(line));
      }
    });
    return lines;
  }

  window.ptceTerritoires = {
    level: level, zone: zone, contains: contains, at: at, middle: middle, outline: outline,
    mercatorX: mercatorX, mercatorY: mercatorY
  };
})();
