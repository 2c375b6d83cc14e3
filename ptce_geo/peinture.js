/* How what lies under the signs is painted: land and lines, classes, perimeters, each on a canvas
   that follows the map. Decides nothing: couches.js says what to paint. */
(function () {
  'use strict';

  var T = window.ptceTerritoires, R = window.ptceTrame;
  // From this zoom the communes in view are drawn.
  var CLOSE = 8.5;
  var FINEST = 0.7;
  var DASHES = [[], [7, 4], [2, 3]];

  // --- a canvas that follows the map -----------------------------------------------------------

  var Sheet = L.Renderer.extend({
    initialize: function (draw, options) {
      L.Renderer.prototype.initialize.call(this, options);
      this._draw = draw;
    },
    _initContainer: function () {
      this._container = document.createElement('canvas');
      this._ctx = this._container.getContext('2d');
    },
    _destroyContainer: function () { this._container.remove(); },
    _update: function () {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      var size = this._bounds.getSize(), canvas = this._container;
      this._ratio = L.Browser.retina ? 2 : 1;
      L.DomUtil.setPosition(canvas, this._bounds.min);
      canvas.width = this._ratio * size.x;
      canvas.height = this._ratio * size.y;
      canvas.style.width = size.x + 'px';
      canvas.style.height = size.y + 'px';
      this.paint();
    },
    _updatePaths: function () {},
    paint: function () {
      if (!this._map || !this._bounds) return;
      var ctx = this._ctx, min = this._bounds.min, size = this._bounds.getSize();
      var scale = 256 * Math.pow(2, this._map.getZoom()), origin = this._map.getPixelOrigin();
      ctx.setTransform(this._ratio, 0, 0, this._ratio, 0, 0);
      ctx.clearRect(0, 0, size.x, size.y);
      ctx.lineJoin = 'bevel';
      var frame = {scale: scale, x: origin.x + min.x, y: origin.y + min.y, ratio: this._ratio,
                   width: this._container.width, height: this._container.height};
      frame.box = [frame.x / scale, frame.y / scale, (frame.x + size.x) / scale, (frame.y + size.y) / scale];
      this._draw(ctx, frame);
    }
  });

  function seen(box, frame) {
    var view = frame.box;
    return box[2] >= view[0] && box[0] <= view[2] && box[3] >= view[1] && box[1] <= view[3];
  }

  // Adds a line to the path, without the corners that one pixel would hold.
  function trace(ctx, line, frame, closed) {
    var scale = frame.scale, last = line.length - 2;
    var px = line[0] * scale - frame.x, py = line[1] * scale - frame.y;
    ctx.moveTo(px, py);
    for (var i = 2; i < last; i += 2) {
      var x = line[i] * scale - frame.x, y = line[i + 1] * scale - frame.y;
      if (x - px < FINEST && px - x < FINEST && y - py < FINEST && py - y < FINEST) continue;
      ctx.lineTo(px = x, py = y);
    }
    if (closed) ctx.closePath();
    else ctx.lineTo(line[last] * scale - frame.x, line[last + 1] * scale - frame.y);
  }

  function traceZones(ctx, zones, frame) {
    ctx.beginPath();
    zones.forEach(function (zone) {
      if (seen(zone.box, frame)) zone.rings.forEach(function (ring) { trace(ctx, ring, frame, true); });
    });
  }

  function traceLines(ctx, lines, frame) {
    ctx.beginPath();
    lines.forEach(function (line) { trace(ctx, line, frame, false); });
  }

  // --- colours: those of the style sheet, so that a dark theme needs no script ------------------

  function readColours(under) {
    var style = getComputedStyle(document.documentElement), found = {};
    ['terre', 'commune', 'departement', 'region', 'texte-pale', 'halo', 'hachure', 'points', 'limite-zone',
     'perimetre-0', 'perimetre-1', 'perimetre-2', 'choisi', 'choisi-halo'].forEach(function (name) {
      found[name] = style.getPropertyValue('--carte-' + name).trim();
    });
    found.classes = [1, 2, 3, 4, 5].map(function (rank) {
      return style.getPropertyValue('--carte-classe-' + rank).trim();
    });
    under.couleurs = found;
  }

  // --- painting --------------------------------------------------------------------------------

  // The départements in view: those drawn by their communes, those drawn by their own line.
  function inView(map, under, frame) {
    var close = map.getZoom() >= CLOSE, levels = under.levels, found = {fine: [], coarse: []};
    levels.departements.zones.forEach(function (one) {
      if (!seen(one.box, frame)) return;
      var communes = close && levels.membres && levels['communes/' + one.code];
      if (communes) {
        communes.code = one.code;
        found.fine.push(communes);
      } else found.coarse.push(one);
    });
    return found;
  }

  function paintGround(map, under, ctx, frame) {
    if (!under.levels.departements || under.tiles) return;
    var view = inView(map, under, frame);
    ctx.fillStyle = under.couleurs.terre;
    traceZones(ctx, view.coarse, frame);
    ctx.fill('evenodd');
    view.fine.forEach(function (communes) { traceZones(ctx, communes.zones, frame); ctx.fill('evenodd'); });
  }

  // Which territory each pixel is in. Close to them, territories are made of their communes, whose
  // lines are finer than theirs.
  function paintClasses(map, under, ctx, frame) {
    under.pixels = null;
    if (!under.fond) return;
    var fond = under.fond, view = inView(map, under, frame), ratio = frame.ratio;
    var device = {scale: frame.scale * ratio, x: frame.x * ratio, y: frame.y * ratio,
                  width: frame.width, height: frame.height};
    var numbers = new Int32Array(frame.width * frame.height).fill(-1);
    if (view.fine.length && !view.coarse.length) {
      view.fine.forEach(function (communes) {
        var ranks = belonging(under, communes, fond.niveau);
        communes.zones.forEach(function (one, i) {
          if (ranks[i] >= 0 && seen(one.box, frame)) R.stamp(numbers, one, ranks[i], device);
        });
      });
    } else {
      fond.level.zones.forEach(function (one, i) { if (seen(one.box, frame)) R.stamp(numbers, one, i, device); });
    }
    under.pixels = {numbers: numbers, niveau: fond.niveau};
    recolour(under);
  }

  // The same pixels in the colours of new classes.
  function recolour(under) {
    var sheet = under.classes;
    if (!under.fond || !under.pixels || under.pixels.niveau !== under.fond.niveau) return sheet.paint();
    R.colour(sheet._ctx, under.pixels.numbers, sheet._container.width, sheet._container.height,
             under.fond.rangs, under.couleurs, under.tiles ? 170 : 255);
  }

  function paintLines(map, under, ctx, frame) {
    var levels = under.levels, colours = under.couleurs, niveau = under.fond && under.fond.niveau;
    if (!levels.departements || !levels.regions) return;
    var view = inView(map, under, frame), all = view.fine.length && !view.coarse.length;
    // Fainter over colours that say something of larger territories.
    ctx.globalAlpha = niveau && niveau !== 'communes' ? 0.4 : 1;
    ctx.strokeStyle = colours.commune;
    ctx.lineWidth = 0.6;
    view.fine.forEach(function (communes) { traceZones(ctx, communes.zones, frame); ctx.stroke(); });
    ctx.globalAlpha = 1;
    ctx.strokeStyle = colours['limite-zone'];
    ctx.lineWidth = niveau === 'epci' && !all ? 0.5 : 0.9;
    if (niveau === 'epci' && all) {
      view.fine.forEach(function (communes) {
        traceLines(ctx, epciLines(communes, belonging(under, communes, 'epci')), frame);
        ctx.stroke();
      });
    } else if (niveau && niveau !== 'communes' && !all) {
      var level = under.fond.level;
      level.mesh = level.mesh || T.outline(level.zones, true);
      traceLines(ctx, level.mesh, frame);
      ctx.stroke();
    }
    ctx.strokeStyle = colours.departement;
    ctx.lineWidth = 0.8;
    traceZones(ctx, view.coarse, frame);
    ctx.stroke();
    ctx.strokeStyle = colours.region;
    ctx.lineWidth = 1.2;
    view.fine.forEach(function (communes) {
      communes.border = communes.border || T.outline(communes.zones);
      traceLines(ctx, communes.border, frame);
      ctx.stroke();
    });
    if (!view.fine.length) {
      traceZones(ctx, levels[niveau === 'regions_2013' ? 'regions_2013' : 'regions'].zones, frame);
      ctx.stroke();
    }
  }

  // Rank, in a level, of what each commune of a département belongs to.
  function belonging(under, communes, niveau) {
    var kept = communes.ranks || (communes.ranks = {});
    if (kept[niveau]) return kept[niveau];
    var members = under.levels.membres, same;
    if (niveau === 'epci') kept.epci = members.epci[communes.code];
    else if (niveau === 'communes') {
      kept.communes = communes.zones.map(function (one) { return under.levels.communes.rank.get(one.code); });
    } else {
      same = niveau === 'departements' ? under.levels.departements.rank.get(communes.code) : members[niveau][communes.code];
      kept[niveau] = communes.zones.map(function () { return same; });
    }
    return kept[niveau];
  }

  function epciLines(communes, ranks) {
    if (!communes.epciLines) {
      var groups = new Map();
      communes.zones.forEach(function (one, i) {
        if (!groups.has(ranks[i])) groups.set(ranks[i], []);
        groups.get(ranks[i]).push(one);
      });
      communes.epciLines = [];
      groups.forEach(function (zones) { communes.epciLines.push.apply(communes.epciLines, T.outline(zones)); });
    }
    return communes.epciLines;
  }

  function paintPerimeters(map, under, ctx, frame) {
    ctx.lineJoin = 'round';
    var colours = under.couleurs, close = map.getZoom() >= CLOSE;
    (under.perimetres || []).forEach(function (one) {
      if (!one.parts) return;
      var colour = colours['perimetre-' + one.famille];
      one.parts.forEach(function (part) {
        var near = part.zones.some(function (zone) { return seen(zone.box, frame); });
        if (!near) return;
        if (close) part = under.finer(part);
        ctx.globalAlpha = one.choisi ? 0.28 : 0.1;
        ctx.fillStyle = one.choisi ? colours.choisi : colour;
        traceZones(ctx, part.zones, frame);
        ctx.fill('evenodd');
        ctx.globalAlpha = 1;
        ctx.setLineDash(one.choisi ? [] : DASHES[one.famille]);
        traceLines(ctx, part.lines, frame);
        if (one.choisi) {
          ctx.strokeStyle = colours['choisi-halo'];
          ctx.lineWidth = 7;
          ctx.stroke();
        }
        ctx.strokeStyle = one.choisi ? colours.choisi : colour;
        ctx.lineWidth = one.choisi ? 3.5 : 1.8;
        ctx.stroke();
      });
    });
    ctx.setLineDash([]);
  }

  window.ptcePeinture = {
    Sheet: Sheet, CLOSE: CLOSE, seen: seen, readColours: readColours,
    ground: paintGround, classes: paintClasses, lines: paintLines, perimeters: paintPerimeters,
    recolour: recolour
  };
})();
