/* Territories as pixels: which one each pixel is in, found once a view, then a colour for each. A
   filter only changes colours: 35,000 communes take the time of one image. */
(function () {
  'use strict';

  // Larger than any column of a screen: a crossing is kept as one number, its row then its column.
  var WIDE = 65536;
  var buffer = new Float64Array(4096);

  // Crossings of the edges of one zone with the middle of each row of pixels.
  function crossings(zone, frame, height) {
    var count = 0, scale = frame.scale, ox = frame.x, oy = frame.y, right = frame.width + 1;
    zone.rings.forEach(function (ring) {
      var x1 = ring[0] * scale - ox, y1 = ring[1] * scale - oy;
      for (var i = 2; i < ring.length; i += 2) {
        var x2 = ring[i] * scale - ox, y2 = ring[i + 1] * scale - oy;
        // From the top, whichever zone asks: neighbours must find the same crossing.
        var down = y1 < y2, top = down ? y1 : y2, bottom = down ? y2 : y1;
        var row = Math.max(0, Math.ceil(top - 0.5)), end = Math.min(height - 1, Math.ceil(bottom - 0.5) - 1);
        if (row <= end) {
          var tx = down ? x1 : x2, slope = ((down ? x2 : x1) - tx) / (bottom - top);
          if (count + end - row + 1 > buffer.length) {
            var larger = new Float64Array(2 * (count + end - row + 1));
            larger.set(buffer);
            buffer = larger;
          }
          for (; row <= end; row++) {
            var x = tx + (row + 0.5 - top) * slope;
            buffer[count++] = row * WIDE + (x < -1 ? 0 : x > right ? right + 1 : x + 1);
          }
        }
        x1 = x2;
        y1 = y2;
      }
    });
    return count;
  }

  function sort(count) {
    if (count > 48) return buffer.subarray(0, count).sort();
    for (var i = 1; i < count; i++) {
      var value = buffer[i], at = i - 1;
      for (; at >= 0 && buffer[at] > value; at--) buffer[at + 1] = buffer[at];
      buffer[at + 1] = value;
    }
  }

  // Writes `number` on the pixels whose middle is in the zone.
  function stamp(numbers, zone, number, frame) {
    var count = crossings(zone, frame, frame.height);
    sort(count);
    for (var i = 0; i + 1 < count; i += 2) {
      var row = Math.floor(buffer[i] / WIDE), base = row * frame.width;
      var from = Math.max(0, Math.ceil(buffer[i] - row * WIDE - 1.5));
      var to = Math.min(frame.width, Math.ceil(buffer[i + 1] - row * WIDE - 1.5));
      for (var column = from; column < to; column++) numbers[base + column] = number;
    }
  }

  // A colour of the style sheet, #rrggbb, as the four bytes of a pixel.
  function pixel(colour, alpha) {
    var found = /^#(..)(..)(..)$/.exec(colour);
    if (!found) return 0;
    return ((alpha << 24) | (parseInt(found[3], 16) << 16) | (parseInt(found[2], 16) << 8) | parseInt(found[1], 16)) >>> 0;
  }

  // Puts on the canvas the colour of each number's class; hidden is hatched, missing is dotted.
  function colour(ctx, numbers, width, height, rangs, couleurs, alpha) {
    if (!width || !height) return;
    var image = ctx.createImageData(width, height), pixels = new Uint32Array(image.data.buffer);
    var classes = couleurs.classes.map(function (one) { return pixel(one, alpha); });
    var ground = pixel(couleurs.terre, alpha), hatch = pixel(couleurs.hachure, 255), dot = pixel(couleurs.points, 255);
    var drawn = new Uint32Array(rangs.length), special = new Uint8Array(rangs.length);
    for (var zone = 0; zone < rangs.length; zone++) {
      if (rangs[zone] > 0) drawn[zone] = classes[rangs[zone] - 1];
      else special[zone] = -rangs[zone];
    }
    for (var at = 0, y = 0; y < height; y++) {
      for (var x = 0; x < width; x++, at++) {
        var number = numbers[at];
        if (number < 0) continue;
        if (special[number] === 1) pixels[at] = ((x + y) & 7) < 2 ? hatch : ground;
        else if (special[number] === 2) pixels[at] = (x & 3) < 1 && ((y + (x & 4 ? 2 : 0)) & 3) < 1 ? dot : ground;
        else pixels[at] = drawn[number];
      }
    }
    ctx.putImageData(image, 0, 0);
  }

  window.ptceTrame = {stamp: stamp, colour: colour};
})();
